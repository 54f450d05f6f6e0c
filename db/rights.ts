import { getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import pg from 'pg';
import * as schema from './schema/all.js';

/** Records: whatever the service would ask, rows are added and nothing else (ASVS 13.2.2, invariants of the audit chain). */
export const records: readonly PgTable[] = [
  schema.audit,
  schema.decisions,
  schema.memberOpinions,
  schema.plans,
  schema.removalOpinions,
  schema.renewals,
  schema.seals,
  schema.signatures,
  schema.selfReports,
  schema.assessmentSheets,
  schema.honourSheets,
  schema.auditRoots,
  schema.told,
];

/** Rows that end one day. All others are for ever: the service may change, never remove them. */
export const ending: readonly PgTable[] = [
  // With the person they belong to (docs/decisions/0013).
  schema.accounts,
  schema.apiTokens,
  schema.conflicts,
  schema.experts,
  schema.hearingAnswers,
  schema.idempotency,
  schema.identities,
  schema.lentFiles,
  schema.linkSessions,
  schema.links,
  // News that was delivered moves to `told`.
  schema.outbox,
  schema.postHoldings,
  schema.rateLimitCounts,
  // What Temporal refused is remembered until it takes it.
  schema.refusedNews,
  schema.returnedSheets,
  schema.sessions,
];

/**
 * Gives the service's role what it needs and takes what it has beyond that. Run by the owner after each migration
 * (`npm run migrate`): the service then works, and can neither rewrite its records nor take their triggers away.
 * @param role a role that is there and owns nothing
 */
export async function grantService(ownerUrl: string, role: string): Promise<void> {
  const to = pg.escapeIdentifier(role);
  const named = (tables: readonly PgTable[]) => tables.map((table) => `public."${getTableName(table)}"`).join(', ');
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`
      BEGIN;
      REVOKE ALL ON ALL TABLES IN SCHEMA public, drizzle FROM ${to};
      GRANT USAGE ON SCHEMA public, drizzle TO ${to};
      GRANT SELECT ON ALL TABLES IN SCHEMA drizzle TO ${to};
      GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO ${to};
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${to};
      REVOKE UPDATE ON ${named(records)} FROM ${to};
      GRANT DELETE ON ${named(ending)} TO ${to};
      COMMIT`);
  } finally {
    await client.end();
  }
}

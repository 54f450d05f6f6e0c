import { and, desc, eq, inArray, ne } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { organisations, people, postProposals } from '../../db/schema/all.js';
import { hashOf } from '../../desk/kit/canonical.js';
import { readContent } from '../../desk/organisations/read-content.js';
import type { PostChange } from '../../domain/post-changes.js';

/** Decided ones that are shown, the latest first; the record is the audit chain. */
const shown = 50;

/**
 * Changes of posts for an officer of the bureau: those that wait, with each row they would change now, and the latest that were
 * decided. `seen` is what the decision has to repeat; null where it fits no longer what is there.
 */
export async function postProposalsOf(
  at: { readonly tx: Db; readonly now: string },
  { bureauId, readerId }: { readonly bureauId: string; readonly readerId: string },
) {
  const { tx } = at;
  const isOurs = eq(postProposals.bureauId, bureauId);
  const newest = desc(postProposals.proposedAt);
  const waiting = await tx
    .select()
    .from(postProposals)
    .where(and(isOurs, eq(postProposals.state, 'proposed')))
    .orderBy(newest);
  const done = await tx
    .select()
    .from(postProposals)
    .where(and(isOurs, ne(postProposals.state, 'proposed')))
    .orderBy(newest)
    .limit(shown);
  const rows = await Promise.all(
    waiting.map(async (row) => {
      const read = await readContent(at, row.content);
      return { row, changes: read.ok ? read.value.changes : null };
    }),
  );
  const changes = rows.flatMap((one) => one.changes ?? []);
  const officers = [...waiting, ...done].flatMap(({ proposedBy, decidedBy }) => [
    proposedBy,
    ...(decidedBy ? [decidedBy] : []),
  ]);
  const names = await namesOf(tx, changes, officers);
  return {
    waiting: rows.map(({ row, changes: own }) => ({
      proposalId: row.id,
      kind: row.content.kind,
      proposedAt: row.proposedAt,
      proposedBy: names.person(row.proposedBy).name,
      own: row.proposedBy === readerId,
      seen: own && hashOf(own),
      changes: (own ?? []).map(({ orgId, role, personId, from, to, change, was }) => {
        const { name, code, email } = names.person(personId);
        return { orgName: names.body(orgId), role, personName: name, personCode: code, email, change, from, to, was };
      }),
    })),
    decided: done.map((row) => ({
      proposalId: row.id,
      kind: row.content.kind,
      state: row.state,
      proposedAt: row.proposedAt,
      proposedBy: names.person(row.proposedBy).name,
      decidedAt: row.decidedAt,
      decidedBy: row.decidedBy && names.person(row.decidedBy).name,
    })),
  };
}

async function namesOf(tx: Db, changes: readonly PostChange[], officers: readonly string[]) {
  const persons = [...new Set([...changes.map(({ personId }) => personId), ...officers])];
  const bodies = [...new Set(changes.map(({ orgId }) => orgId))];
  const { id, name, code, email } = people;
  const who = persons.length
    ? await tx.select({ id, name, code, email }).from(people).where(inArray(people.id, persons))
    : [];
  const where = bodies.length ? await tx.select().from(organisations).where(inArray(organisations.id, bodies)) : [];
  const byId = new Map(who.map((one) => [one.id, one]));
  const orgs = new Map(where.map((one) => [one.id, one.name]));
  return {
    person: (of: string) => byId.get(of) ?? { name: '', code: '', email: null },
    body: (of: string) => orgs.get(of) ?? '',
  };
}

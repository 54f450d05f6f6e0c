import { asc, desc, eq } from 'drizzle-orm';
import { planSchema } from '../../domain/studio/plans.js';
import type { Db } from '../database.js';
import { plans } from '../schema/all.js';
import type { Vault } from '../sealed.js';
import { wrappedKeyOf } from './data-keys.js';

const sectionsSchema = planSchema.shape.sections;

/** The versions of a term's plans (STUDIO-12), newest first within their kind; `sections` null once their words were erased. */
export async function plansOf(db: Db, vault: Vault, termId: string) {
  const rows = await db
    .select()
    .from(plans)
    .where(eq(plans.termId, termId))
    .orderBy(asc(plans.kind), desc(plans.version));
  const wrapped = await wrappedKeyOf(db, termId);
  return rows.map(({ kind, version, contentHash, filedAt, sections }) => ({
    kind,
    version,
    contentHash,
    filedAt,
    sections: sectionsSchema.nullable().catch(null).parse(vault.open(wrapped, sections)),
  }));
}

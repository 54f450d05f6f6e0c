import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '../database.js';
import { dataKeys, workEvidence } from '../schema/all.js';
import type { Vault } from '../sealed.js';
import { wordOf } from './data-keys.js';

/** The files with a term's record of work, in the order in which they were handed in; names and hashes are empty once they were erased. */
export async function evidenceIn(db: Db, vault: Vault, termId: string) {
  const rows = await db
    .select({ file: workEvidence, wrapped: dataKeys.wrapped })
    .from(workEvidence)
    .leftJoin(dataKeys, eq(dataKeys.subjectId, workEvidence.termId))
    .where(and(eq(workEvidence.termId, termId), isNull(workEvidence.removedAt)))
    .orderBy(asc(workEvidence.workId), asc(workEvidence.number));
  return rows.map(({ file, wrapped }) => ({
    ...file,
    name: wordOf(vault, wrapped, file.name),
    sha256: wordOf(vault, wrapped, file.sha256),
  }));
}
export type EvidenceRead = Awaited<ReturnType<typeof evidenceIn>>[number];

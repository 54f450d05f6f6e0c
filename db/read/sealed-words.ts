import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import { blindNames } from '../../domain/panel/blind-names.js';
import type { Db } from '../database.js';
import { attachments, dataKeys, formVersions } from '../schema/all.js';
import type { Vault } from '../sealed.js';
import { savedIn, wordOf } from './data-keys.js';

const versions = (db: Db) =>
  db
    .select({ version: formVersions, wrapped: dataKeys.wrapped })
    .from(formVersions)
    .leftJoin(dataKeys, eq(dataKeys.subjectId, formVersions.caseId));

type Joined = { version: typeof formVersions.$inferSelect; wrapped: string | null };
const legible = (vault: Vault, { version, wrapped }: Joined) => ({
  ...version,
  content: savedIn(vault, wrapped, version.content),
});

/** One submitted form as it can be read; its content is null once it was erased. */
export async function formVersionOf(db: Db, vault: Vault, caseId: string, number: number) {
  const [row] = await versions(db).where(and(eq(formVersions.caseId, caseId), eq(formVersions.number, number)));
  return row ? legible(vault, row) : null;
}

/** The newest submitted form, or null while there is only a draft. */
export async function newestForm(db: Db, vault: Vault, caseId: string) {
  const [row] = await versions(db).where(eq(formVersions.caseId, caseId)).orderBy(desc(formVersions.number)).limit(1);
  return row ? legible(vault, row) : null;
}

/** All submitted forms of these cases, newest first. */
export async function formsOf(db: Db, vault: Vault, caseIds: readonly string[]) {
  const rows = await versions(db)
    .where(inArray(formVersions.caseId, [...caseIds]))
    .orderBy(desc(formVersions.number));
  return rows.map((row) => legible(vault, row));
}

/** The files of a case that were not taken away, with their names; `blind` as an expert reads them (HOST-25). */
export async function attachmentsOf(db: Db, vault: Vault, caseId: string, { blind = false } = {}) {
  const rows = await db
    .select({ file: attachments, wrapped: dataKeys.wrapped })
    .from(attachments)
    .leftJoin(dataKeys, eq(dataKeys.subjectId, attachments.caseId))
    .where(and(eq(attachments.caseId, caseId), isNull(attachments.removedAt)))
    .orderBy(asc(attachments.addedAt), asc(attachments.id));
  const files = rows.map(({ file, wrapped }) => ({
    ...file,
    name: wordOf(vault, wrapped, file.name),
    sha256: wordOf(vault, wrapped, file.sha256),
  }));
  return blind ? blindNames(files) : files;
}

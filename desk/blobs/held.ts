import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import {
  attachments,
  lentFiles,
  objectionFiles,
  pagePictures,
  returnedSheets,
  vouchers,
  workEvidence,
} from '../../db/schema/all.js';

/** Rows that hold a file until it is erased with whom it belongs to. */
const holders = [attachments, objectionFiles, pagePictures, vouchers, workEvidence] as const;

/**
 * Whether a case, an objection, a studio's page, work or fund still holds the file, or it is a sheet that waits for its officer: its bytes
 * must stay. The same bytes are kept once, whoever sent them.
 */
export async function isHeld(db: Db, blob: string): Promise<boolean> {
  for (const table of holders) {
    const [held] = await db
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.blob, blob), ne(table.sha256, '')))
      .limit(1);
    if (held) return true;
  }
  return (await db.$count(returnedSheets, eq(returnedSheets.sha256, blob))) > 0;
}

/** Those of the files that any row names, also one that is about to let go of them: whoever wrote the row sees to their end. */
export async function namedAmong(db: Db, blobs: readonly string[]): Promise<ReadonlySet<string>> {
  const named = new Set<string>();
  for (const column of [...holders.map(({ blob }) => blob), lentFiles.blob, returnedSheets.sha256]) {
    const rows = await db
      .selectDistinct({ blob: column })
      .from(column.table)
      .where(inArray(column, [...blobs]));
    for (const { blob } of rows) named.add(blob);
  }
  return named;
}

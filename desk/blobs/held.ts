import { and, eq, ne } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { attachments, objectionFiles, pagePictures, vouchers } from '../../db/schema/all.js';

/** Whether a case, an objection, a studio's page or its fund still holds the file: its bytes must stay. The same bytes are kept once, whoever sent them. */
export async function isHeld(db: Db, blob: string): Promise<boolean> {
  for (const table of [attachments, objectionFiles, pagePictures, vouchers]) {
    const [held] = await db
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.blob, blob), ne(table.sha256, '')))
      .limit(1);
    if (held) return true;
  }
  return false;
}

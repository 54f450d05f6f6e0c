import { asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../database.js';
import { dataKeys, objectionFiles } from '../schema/all.js';
import type { Vault } from '../sealed.js';
import { wordOf } from './data-keys.js';

/** A file that came with an objection. `size`: bytes; `sha256`: of the bytes as they came. */
export interface FileOfObjection {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  /** Where its sealed bytes lie. */
  readonly blob: string;
}

/** The files of some objections, by objection, in the order they came; what was erased is not among them. */
export async function filesOf(
  db: Db,
  vault: Vault,
  objectionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly FileOfObjection[]>> {
  const of = new Map<string, FileOfObjection[]>();
  if (objectionIds.length === 0) return of;
  const rows = await db
    .select({ file: objectionFiles, wrapped: dataKeys.wrapped })
    .from(objectionFiles)
    .leftJoin(dataKeys, eq(dataKeys.subjectId, objectionFiles.objectionId))
    .where(inArray(objectionFiles.objectionId, [...objectionIds]))
    .orderBy(asc(objectionFiles.number));
  for (const { file, wrapped } of rows) {
    const [name, sha256] = [wordOf(vault, wrapped, file.name), wordOf(vault, wrapped, file.sha256)];
    if (sha256 === '') continue;
    const { id, mediaType, size, blob, objectionId } = file;
    of.set(objectionId, [...(of.get(objectionId) ?? []), { id, name, mediaType, size, sha256, blob }]);
  }
  return of;
}

import type { SQL } from 'drizzle-orm';
import type { Db } from '../database.js';

/** Rows of a written-out query; both drivers answer with `{rows}`. */
export async function rowsOf<T>(tx: Db, query: SQL): Promise<readonly T[]> {
  const answer = (await tx.execute(query)) as unknown as { readonly rows: readonly T[] };
  return answer.rows;
}

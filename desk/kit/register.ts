import { sql } from 'drizzle-orm';
import { registers } from '../../db/schema/all.js';
import type { Desk } from './deps.js';

/**
 * The next number of a gapless register, taken by the transaction that uses it: an act that rolls back gives it back.
 * @param scope numbers start at 1 in each, e.g. the year or the round's code
 */
export async function nextNumber(
  desk: Desk,
  kind: (typeof registers.$inferInsert)['kind'],
  scope: string,
): Promise<number> {
  const [row] = await desk.tx
    .insert(registers)
    .values({ kind, scope, last: 1 })
    .onConflictDoUpdate({ target: [registers.kind, registers.scope], set: { last: sql`${registers.last} + 1` } })
    .returning();
  if (!row) throw new Error('the register did not answer');
  return row.last;
}

export const padded = (number: number, width = 3): string => String(number).padStart(width, '0');

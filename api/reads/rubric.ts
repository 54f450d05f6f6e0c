import { eq } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { rounds } from '../../db/schema/all.js';
import { rubricOf } from '../../desk/city/rubric.js';
import { withParameters } from '../../desk/kit/round.js';

/** The dimensions of a round's score sheet with their most points, as decimal text. */
export async function rubricFor(tx: Db, roundId: string) {
  const [row] = await tx.select().from(rounds).where(eq(rounds.id, roundId));
  return row ? rubricOf(withParameters(row).parameters).dimensions.map((one) => ({ ...one })) : [];
}

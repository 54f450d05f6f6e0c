import { desc, eq } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { erasures, people } from '../../db/schema/all.js';

/** Every proposal to erase somebody, newest first. The code is the person's own until they are erased. */
export async function erasuresOf(db: Db, readerId: string) {
  const rows = await db
    .select({ erasure: erasures, code: people.code })
    .from(erasures)
    .leftJoin(people, eq(people.id, erasures.personId))
    .orderBy(desc(erasures.proposedAt), desc(erasures.id));
  return rows.map(({ erasure: { id, ground, reference, state, proposedAt, proposedBy, decidedAt }, code }) => ({
    erasureId: id,
    code: state === 'done' ? null : code,
    ground,
    reference,
    state,
    proposedAt,
    decidedAt,
    own: proposedBy === readerId,
  }));
}

import { desc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { bodiesBeneath } from '../../db/read/beneath.js';
import { erasures, people } from '../../db/schema/all.js';

/** Every proposal to erase somebody of a bureau's city, newest first. The code is the person's own until they are erased. */
export async function erasuresOf(db: Db, bureauId: string, readerId: string) {
  const bodies = [...(await bodiesBeneath(db, bureauId))];
  const rows = await db
    .select({ erasure: erasures, code: people.code })
    .from(erasures)
    .innerJoin(people, eq(people.id, erasures.personId))
    .where(inArray(people.nominatedByOrgId, bodies))
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

import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { bodiesBeneath } from '../../db/read/beneath.js';
import { erasures, people } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { chainOfBureau } from '../kit/chain.js';
import type { Desk } from '../kit/deps.js';
import { erasePerson } from './erase-person.js';
import { strongBureauSeat } from './seat.js';
import { refuseErasure } from './still-needed.js';

/** People of another city do not exist for this one. */
async function isOfBureau({ tx }: Desk, bureauId: string, personId: string): Promise<boolean> {
  const bodies = [...(await bodiesBeneath(tx, bureauId))];
  const [person] = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, personId), inArray(people.nominatedByOrgId, bodies)));
  return person !== undefined;
}

const input = z.strictObject({ erasureId: z.uuid(), decision: z.enum(['done', 'rejected']) });

/**
 * Erases a person's data, or rejects the proposal: always another person than who proposed it. There is no way back.
 * 'secondFactorRequired', 'notFound', 'taskClosed' (decided already), 'secondPersonRequired', 'erasureTooEarly' (needed again by now).
 */
export const decideErasure = act<PersonActor, z.infer<typeof input>, { state: 'done' | 'rejected' }>({
  name: 'decideErasure',
  input,
  chain: chainOfBureau,
  run: async (desk, actor, { erasureId, decision }) => {
    const seat = await strongBureauSeat(desk, actor);
    if (!seat.ok) return seat;
    const [row] = await desk.tx.select().from(erasures).where(eq(erasures.id, erasureId)).for('update');
    if (!row || !(await isOfBureau(desk, seat.value.orgId, row.personId))) return refused(refuse('notFound'));
    if (row.state !== 'proposed') return refused(refuse('taskClosed', { facts: { outcome: row.state } }));
    if (row.proposedBy === actor.personId) return refused(refuse('secondPersonRequired'));
    const no = decision === 'done' ? await refuseErasure(desk, row.personId) : null;
    if (no) return refused(no);
    await desk.tx
      .update(erasures)
      .set({ state: decision, decidedBy: actor.personId, decidedAt: desk.now })
      .where(eq(erasures.id, erasureId));
    if (decision === 'done') await erasePerson(desk, row.personId);
    const done = decision === 'done' ? 'erasePerson' : 'rejectErasure';
    const facts = { erasureId, ground: row.ground };
    await record(desk, actor, { chain: seat.value.orgId, act: done, seat: seat.value, facts });
    return accepted({ state: decision });
  },
});

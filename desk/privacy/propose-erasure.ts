import { randomUUID } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { bodiesBeneath } from '../../db/read/beneath.js';
import { erasures, people } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { chainOfBureau } from '../kit/chain.js';
import { strongBureauSeat } from './seat.js';
import { refuseErasure } from './still-needed.js';

/** PIPL §47: asked for by the person, the purpose is over, or it should never have been kept. */
export const erasureGrounds = ['request', 'purposeEnded', 'unlawful'] as const;

const input = z.strictObject({
  /** The person's code. */
  code: z.string().trim().min(1).max(60),
  ground: z.enum(erasureGrounds),
  /** Number of the request or order in the office's files; names nobody, since it stays. */
  reference: z
    .string()
    .trim()
    .regex(/^[一-鿿A-Za-z0-9〔〕()（）[\]./-]{2,60}$/u),
});

/**
 * Proposes that everything that says who somebody is be erased; another officer carries it out. 'secondFactorRequired', 'notFound'
 * (strangers of the bureau, people of another one), 'erasureTooEarly', 'caseChanged' (it is proposed already).
 */
export const proposeErasure = act<PersonActor, z.infer<typeof input>, { erasureId: string }>({
  name: 'proposeErasure',
  input,
  chain: chainOfBureau,
  run: async (desk, actor, { code, ground, reference }) => {
    const seat = await strongBureauSeat(desk, actor);
    if (!seat.ok) return seat;
    const bodies = [...(await bodiesBeneath(desk.tx, seat.value.orgId))];
    const [person] = await desk.tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.code, code), inArray(people.nominatedByOrgId, bodies)))
      .for('update');
    if (!person) return refused(refuse('notFound', { field: 'code' }));
    const no = await refuseErasure(desk, person.id);
    if (no) return refused(no);
    const [waiting] = await desk.tx
      .select({ id: erasures.id })
      .from(erasures)
      .where(and(eq(erasures.personId, person.id), eq(erasures.state, 'proposed')));
    if (waiting) return refused(refuse('caseChanged', { field: 'code' }));
    const erasureId = randomUUID();
    await desk.tx.insert(erasures).values({
      id: erasureId,
      personId: person.id,
      ground,
      reference,
      state: 'proposed',
      proposedBy: actor.personId,
      proposedAt: desk.now,
    });
    const facts = { erasureId, ground };
    await record(desk, actor, { chain: seat.value.orgId, act: 'proposeErasure', seat: seat.value, facts });
    return accepted({ erasureId });
  },
});

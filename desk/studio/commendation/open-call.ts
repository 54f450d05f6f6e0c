import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { calls } from '../../../db/schema/all.js';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { awardsSchema, refuseYear } from '../../../domain/studio/commendation/call.js';
import { registerPrefix, yearScopeOf } from '../../../domain/studio/composition.js';
import { dayOf } from '../../../domain/time/beijing.js';
import { studioEditionOn } from '../../../policy/studio/default-edition.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { chainOfBureau } from '../../kit/chain.js';
import { startProcess } from '../../kit/news.js';
import { nextNumber, padded } from '../../kit/register.js';
import { organisationsByIds, organiserSeat } from '../../kit/seats.js';

const input = z.strictObject({
  name: z.string().trim().min(1).max(120),
  /** The calendar year whose results count: this one or the last (CONV-08). */
  year: z.int().min(2000).max(2200),
  /** By kind of recipient at most how many (ASSESS-08); a kind left out is not called for. */
  awards: awardsSchema,
});

export interface OpenedCall {
  readonly callId: string;
  readonly number: string;
}

/**
 * An officer of the bureau calls for commendations (COMMEND-O01): of which year, of which kinds of recipient, at most how many of each; a county's for its own
 * studios, under the county's edition and in its own register (LOCAL-01). The edition of the day is pinned (CONV-11). Strong. Refuses `notYourPost`, `secondFactorRequired`, `badInput` (CONV-08: another year).
 */
export const openCall = act<PersonActor, z.infer<typeof input>, OpenedCall>({
  name: 'openCall',
  input,
  chain: chainOfBureau,
  run: async (desk, actor, { name, year, awards }) => {
    const seat = await organiserSeat(desk, actor);
    if (!seat) return refused(refuse('notYourPost'));
    if (!actor.secondFactor) return refused(refuse('secondFactorRequired'));
    const today = dayOf(desk.now);
    const wrong = refuseYear(year, today);
    if (wrong) return refused(wrong);
    const { level, orgId: bureauId } = seat;
    const edition = studioEditionOn(level, today);
    if (!edition) return refused(refuse('stageNotOpen', { ruleId: 'CONV-11' }));
    const callId = randomUUID();
    const [bureau] = await organisationsByIds(desk, [bureauId]);
    const code = bureau?.code ?? '';
    const mine = await nextNumber(desk, 'call', yearScopeOf(level, code, String(year)));
    const number = `${registerPrefix(level, code)}BZ${year}-${padded(mine, 2)}`;
    await desk.tx.insert(calls).values({
      ...{ id: callId, number, name, level, bureauId, year, awards },
      ...{ editionId: edition.id, parameters: edition.parameters, state: 'nominating' },
      ...{ openedBy: actor.personId, openedAt: desk.now },
    });
    const facts = { call: number, year, edition: edition.id };
    const ruleIds = ['COMMEND-O01', 'CONV-11', ...(level === 'county' ? ['LOCAL-01'] : [])];
    await record(desk, actor, { chain: callId, act: 'openCall', seat, ruleIds, facts });
    await startProcess(desk, 'commendation', { subject: { kind: 'call', id: callId }, callId, callCode: number });
    return accepted({ callId, number });
  },
});

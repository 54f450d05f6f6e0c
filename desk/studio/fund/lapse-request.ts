import { z } from 'zod';
import { accepted, refused } from '../../../domain/refusal.js';
import { yuanOf } from '../../../domain/studio/fund/money.js';
import { refuseLapse } from '../../../domain/studio/fund/requests.js';
import type { Instant } from '../../../domain/time/beijing.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { decide } from '../../kit/decide.js';
import type { Desk } from '../../kit/deps.js';
import { openRun, settleStage } from '../../kit/stage.js';
import { requestOfYear } from './hands.js';
import { releaseTo } from './lines.js';
import { type FundRequestRow, isErased, moveRequest, vouchersOf } from './requests.js';
import { tellAccountant } from './tell-accountant.js';

const input = z.strictObject({
  termId: z.uuid(),
  requestId: z.uuid(),
  /** Whoever accounts for it reads it. */
  reason: z.string().trim().max(1000).default(''),
});

/**
 * FUND-08, FUND-O01: the studio is over and nobody accounts for what was approved: the fund's keeper lets the request lapse, with a reason on record.
 * Nothing is spent, what was committed is free again for the same purpose, and the year can be closed. Refuses as `requestOfYear` and
 * `refuseLapse`.
 */
export const lapseRequest = act<PersonActor, z.output<typeof input>, { readonly state: 'lapsed' }>({
  name: 'lapseRequest',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, requestId, reason }) => {
    const held = await requestOfYear(desk, actor, { termId, requestId });
    if (!held.ok) return held;
    const { term, request, seat } = held.value;
    const { number, turn, category, amountFen, contentHash } = request;
    const vouchedBy = (await vouchersOf(desk, requestId)).map(({ addedBy }) => addedBy);
    const said = { personId: actor.personId, reason, now: desk.now, until: await timeToVouch(desk, request) };
    const refusal =
      refuseLapse({ ...request, vouchedBy }, term.state, said, term.parameters) ??
      (await moveRequest(desk, request, 'lapse', { endedAt: desk.now }));
    if (refusal) return refused(refusal);
    await releaseTo(desk, request, 0);
    const ruleIds = ['FUND-08', 'FUND-O01'];
    decide(desk, actor, seat, {
      subjectId: termId,
      stage: 'studio',
      stageRound: number,
      kind: 'fundSettlement',
      seatKey: `${turn}/lapsed`,
      decision: 'lapsed',
      reason,
      ruleIds,
      content: { contentHash, spentFen: 0 },
    });
    const facts = { request: number, fundCategory: category, amount: yuanOf(amountFen), outcome: 'lapsed' };
    await record(desk, actor, { chain: termId, act: 'lapseRequest', seat, ruleIds, facts });
    const stage = { subject: { kind: 'term', id: termId }, stage: 'fundSettlement', number } as const;
    if (await openRun(desk, stage.subject, stage.stage, number))
      await settleStage(desk, { ...stage, outcome: 'lapsed' });
    await tellAccountant(desk, term, request, { outcome: 'lapsed', amountFen, reason });
    return accepted({ state: 'lapsed' });
  },
});

/** Until when somebody is asked to vouch for a request; null where nobody is, or can any more. */
export async function timeToVouch(desk: Pick<Desk, 'tx'>, request: FundRequestRow): Promise<Instant | null> {
  const { termId: id, number } = request;
  const run = await openRun(desk, { kind: 'term', id }, 'fundSettlement', number);
  return run && !(await isErased(desk, request)) ? run.due : null;
}

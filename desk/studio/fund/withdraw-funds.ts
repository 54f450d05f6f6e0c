import { z } from 'zod';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { yuanOf } from '../../../domain/studio/fund/money.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { openRun, settleStage } from '../../kit/stage.js';
import { lockTerm } from '../terms.js';
import { accountSeat } from './hands.js';
import { releaseTo } from './lines.js';
import { lockRequest, moveRequest } from './requests.js';

const input = z.strictObject({ termId: z.uuid(), requestId: z.uuid() });

/**
 * FUND-O01: whoever accounts for a request gives it up, before it is decided or instead of handing vouchers in; what was committed is free again
 * for the same purpose (FUND-08). Refuses `notFound` for everybody else, behind a link, and for no such request; else as `moveRequest`.
 */
export const withdrawFunds = act<PersonActor, z.infer<typeof input>, { readonly state: 'withdrawn' }>({
  name: 'withdrawFunds',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, requestId }) => {
    const term = await lockTerm(desk, termId);
    const request = term && (await lockRequest(desk, termId, { id: requestId }));
    const seat = request && (await accountSeat(desk, actor, term, request));
    if (!seat) return refused(refuse('notFound'));
    const refusal = await moveRequest(desk, request, 'withdraw', { endedAt: desk.now });
    if (refusal) return refused(refusal);
    if (request.state === 'approved') await releaseTo(desk, request, 0);
    const { number, amountFen } = request;
    await record(desk, actor, {
      chain: termId,
      act: 'withdrawFunds',
      seat,
      ruleIds: ['FUND-O01'],
      facts: { request: number, amount: yuanOf(amountFen) },
    });
    const subject = { kind: 'term', id: termId } as const;
    const stage = request.state === 'approved' ? 'fundSettlement' : 'fundApproval';
    if (await openRun(desk, subject, stage, number))
      await settleStage(desk, { subject, stage, number, outcome: 'withdrawn' });
    return accepted({ state: 'withdrawn' });
  },
});

import { z } from 'zod';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { yuanOf } from '../../../domain/studio/fund/money.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { openRun, settleStage } from '../../kit/stage.js';
import { asHost } from '../as-host.js';
import { releaseTo } from './lines.js';
import { lockRequest, moveRequest } from './requests.js';

const input = z.strictObject({ termId: z.uuid(), requestId: z.uuid() });

/**
 * FUND-O01: the host gives a request up, before it is decided or instead of handing vouchers in; what was committed is free again for the
 * same purpose (FUND-08). Refuses `notFound` for whoever is not the host, behind a link, and for no such request; else as `moveRequest`.
 */
export const withdrawFunds = act<PersonActor, z.infer<typeof input>, { readonly state: 'withdrawn' }>({
  name: 'withdrawFunds',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, requestId }) => {
    const own = await asHost(desk, actor, termId);
    if (!own.ok) return own;
    const request = await lockRequest(desk, termId, { id: requestId });
    if (!request) return refused(refuse('notFound'));
    const refusal = await moveRequest(desk, request, 'withdraw', { endedAt: desk.now });
    if (refusal) return refused(refusal);
    if (request.state === 'approved') await releaseTo(desk, request, 0);
    const { number, amountFen } = request;
    await record(desk, actor, {
      chain: termId,
      act: 'withdrawFunds',
      seat: own.value.seat,
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

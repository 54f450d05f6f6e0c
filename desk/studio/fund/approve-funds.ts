import { z } from 'zod';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { yuanOf } from '../../../domain/studio/fund/money.js';
import { mayAskForFunds, refuseApproval } from '../../../domain/studio/fund/requests.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { chainOfTask } from '../../kit/chain.js';
import { tell } from '../../kit/news.js';
import { openStage } from '../../kit/stage.js';
import { fundSettlement } from '../../stages/fund-settlement.js';
import { settleTermTask, takeTermTask } from '../term-task.js';
import { commitFrom } from './lines.js';
import { lockRequest, moveRequest } from './requests.js';
import { tellAccountant } from './tell-accountant.js';

const input = z.strictObject({
  taskId: z.uuid(),
  outcome: z.enum(['approved', 'refused']),
  /** Needed with a no; the host reads it. */
  reason: z.string().trim().max(1000).default(''),
});

/**
 * FUND-01, FUND-O01: whoever the amount belongs to approves a request, which commits the money, or refuses it with a reason. The host hands
 * in the vouchers next. Refuses as `takeTask` and `refuseApproval`; 'stageNotOpen' (STUDIO-05) once the studio is over; for more than is
 * left of the purpose now as `commitFrom`, with both figures.
 */
export const approveFunds = act<PersonActor, z.output<typeof input>, { readonly outcome: 'approved' | 'refused' }>({
  name: 'approveFunds',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, outcome, reason }) => {
    const taken = await takeTermTask(desk, actor, taskId, 'fundApproval');
    if (!taken.ok) return taken;
    const { term, run, subject } = taken.value;
    const request = await lockRequest(desk, term.id, { number: run.number });
    if (!request) throw new Error('a request to decide on that is not there');
    if (!mayAskForFunds(term.state)) return refused(refuse('stageNotOpen', { ruleId: 'STUDIO-05' }));
    const { amountFen, category, year, contentHash, number } = request;
    const isYes = outcome === 'approved';
    const refusal =
      refuseApproval(request, { personId: actor.personId, outcome, reason }) ??
      (isYes ? await commitFrom(desk, request) : null) ??
      (await moveRequest(
        desk,
        request,
        isYes ? 'approve' : 'refuse',
        isYes ? { approvedBy: actor.personId, approvedAt: desk.now, passedAt: desk.now } : { endedAt: desk.now },
      ));
    if (refusal) return refused(refusal);
    await settleTermTask(desk, actor, taken.value, {
      act: 'approveFunds',
      stage: 'fundApproval',
      outcome,
      ruleIds: ['FUND-01', 'FUND-04', 'FUND-08', 'FUND-O01'],
      reason,
      content: { contentHash, year, category, amountFen },
      facts: { request: number, fundCategory: category, amount: yuanOf(amountFen), outcome },
    });
    if (isYes) {
      const stage = 'fundSettlement';
      await openStage(desk, fundSettlement, { subject, stage, number, termId: term.id });
      await tell(desk, subject, { kind: 'opened', stage, number });
    }
    await tellAccountant(desk, term, request, { outcome, amountFen, reason });
    return accepted({ outcome });
  },
});

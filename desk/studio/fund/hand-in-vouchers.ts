import { z } from 'zod';
import { accepted, refused } from '../../../domain/refusal.js';
import { sumOf, yuanOf } from '../../../domain/studio/fund/money.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { requestInHand } from './hands.js';
import { passOn } from './pass-on.js';
import { accountHash, moveRequest, vouchersOf } from './requests.js';

const input = z.strictObject({ termId: z.uuid(), requestId: z.uuid() });

interface HandedIn {
  readonly amountFen: number;
  readonly contentHash: string;
}

/**
 * FUND-O01: whoever accounts for a request hands in its vouchers; the fund's keeper settles it next. Refuses as `requestInHand`; 'stageNotOpen'
 * (FUND-O01) without a voucher, and where nothing is approved or it was handed in already.
 */
export const handInVouchers = act<PersonActor, z.infer<typeof input>, HandedIn>({
  name: 'handInVouchers',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, requestId }) => {
    const held = await requestInHand(desk, actor, { termId, requestId }, 'fundAccount');
    if (!held.ok) return held;
    const { request, seat } = held.value;
    const refusal = await moveRequest(desk, request, 'handIn', { turn: request.turn + 1, passedAt: desk.now });
    if (refusal) return refused(refusal);
    const list = await vouchersOf(desk, requestId);
    const amountFen = sumOf(list);
    await record(desk, actor, {
      chain: termId,
      act: 'handInVouchers',
      seat,
      ruleIds: ['FUND-04', 'FUND-O01'],
      facts: { request: request.number, vouchers: list.length, amount: yuanOf(amountFen) },
    });
    await passOn(desk, actor, held.value, 'handedIn');
    return accepted({ amountFen, contentHash: accountHash(request, list) });
  },
});

import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { vouchers } from '../../../db/schema/all.js';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { yuanOf } from '../../../domain/studio/fund/money.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { requestInHand } from './hands.js';
import { vouchersOf } from './requests.js';

const input = z.strictObject({ termId: z.uuid(), requestId: z.uuid(), voucherId: z.uuid() });

/**
 * FUND-O01: whoever accounts for a request takes a voucher off again, before it is handed in or once it was returned; its number is not given again, its file is
 * kept no longer. Refuses as `addVoucher`; `notFound` for a voucher that is not there.
 */
export const removeVoucher = act<PersonActor, z.infer<typeof input>, { readonly number: number }>({
  name: 'removeVoucher',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, requestId, voucherId }) => {
    const held = await requestInHand(desk, actor, { termId, requestId }, 'fundAccount');
    if (!held.ok) return held;
    const { request, seat } = held.value;
    if (request.state !== 'approved') return refused(refuse('stageNotOpen', { ruleId: 'FUND-O01' }));
    const voucher = (await vouchersOf(desk, requestId)).find(({ id }) => id === voucherId);
    if (!voucher) return refused(refuse('notFound'));
    const { number, amountFen } = voucher;
    await desk.tx.update(vouchers).set({ removedAt: desk.now, name: '', sha256: '' }).where(eq(vouchers.id, voucherId));
    await record(desk, actor, {
      chain: termId,
      act: 'removeVoucher',
      seat,
      ruleIds: ['FUND-O01'],
      facts: { request: request.number, voucher: number, amount: yuanOf(amountFen) },
    });
    return accepted({ number });
  },
});

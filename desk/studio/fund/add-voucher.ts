import { randomUUID } from 'node:crypto';
import { eq, max } from 'drizzle-orm';
import { z } from 'zod';
import { vouchers } from '../../../db/schema/all.js';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { refuseVoucher } from '../../../domain/studio/fund/ledger.js';
import { fenOf, sumOf, yuanOf, yuanSchema } from '../../../domain/studio/fund/money.js';
import { refuseVoucherFile } from '../../../domain/studio/fund/vouchers.js';
import { attachmentTypes } from '../../blobs/limits.js';
import { uploadedByName } from '../../blobs/uploaded.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { sealedFor } from '../../kit/data-key.js';
import { requestInHand } from './hands.js';
import { heldYear } from './lines.js';
import { isErased, vouchersOf } from './requests.js';

const input = z.strictObject({
  termId: z.uuid(),
  requestId: z.uuid(),
  /** Yuan: what this voucher shows was paid. */
  amount: yuanSchema,
  ...uploadedByName,
});

/**
 * FUND-O01: whoever accounts for an approved request puts a voucher behind it, a file with its amount, signed in or by the task's link. Refuses as
 * `requestInHand`; 'stageNotOpen' (FUND-O01) where nothing is approved, it was handed in already or its host was erased; what was found wrong with
 * the bytes; as `refuseVoucherFile`; and as `refuseVoucher`, with both figures.
 */
export const addVoucher = act<
  PersonActor,
  z.output<typeof input>,
  { readonly voucherId: string; readonly number: number }
>({
  name: 'addVoucher',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, requestId, amount, name, sha256, refused: wrong, ...file }) => {
    const held = await requestInHand(desk, actor, { termId, requestId }, 'fundAccount');
    if (!held.ok) return held;
    const { request, seat } = held.value;
    if (request.state !== 'approved' || (await isErased(desk, request)))
      return refused(refuse('stageNotOpen', { ruleId: 'FUND-O01' }));
    if (wrong) return refused(...wrong.refusals);
    const amountFen = fenOf(amount);
    const had = await vouchersOf(desk, requestId);
    const { ledger } = await heldYear(desk, request);
    const refusal =
      refuseVoucherFile(file.mediaType, had.length, attachmentTypes) ??
      refuseVoucher(
        { category: request.category, approvedFen: request.amountFen },
        ledger[request.category],
        sumOf(had),
        amountFen,
      );
    if (refusal) return refused(refusal);
    const [last] = await desk.tx
      .select({ number: max(vouchers.number) })
      .from(vouchers)
      .where(eq(vouchers.requestId, requestId));
    const number = (last?.number ?? 0) + 1;
    const voucherId = randomUUID();
    await desk.tx.insert(vouchers).values({
      id: voucherId,
      requestId,
      termId,
      number,
      amountFen,
      ...file,
      name: await sealedFor(desk, termId, name),
      sha256: await sealedFor(desk, termId, sha256),
      addedBy: actor.personId,
      addedAt: desk.now,
    });
    await record(desk, actor, {
      chain: termId,
      act: 'addVoucher',
      seat,
      ruleIds: ['FUND-04', 'FUND-O01'],
      facts: { request: request.number, voucher: number, amount: yuanOf(amountFen), blob: file.blob },
    });
    return accepted({ voucherId, number });
  },
});

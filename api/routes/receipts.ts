import { z } from 'zod';
import { objectionStanding } from '../../desk/notice/receipt-code.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { keepReceiptCode } from '../receipt-cookie.js';
import { type CallRow, callRoute } from './call.js';
import { instant } from './shapes.js';

/**
 * Anybody who has a receipt and its code asks how far the objection is; `notFound` where the two do not belong together. The code is a
 * secret and never stands in an address: it comes in the body, and the page that shows the answer is given it by a cookie.
 */
export const receipts: readonly CallRow[] = [
  callRoute({
    method: 'post',
    path: '/api/objection-receipts',
    name: 'askAfterObjection',
    by: 'anybody',
    tag: 'notice',
    summary: { zh: '凭回执号和查询码查询异议办理状态', en: 'How far an objection is, by its receipt and code' },
    body: z.strictObject({ receipt: z.string().min(1).max(40), code: z.string().min(1).max(40) }),
    response: z.object({
      receipt: z.string(),
      state: z.enum(['unconfirmed', 'registered', 'lead', 'upheld', 'dismissed', 'report']),
      receivedAt: instant,
      due: instant.nullable(),
      /** What was handed in with it. `size`: bytes; `sha256` of the bytes as they came. */
      files: z.array(z.object({ name: z.string(), size: z.int(), sha256: z.string() })),
    }),
    call: async ({ deps, response }, { receipt, code }) => {
      const asked = `receipt:${receipt.trim().toUpperCase()}`;
      const tooMany = await deps.limits.take('link', asked);
      if (tooMany) return refused(tooMany);
      const found = await objectionStanding(deps, { receipt, code });
      if (!found) return refused(refuse('notFound'));
      await deps.limits.forgive('link', asked);
      keepReceiptCode(deps, response, code.replaceAll(/[^A-Za-z0-9]/g, ''));
      return accepted(found);
    },
  }),
];

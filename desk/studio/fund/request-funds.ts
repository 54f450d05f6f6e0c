import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { fundRequests } from '../../../db/schema/all.js';
import { accepted, refused } from '../../../domain/refusal.js';
import { fundCategories, refuseEntry } from '../../../domain/studio/fund/ledger.js';
import { fenOf, yuanOf, yuanSchema } from '../../../domain/studio/fund/money.js';
import { refuseAsking } from '../../../domain/studio/fund/requests.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { sealedFor } from '../../kit/data-key.js';
import { tell } from '../../kit/news.js';
import { openStage } from '../../kit/stage.js';
import { fundApproval } from '../../stages/fund-approval.js';
import { asHost } from '../as-host.js';
import { heldYear } from './lines.js';
import { nextRequestNumber, requestHash } from './requests.js';

const input = z.strictObject({
  termId: z.uuid(),
  year: z.int().min(2000).max(2200),
  category: z.enum(fundCategories),
  /** Yuan. */
  amount: yuanSchema,
  purpose: z.string().trim().min(1).max(1000),
  /** Why none of the five categories fits. */
  otherReason: z.string().trim().max(1000).default(''),
});

interface Requested {
  readonly requestId: string;
  readonly number: number;
}

const stage = 'fundApproval';

/**
 * FUND-04: the host asks for money of one purpose; who decides goes by the amount (FUND-O01). Nothing is set aside before it is approved.
 * Refuses `notFound` for whoever is not the host and behind a link; as `refuseAsking`; for more than is left of the purpose as
 * `refuseEntry`, with both figures.
 */
export const requestFunds = act<PersonActor, z.output<typeof input>, Requested>({
  name: 'requestFunds',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, year, category, amount, purpose, otherReason }) => {
    const own = await asHost(desk, actor, termId);
    if (!own.ok) return own;
    const { term, seat } = own.value;
    const { studioId } = term;
    const amountFen = fenOf(amount);
    const { ledger, isClosed } = await heldYear(desk, { studioId, year });
    const refusal =
      refuseAsking(term.state, { isClosed }, { category, amountFen, otherReason }, term.parameters) ??
      refuseEntry(ledger, { kind: 'approve', category, amountFen });
    if (refusal) return refused(refusal);
    const number = await nextRequestNumber(desk, termId);
    const asked = { termId, number, year, category, amountFen };
    const requestId = randomUUID();
    await desk.tx.insert(fundRequests).values({
      id: requestId,
      studioId,
      ...asked,
      words: await sealedFor(desk, termId, { purpose, otherReason }),
      contentHash: requestHash(asked),
      state: 'requested',
      requestedBy: actor.personId,
      requestedAt: desk.now,
    });
    await record(desk, actor, {
      chain: termId,
      act: 'requestFunds',
      seat,
      ruleIds: ['FUND-04', 'FUND-O01'],
      facts: { request: number, fundCategory: category, amount: yuanOf(amountFen) },
    });
    const subject = { kind: 'term', id: termId } as const;
    await openStage(desk, fundApproval, { subject, stage, number, termId });
    await tell(desk, subject, { kind: 'opened', stage, number });
    return accepted({ requestId, number });
  },
});

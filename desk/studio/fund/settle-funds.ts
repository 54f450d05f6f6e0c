import { z } from 'zod';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { sumOf, yuanOf } from '../../../domain/studio/fund/money.js';
import { refuseSettlement } from '../../../domain/studio/fund/requests.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { decide } from '../../kit/decide.js';
import { settleStage } from '../../kit/stage.js';
import { requestInHand } from './hands.js';
import { releaseTo } from './lines.js';
import { passOn } from './pass-on.js';
import { accountHash, moveRequest, vouchersOf } from './requests.js';
import { tellAccountant } from './tell-accountant.js';

const input = z.strictObject({
  termId: z.uuid(),
  requestId: z.uuid(),
  outcome: z.enum(['settled', 'returned']),
  /** Of request and vouchers as they were shown. */
  contentHash: z.string(),
  /** Needed with a return; whoever handed it in reads it. */
  reason: z.string().trim().max(1000).default(''),
});

/**
 * FUND-04, FUND-O01: the fund's keeper settles a request — what its vouchers show is spent, the rest of what was approved is free again
 * for the same purpose (FUND-08) — or returns it to whoever handed it in, with a reason. What was approved is settled also after the studio is over.
 * Refuses as `requestInHand`; 'stageNotOpen' (FUND-O01) where nothing is handed in; 'caseChanged' for other vouchers than were shown; as
 * `refuseSettlement`.
 */
export const settleFunds = act<PersonActor, z.output<typeof input>, { readonly outcome: 'settled' | 'returned' }>({
  name: 'settleFunds',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, requestId, outcome, contentHash, reason }) => {
    const held = await requestInHand(desk, actor, { termId, requestId }, 'fundSettlement');
    if (!held.ok) return held;
    const { term, request, seat, asked } = held.value;
    const { number, turn, category } = request;
    if (request.state !== 'handedIn') return refused(refuse('stageNotOpen', { ruleId: 'FUND-O01' }));
    const list = await vouchersOf(desk, requestId);
    if (contentHash !== accountHash(request, list)) return refused(refuse('caseChanged', { ruleId: 'FUND-O01' }));
    const spentFen = sumOf(list);
    const isDone = outcome === 'settled';
    const refusal =
      refuseSettlement(
        { ...request, vouchedBy: list.map(({ addedBy }) => addedBy) },
        { personId: actor.personId, outcome, reason },
        term.parameters,
      ) ??
      (isDone
        ? await moveRequest(desk, request, 'settle', {
            settledBy: actor.personId,
            settledFen: spentFen,
            endedAt: desk.now,
          })
        : await moveRequest(desk, request, 'giveBack', { passedAt: desk.now }));
    if (refusal) return refused(refusal);
    if (isDone) await releaseTo(desk, request, spentFen);
    const ruleIds = ['FUND-04', 'FUND-08', 'FUND-O01'];
    decide(desk, actor, seat, {
      subjectId: termId,
      stage: 'studio',
      stageRound: number,
      kind: 'fundSettlement',
      seatKey: String(turn),
      decision: outcome,
      reason,
      ruleIds,
      content: { contentHash, spentFen },
    });
    const facts = { request: number, fundCategory: category, amount: yuanOf(spentFen), outcome };
    await record(desk, actor, { chain: termId, act: 'settleFunds', seat, ruleIds, facts });
    if (!isDone) await passOn(desk, actor, { ...held.value }, 'returned');
    else if (asked) {
      const stage = { subject: { kind: 'term', id: termId }, stage: 'fundSettlement', number } as const;
      await settleStage(desk, { ...stage, outcome: 'settled', closedBy: actor.personId });
    }
    await tellAccountant(desk, term, request, { outcome, amountFen: spentFen, reason });
    return accepted({ outcome });
  },
});

import { z } from 'zod';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { availableFen, fundCategories } from '../../../domain/studio/fund/ledger.js';
import { yuanOf } from '../../../domain/studio/fund/money.js';
import { refuseClosing } from '../../../domain/studio/fund/requests.js';
import { dayOf } from '../../../domain/time/beijing.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { decide } from '../../kit/decide.js';
import { settleStage } from '../../kit/stage.js';
import { lockTerm } from '../terms.js';
import { yearInHand } from './hands.js';
import { closeLines, heldYear } from './lines.js';
import { pendingIn } from './requests.js';

const input = z.strictObject({ termId: z.uuid(), year: z.int().min(2000).max(2200) });

/**
 * FUND-O01: the fund's keeper closes a year; what is left of each purpose is on record and stays where it is (FUND-08). Refuses `notFound`
 * for whoever holds no such post, and where nothing was granted in that year; as `yearInHand` and `refuseClosing`.
 */
export const closeFundYear = act<PersonActor, z.infer<typeof input>, { readonly leftFen: number }>({
  name: 'closeFundYear',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, year }) => {
    const term = await lockTerm(desk, termId);
    if (!term) return refused(refuse('notFound'));
    const held = await yearInHand(desk, actor, term, year);
    if (!held.ok) return held;
    const { seat, asked } = held.value;
    const key = { studioId: term.studioId, year };
    const { ledger, isClosed } = await heldYear(desk, key, 'update');
    if (fundCategories.every((name) => ledger[name].budgetFen === 0)) return refused(refuse('notFound'));
    const standing = { year, isClosed, open: await pendingIn(desk, key) };
    const refusal = refuseClosing(standing, term.state, dayOf(desk.now));
    if (refusal) return refused(refusal);
    await closeLines(desk, key);
    const left = Object.fromEntries(fundCategories.map((name) => [name, availableFen(ledger[name])]));
    const leftFen = fundCategories.reduce((sum, name) => sum + availableFen(ledger[name]), 0);
    const ruleIds = ['FUND-08', 'FUND-O01'];
    decide(desk, actor, seat, {
      subjectId: termId,
      stage: 'studio',
      stageRound: year,
      kind: 'fundYear',
      decision: 'closed',
      ruleIds,
      content: { left },
    });
    const facts = { fundYear: year, amount: yuanOf(leftFen) };
    await record(desk, actor, { chain: termId, act: 'closeFundYear', seat, ruleIds, facts });
    if (asked) {
      const subject = { kind: 'term', id: asked.run.subjectId } as const;
      const stage = { subject, stage: 'fundClosing', number: year } as const;
      await settleStage(desk, { ...stage, outcome: 'closed', closedBy: actor.personId });
    }
    return accepted({ leftFen });
  },
});

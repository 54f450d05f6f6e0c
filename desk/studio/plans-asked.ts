import { isAlive } from '../../domain/studio/letter/issue.js';
import { missingPlans } from '../../domain/studio/plans.js';
import type { Desk } from '../kit/deps.js';
import { tell } from '../kit/news.js';
import { nextRunNumber, openRun, openStage, settleStage } from '../kit/stage.js';
import type { Term } from '../kit/term.js';
import { planFiling } from '../stages/plan-filing.js';
import { letterInForce } from './letters.js';
import { plansFiled } from './plans.js';

const stage = 'planFiling' as const;
const subjectOf = ({ id }: Pick<Term, 'id'>) => ({ kind: 'term', id }) as const;

const lacksPlans = async (desk: Pick<Desk, 'tx'>, { id }: Pick<Term, 'id'>): Promise<boolean> =>
  missingPlans(await plansFiled(desk, id)).length > 0;

/**
 * STUDIO-12, STUDIO-13: the letter is sealed, and the plans come next (section 4.2): the host is asked for them, unless both stand, or the
 * host is asked already.
 */
export async function askForPlans(desk: Desk, term: Term): Promise<void> {
  const subject = subjectOf(term);
  if (!isAlive(term.state) || !(await lacksPlans(desk, term)) || (await openRun(desk, subject, stage))) return;
  if (!(await letterInForce(desk, term.id))) return;
  const number = await nextRunNumber(desk, subject, stage);
  await openStage(desk, planFiling, { subject, stage, number, termId: term.id });
  await tell(desk, subject, { kind: 'opened', stage, number });
}

/** A plan was filed, wherever it was written: with the second of the two nobody is reminded any more. */
export async function endPlanFiling(desk: Desk, term: Pick<Term, 'id'>, closedBy: string): Promise<void> {
  const subject = subjectOf(term);
  const run = await openRun(desk, subject, stage);
  if (!run || (await lacksPlans(desk, term))) return;
  await settleStage(desk, { subject, stage, number: run.number, outcome: 'filed', closedBy });
}

import type { PersonActor } from '../kit/actor.js';
import type { Desk } from '../kit/deps.js';
import { tell } from '../kit/news.js';
import { nextRunNumber, openRun, openStage, settleStage } from '../kit/stage.js';
import type { Term } from '../kit/term.js';
import { datesOfRun, hasMoved, moveRun } from '../round/move-stages.js';
import { workConfirmation } from '../stages/work-confirmation.js';
import { waitingSince } from './works.js';

const stage = 'workConfirmation' as const;
const subjectOf = ({ id }: Pick<Term, 'id'>) => ({ kind: 'term', id }) as const;

/** STUDIO-15: something is on record that nobody has judged: the unit is asked, unless it is already. */
export async function askUnit(desk: Desk, term: Term): Promise<void> {
  const subject = subjectOf(term);
  if (await openRun(desk, subject, stage)) return;
  const number = await nextRunNumber(desk, subject, stage);
  await openStage(desk, workConfirmation, { subject, stage, number, termId: term.id });
  await tell(desk, subject, { kind: 'opened', stage, number });
}

/** One record was judged: the task is done once nothing waits; else it has the days of what has waited longest now. */
export async function afterJudgement(desk: Desk, actor: PersonActor, term: Term): Promise<void> {
  const subject = subjectOf(term);
  const run = await openRun(desk, subject, stage);
  if (!run) return;
  if (!(await waitingSince(desk, term.id))) {
    const { number } = run;
    return settleStage(desk, { subject, stage, number, outcome: 'judged', closedBy: actor.personId });
  }
  const dates = await datesOfRun(desk, workConfirmation, term, run);
  if (!dates || !hasMoved(run, dates)) return;
  await moveRun(desk, term, run, dates);
  await tell(desk, subject, { kind: 'datesMoved' });
}

/** MEMBER-09, STUDIO-O04: what a member has completed of the tasks of the own agreement: the record is the member's, wherever it leads. */
import { type Refusal, refuse } from '../../refusal.js';
import type { Day } from '../../time/beijing.js';
import type { DaySpan } from '../../time/school-year.js';
import { earlierOf } from '../../time/span.js';
import { type SuspendedYearParameters, targetIn } from '../letter/pro-rata.js';
import { progressOf, type TaskProgress } from '../letter/progress.js';
import type { LetterTask } from '../letter/tasks.js';
import type { Work } from '../letter/work.js';

export interface RecordLine {
  readonly task: LetterTask;
  readonly progress: TaskProgress;
}

/** When a member belonged to the studio, and when it stood still meanwhile. */
export interface Served extends DaySpan {
  readonly rests: readonly DaySpan[];
}

/**
 * Work counts where the member took part, within the own days, once it is confirmed; where the studio stood still, the tasks shrink as
 * those of its letter do (ASSESS-O05). @param today of the look; later days of the membership are open
 */
export const memberRecord = (
  tasks: readonly LetterTask[],
  takenPartIn: readonly Work[],
  { from, to, rests }: Served,
  today: Day,
  p: SuspendedYearParameters,
): readonly RecordLine[] =>
  tasks.map((task) => {
    const target = targetIn(task.target, { from, to: task.dueOn }, rests, p);
    const days = { from, today: earlierOf(today, to), ...(target && { target }) };
    return { task, progress: progressOf(task, takenPartIn, days) };
  });

export const isDone = ({ progress: { status } }: RecordLine): boolean => status === 'done' || status === 'doneLate';

/** Whoever took part served on that day: 'badInput' (MEMBER-07) with the first number of which that is not so. */
export function refuseTakingPart(
  members: readonly { readonly number: number; readonly fromDay: Day | null; readonly toDay: Day | null }[],
  numbers: readonly number[],
  on: Day,
): readonly Refusal[] {
  const served = members.filter(({ fromDay, toDay }) => fromDay && toDay && fromDay <= on && on <= toDay);
  const wrong = numbers.find((number) => !served.some((one) => one.number === number));
  return wrong === undefined
    ? []
    : [refuse('badInput', { ruleId: 'MEMBER-07', field: 'members', facts: { issue: 'noMember', member: wrong } })];
}

/** MEMBER-09, STUDIO-O04: what a member has completed of the tasks of the own agreement: the record is the member's, wherever it leads. */
import { type Refusal, refuse } from '../../refusal.js';
import type { Day } from '../../time/beijing.js';
import type { DaySpan } from '../../time/school-year.js';
import { earlierOf } from '../../time/span.js';
import { progressOf, type TaskProgress } from '../letter/progress.js';
import type { LetterTask } from '../letter/tasks.js';
import type { Work } from '../letter/work.js';

export interface RecordLine {
  readonly task: LetterTask;
  readonly progress: TaskProgress;
}

/** Work counts where the member took part, within the own days, once it is confirmed. @param today of the look; later days of the membership are open */
export const memberRecord = (
  tasks: readonly LetterTask[],
  takenPartIn: readonly Work[],
  membership: DaySpan,
  today: Day,
): readonly RecordLine[] =>
  tasks.map((task) => ({
    task,
    progress: progressOf(task, takenPartIn, { from: membership.from, today: earlierOf(today, membership.to) }),
  }));

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

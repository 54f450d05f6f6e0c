/** How confirmed work fills the tasks of the letter: at any day, what is done, on its way, behind or missed. Exact. */
import { add, compare, type Fraction, fraction, parseDecimal } from '../../panel/decimal.js';
import { type Day, daysBetween } from '../../time/beijing.js';
import type { DaySpan } from '../../time/school-year.js';
import { earlierOf } from '../../time/span.js';
import { isAtLeast } from '../../vocabulary.js';
import type { LetterTask } from './tasks.js';
import type { Work } from './work.js';

export const taskStatuses = ['done', 'doneLate', 'onTrack', 'behind', 'missed'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

export interface TaskProgress {
  readonly code: string;
  /** In whole units of the task's measure; hours may be fractions. */
  readonly filled: Fraction;
  readonly target: Fraction;
  readonly status: TaskStatus;
}

const zero = fraction(0n);

const amountOf: Readonly<Record<LetterTask['measure'], (work: Work) => Fraction>> = {
  count: () => fraction(1n),
  hours: ({ hours }) => parseDecimal(hours) ?? zero,
  participants: ({ participants }) => fraction(BigInt(participants)),
};

/** Whether the record counts for the task; one piece of work may count for several tasks, never twice for one. */
const fits = (task: LetterTask, work: Work): boolean =>
  work.confirmed && task.kinds.includes(work.kind) && (!task.levelAtLeast || isAtLeast(work.level, task.levelAtLeast));

/** What has been done for the task in these days, both included. */
export function filledIn(task: LetterTask, record: readonly Work[], days: DaySpan): Fraction {
  const fitting = new Map(record.filter((work) => fits(task, work)).map((work) => [work.id, work]));
  return [...fitting.values()]
    .filter(({ on }) => days.from <= on && on <= days.to)
    .reduce((total, work) => add(total, amountOf[task.measure](work)), zero);
}

/** The share of the target that should be there by now, were the work spread evenly over the days from the start to the due day. */
function expectedBy(target: Fraction, from: Day, dueOn: Day, today: Day): Fraction {
  const whole = daysBetween(from, dueOn) + 1;
  const elapsed = Math.min(whole, Math.max(0, daysBetween(from, today)));
  return whole <= 0 ? target : fraction(target.num * BigInt(elapsed), target.den * BigInt(whole));
}

/** `target` differs from the task's own where a suspension took time away (ASSESS-O05). */
export function progressOf(
  task: LetterTask,
  record: readonly Work[],
  { from, today, target = fraction(BigInt(task.target)) }: { from: Day; today: Day; target?: Fraction },
): TaskProgress {
  const filled = filledIn(task, record, { from, to: today });
  const inTime = filledIn(task, record, { from, to: earlierOf(today, task.dueOn) });
  return { code: task.code, filled, target, status: statusOf() };

  function statusOf(): TaskStatus {
    if (compare(inTime, target) >= 0) return 'done';
    if (compare(filled, target) >= 0) return 'doneLate';
    if (today > task.dueOn) return 'missed';
    return compare(filled, expectedBy(target, from, task.dueOn, today)) < 0 ? 'behind' : 'onTrack';
  }
}

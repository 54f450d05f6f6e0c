import { datesFor } from '../../domain/ladder/dates.js';
import type { TaskName } from '../../policy/studio/fields/time.js';
import { studioDaysOf } from '../../policy/studio/stages.js';
import type { Desk } from '../kit/deps.js';
import type { StageDates, TermContext } from '../kit/stage-plan.js';

/** The working days the term's edition gives a task, from its opening on. */
export const termDates =
  (task: TaskName) =>
  (desk: Desk, { term }: TermContext): StageDates => {
    const { dueWorkingDays, ...allowance } = studioDaysOf(task, term.parameters);
    return datesFor(desk.calendar(), desk.now, { workingDays: dueWorkingDays, ...allowance });
  };

import { datesFor } from '../../../domain/ladder/dates.js';
import type { TaskName } from '../../../policy/studio/fields/time.js';
import { studioDaysOf } from '../../../policy/studio/stages.js';
import type { Desk } from '../../kit/deps.js';
import type { CallContext, StageDates } from '../../kit/stage-plan.js';

/** The working days the call's edition gives a task, from its opening on. */
export const callDates =
  (task: TaskName) =>
  (desk: Desk, { call }: CallContext): StageDates => {
    const { dueWorkingDays, ...allowance } = studioDaysOf(task, call.parameters);
    return datesFor(desk.calendar(), desk.now, { workingDays: dueWorkingDays, ...allowance });
  };

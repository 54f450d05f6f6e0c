import { datesFor, datesUntil } from '../../domain/ladder/dates.js';
import { dayOf } from '../../domain/time/beijing.js';
import { daysAndAllowanceOf } from '../../policy/host-selection/stages.js';
import type { Desk } from '../kit/deps.js';
import type { StageContext, StageDates } from '../kit/stage.js';

/**
 * The dates of a city stage: the round's own date where it has one, else the policy's working days from now on. A further run of a
 * stage comes after that date: it has the working days of its own.
 */
export const cityDates =
  (name: string, terms: Parameters<typeof daysAndAllowanceOf>[0]) =>
  (desk: Desk, at: StageContext): StageDates => {
    const { dueWorkingDays, ...allowance } = daysAndAllowanceOf(terms, at.round.parameters);
    const fixed = at.number === 1 ? at.round.dates[name] : undefined;
    return fixed
      ? datesUntil(desk.calendar(), dayOf(fixed), allowance)
      : datesFor(desk.calendar(), desk.now, { ...allowance, workingDays: dueWorkingDays });
  };

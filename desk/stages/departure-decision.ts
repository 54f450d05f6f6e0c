import { datesFor } from '../../domain/ladder/dates.js';
import { daysAndAllowanceOf } from '../../policy/host-selection/stages.js';
import { type StagePlan, settleStage } from '../kit/stage.js';
import { decisionSeeds } from '../school/departure-tasks.js';
import { departureById } from '../school/departures.js';

/** HOST-O18: no new school has confirmed in time; the city keeps the application or lets it lapse, and is reminded until it does. */
export const departureDecision: StagePlan = {
  ruleIds: ['HOST-O18'],
  tasks: (desk, { subject, round }) => decisionSeeds(desk, round, subject.id),
  dates: (desk, { round }) => {
    const { dueWorkingDays, ...allowance } = daysAndAllowanceOf('departureDecision', round.parameters);
    return datesFor(desk.calendar(), desk.now, { workingDays: dueWorkingDays, ...allowance });
  },
  onOpen: async (desk, { subject, number }) => {
    if ((await departureById(desk, subject.id)).isOpen) return;
    await settleStage(desk, { subject, stage: 'departureDecision', number, outcome: 'overtaken' });
  },
};

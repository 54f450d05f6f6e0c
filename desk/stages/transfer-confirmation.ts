import { basisOf } from '../../domain/calendar/due.js';
import { dayOf } from '../../domain/time/beijing.js';
import { type StagePlan, settleStage, windowUntil } from '../kit/stage.js';
import { departureById } from '../school/departures.js';

/** HOST-O18: the new school may take the application over until the rest ends; silence ends the wait and decides nothing. */
export const transferConfirmation: StagePlan = {
  ruleIds: ['HOST-O18'],
  tasks: async (desk, { subject }) => {
    const { toSchoolId, file, isOpen } = await departureById(desk, subject.id);
    if (!isOpen || !toSchoolId) return [];
    return [{ kind: 'confirmTransfer', orgId: toSchoolId, role: 'schoolLeader', caseId: file.id }];
  },
  dates: async (desk, { subject }) => {
    const { until } = await departureById(desk, subject.id);
    return windowUntil(until, basisOf(desk.calendar(), dayOf(until)));
  },
  onOpen: async (desk, { subject, number }) => {
    if ((await departureById(desk, subject.id)).isOpen) return;
    await settleStage(desk, { subject, stage: 'transferConfirmation', number, outcome: 'overtaken' });
  },
};

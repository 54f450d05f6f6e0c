import { eq } from 'drizzle-orm';
import { cases } from '../../db/schema/all.js';
import { datesFor } from '../../domain/ladder/dates.js';
import { daysAndAllowanceOf } from '../../policy/host-selection/stages.js';
import type { StagePlan } from '../kit/stage.js';
import { afterTheDraw } from './after-the-draw.js';

/** A returned form (退回) waits for its applicant: a task in person, reminded and escalated to the school, decided by nobody else. */
export const correction: StagePlan = {
  ruleIds: ['HOST-15', 'HOST-O13'],
  leadsNowhere: afterTheDraw,
  tasks: async (desk, { subject }) => {
    const [file] = await desk.tx
      .select({ schoolId: cases.schoolId, applicantId: cases.applicantId })
      .from(cases)
      .where(eq(cases.id, subject.id));
    if (!file) throw new Error('no such case');
    return [{ kind: 'correction', orgId: file.schoolId, role: 'applicant', personId: file.applicantId }];
  },
  dates: (desk, { round }) => {
    const { dueWorkingDays: workingDays, ...allowance } = daysAndAllowanceOf('correction', round.parameters);
    return datesFor(desk.calendar(), desk.now, { ...allowance, workingDays });
  },
};

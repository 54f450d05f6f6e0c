import { eq } from 'drizzle-orm';
import { cases } from '../../db/schema/all.js';
import { datesFor, datesUntil } from '../../domain/ladder/dates.js';
import { dayOf } from '../../domain/time/beijing.js';
import { daysAndAllowanceOf } from '../../policy/host-selection/stages.js';
import type { StagePlan } from '../kit/stage.js';
import { afterTheDraw } from './after-the-draw.js';

/**
 * HOST-17…19: one task for the school's leader, for each version of the form that reaches the school. The round's own date
 * holds where there is one and it has not passed; otherwise the working days of the policy count from the opening.
 */
export const schoolRecommendation: StagePlan = {
  ruleIds: ['HOST-17', 'HOST-18', 'HOST-19'],
  leadsNowhere: afterTheDraw,
  tasks: async (desk, { subject, round }) => {
    const [file] = await desk.tx.select({ schoolId: cases.schoolId }).from(cases).where(eq(cases.id, subject.id));
    if (!file) throw new Error('no such case');
    const strong = round.parameters.strongActs.includes('decideRecommendation');
    return [{ kind: 'schoolRecommendation', orgId: file.schoolId, role: 'schoolLeader', strong }];
  },
  dates: (desk, { round: { parameters, dates } }) => {
    const { dueWorkingDays: workingDays, ...allowance } = daysAndAllowanceOf('schoolRecommendation', parameters);
    const fixed = dates.schoolRecommendation;
    return fixed && fixed >= desk.now
      ? datesUntil(desk.calendar(), dayOf(fixed), allowance)
      : datesFor(desk.calendar(), desk.now, { workingDays, ...allowance });
  },
};

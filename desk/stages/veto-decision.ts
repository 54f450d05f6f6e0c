import { eq } from 'drizzle-orm';
import { cases, vetoes } from '../../db/schema/all.js';
import { datesFor } from '../../domain/ladder/dates.js';
import { daysAndAllowanceOf } from '../../policy/host-selection/stages.js';
import { leaderOf } from '../kit/organiser.js';
import type { StagePlan } from '../kit/stage.js';
import { decidingSeat } from '../veto/deciding-seat.js';

/** VETO-01: the leader of the registering level decides, or the one above where that would be the same person. */
export const vetoDecision: StagePlan = {
  ruleIds: ['VETO-01', 'VETO-O03'],
  tasks: async (desk, { subject, round }) => {
    const [row] = await desk.tx
      .select({ veto: vetoes, file: cases })
      .from(vetoes)
      .innerJoin(cases, eq(cases.id, vetoes.caseId))
      .where(eq(vetoes.id, subject.id));
    if (!row) throw new Error('no such veto');
    // Posts may have emptied since the registration: the city's leader is then reminded, and its officer after that.
    const seat = (await decidingSeat(desk, row.file, round, row.veto)) ?? leaderOf(round);
    const strong = round.parameters.strongActs.includes('vetoCase');
    return [{ kind: 'vetoDecision', ...seat, caseId: row.file.id, strong }];
  },
  dates: (desk, { round }) => {
    const { dueWorkingDays, ...allowance } = daysAndAllowanceOf('vetoDecision', round.parameters);
    return datesFor(desk.calendar(), desk.now, { workingDays: dueWorkingDays, ...allowance });
  },
};

import { eq } from 'drizzle-orm';
import { cases, vetoes } from '../../db/schema/all.js';
import { basisOf } from '../../domain/calendar/due.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { Desk } from '../kit/deps.js';
import { type StagePlan, windowUntil } from '../kit/stage.js';

/** VETO-01: the person may speak until the hearing closes; silence ends the hearing and decides nothing. */
export const vetoHearing: StagePlan = {
  ruleIds: ['VETO-01'],
  tasks: async (desk, { subject }) => {
    const { schoolId, personId, caseId } = await vetoAndCase(desk, subject.id);
    return [{ kind: 'vetoResponse', orgId: schoolId, role: 'applicant', personId, caseId }];
  },
  dates: async (desk, { subject }) => {
    const { hearingUntil } = await vetoAndCase(desk, subject.id);
    return windowUntil(hearingUntil, basisOf(desk.calendar(), dayOf(hearingUntil)));
  },
};

async function vetoAndCase(desk: Desk, vetoId: string) {
  const [row] = await desk.tx
    .select({
      schoolId: cases.schoolId,
      personId: vetoes.personId,
      caseId: cases.id,
      hearingUntil: vetoes.hearingUntil,
    })
    .from(vetoes)
    .innerJoin(cases, eq(cases.id, vetoes.caseId))
    .where(eq(vetoes.id, vetoId));
  if (!row) throw new Error('no such veto');
  return row;
}

/** Who may be nominated for a commendation (COMMEND-13, VETO-03), and what the nominating body alone is told. */
import { type Refusal, refuse } from '../../refusal.js';
import type { Day } from '../../time/beijing.js';
import type { Recipient } from '../assessment/consequences.js';
import { type Grade, isGradeAtLeast } from '../assessment/grade.js';
import { type BarParameters, honourBars } from '../veto/honours.js';
import type { StudioVeto } from '../veto/vetoes.js';

export interface NominationFacts {
  readonly recipient: Recipient;
  /** Beijing day of the nomination. */
  readonly on: Day;
  /** As `honourBars` wants them. */
  readonly vetoes: readonly StudioVeto[];
  /** The newest final grade of the studio; null before the first. */
  readonly grade: Grade | null;
  /** Records of the work the nomination rests on. */
  readonly recordIds: readonly string[];
}

export interface NominationParameters extends BarParameters {
  readonly commendationMinGrade: Grade;
}

/** All 'ruleForbids': barred (VETO-03, VETO-02, VETO-O03), no excellent result (ASSESS-08), no record of the work (COMMEND-13). */
export function refuseNomination(facts: NominationFacts, p: NominationParameters): Refusal | null {
  const [bar] = honourBars(facts.recipient, facts.vetoes, facts.on, p);
  if (bar) return refuse('ruleForbids', { ruleId: bar.ruleId, facts: bar.until === null ? {} : { until: bar.until } });
  if (facts.grade === null || !isGradeAtLeast(facts.grade, p.commendationMinGrade))
    return refuse('ruleForbids', {
      ruleId: 'ASSESS-08',
      field: 'grade',
      facts: { grade: facts.grade ?? '', needed: p.commendationMinGrade },
    });
  if (facts.recordIds.length === 0) return refuse('ruleForbids', { ruleId: 'COMMEND-13', field: 'recordIds' });
  return null;
}

/** Section 4.6: the reason is shown to the nominating body only; everybody else learns that it is not possible. */
export const shownTo = (refusal: Refusal, viewer: 'nominatingBody' | 'others'): Refusal =>
  viewer === 'nominatingBody' ? refusal : refuse(refusal.code);

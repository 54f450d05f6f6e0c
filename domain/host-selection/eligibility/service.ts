import { addYears, type Day } from '../../time/beijing.js';
import type { DraftForm } from '../draft-form.js';
import { type Check, check } from './check.js';
import { isUsable, monthsServed, spanOf } from './months.js';
import type { EligibilityFacts, EligibilityParameters } from './parameters.js';

/** HOST-01, HOST-09, HOST-10: head teacher now, long enough, and for long enough to come. */
export function* serviceChecks(form: DraftForm, facts: EligibilityFacts, p: EligibilityParameters): Generator<Check> {
  yield check('headTeacherNow', 'HOST-01', 'isHeadTeacherNow', form.isHeadTeacherNow === true);

  const periods = form.headTeacherPeriods ?? [];
  const months = monthsServed(periods, facts.deadline, p);
  const needed = p.minYears * 12;
  yield check('serviceMonths', 'HOST-09', 'headTeacherPeriods', months >= needed, { months, needed });
  for (const [index, { from, to }] of periods.entries()) {
    if (!from || !isUsable(from) || (to && !isUsable(to))) continue;
    const end = to || facts.deadline;
    const met = from <= end && end <= facts.deadline;
    if (!met) yield check('periodDays', 'HOST-09', `headTeacherPeriods.${index}`, false, { deadline: facts.deadline });
  }

  const neededDay = isUsable(facts.plannedApprovalDay) ? addYears(facts.plannedApprovalDay, p.minRemainingYears) : '';
  const end = form.expectedEndDate ?? '';
  yield check('remainingYears', 'HOST-10', 'expectedEndDate', isUsable(end) && neededDay !== '' && end >= neededDay, {
    years: p.minRemainingYears,
    neededDay,
  });
  if (p.remainingYearsProof === 'dateAndSignatures') {
    for (const field of ['stayCommitment', 'schoolStayConsent'] as const) {
      yield check('commitments', 'HOST-10', field, isSigned(form[field]));
    }
  }
}

/** A typed name and a day. */
export function isSigned(signature: DraftForm['truthDeclaration']): boolean {
  return Boolean(signature?.name?.trim()) && isUsable(signature?.signedOn ?? '');
}

/** HOST-13: the first day as head teacher (section 7.1, computed). */
export function firstHeadTeacherDay(
  form: DraftForm,
  deadline: Day,
  p: Pick<EligibilityParameters, 'countDeputy'>,
): Day | undefined {
  const starts = (form.headTeacherPeriods ?? []).map((period) => spanOf(period, deadline, p)?.from);
  return starts.filter((day) => day !== undefined).toSorted()[0];
}

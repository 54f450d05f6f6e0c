import { isAtLeast } from '../../vocabulary.js';
import type { DraftCase, DraftForm } from '../draft-form.js';
import { type Check, check } from './check.js';
import type { EligibilityFacts, EligibilityParameters } from './parameters.js';
import { isWithinAge, lengthOf } from './research.js';
import { isSigned } from './service.js';

/** HOST-05, HOST-O07: two to three cases, each with something to read. */
export function* caseChecks(form: DraftForm, p: EligibilityParameters): Generator<Check> {
  const cases = form.cases ?? [];
  const { casesMin: min, casesMax: max, caseSummaryMinCharacters: needed } = p;
  const count = cases.length;
  yield check('caseCount', 'HOST-05', 'cases', min <= count && count <= max, { count, min, max });
  for (const [index, one] of cases.entries()) {
    const characters = lengthOf(one.summary);
    const met = hasFile(one) || characters >= needed;
    yield check('caseSubstance', 'HOST-05', `cases.${index}`, met, { number: index + 1, characters, needed });
  }
}

/** HOST-06: known in the city's education system; the material is asked for, people judge it. */
export function influenceCheck(form: DraftForm, facts: EligibilityFacts, p: EligibilityParameters): Check {
  const counted = (form.influence ?? []).filter(
    ({ activity, level, date }) =>
      Boolean(activity?.trim()) &&
      level !== undefined &&
      isAtLeast(level, p.influenceMinLevel) &&
      isWithinAge(date, facts.deadline, { maxAgeOfResultsYears: null }),
  );
  const needed = p.influenceMinCount;
  return check('influence', 'HOST-06', 'influence', counted.length >= needed, { count: counted.length, needed });
}

/** HOST-23 for city-direct and private schools (限报一人), HOST-O10 for county schools where a limit is set. */
export function nomineesCheck(facts: EligibilityFacts, p: EligibilityParameters): Check {
  const direct = facts.schoolType !== 'countySchool';
  const limit = direct ? p.directSchoolQuota : p.maxPerCountySchool;
  const others = facts.otherLiveApplicationsOfSchool;
  const met = limit === null || others + 1 <= limit;
  return check('schoolNominees', direct ? 'HOST-23' : 'HOST-O10', '', met, { others, limit: limit ?? '' });
}

/** HOST-30: the declaration of the applicant, and when the form goes on, a verifier for every attachment. */
export function* truthChecks(form: DraftForm, facts: EligibilityFacts): Generator<Check> {
  yield check('truthDeclaration', 'HOST-30', 'truthDeclaration', isSigned(form.truthDeclaration));
  if (facts.moment !== 'forward') return;
  const verified = new Set(facts.verifiedAttachments);
  const ids = attachmentsOf(form);
  const open = ids.filter((id) => !verified.has(id)).length;
  yield check('attachmentsVerified', 'HOST-30', '', open === 0, { open, count: ids.length });
}

/** Ids of all attachments the form refers to, each once. */
export function attachmentsOf(form: DraftForm): readonly string[] {
  const lists = [form.headTeacherPeriods, form.cases, form.influence, form.research, form.honours];
  return [...new Set(lists.flatMap((rows) => (rows ?? []).flatMap((row) => row.files ?? [])))];
}

function hasFile(one: DraftCase): boolean {
  return (one.files ?? []).length > 0;
}

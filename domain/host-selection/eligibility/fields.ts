import { completeForm } from '../complete-form.js';
import type { DraftForm } from '../draft-form.js';
import { type FormField, formFields } from '../form.js';
import { fieldRules } from '../form-rules.js';
import { type Check, check } from './check.js';
import { isUsable } from './months.js';
import type { EligibilityFacts, EligibilityParameters } from './parameters.js';
import { lengthOf } from './research.js';

/** Fields with a check of their own: said once, by the rule, not again as missing. */
const judgedByRule: ReadonlySet<FormField> = new Set([
  'isHeadTeacherNow',
  'headTeacherPeriods',
  'expectedEndDate',
  'stayCommitment',
  'schoolStayConsent',
  'cases',
  'influence',
  'research',
  'researchEffect',
  'honours',
  'truthDeclaration',
]);

/** Of these the rule judges the parts, too. */
const judgedWhole: ReadonlySet<FormField> = new Set(['stayCommitment', 'schoolStayConsent', 'truthDeclaration']);

/** Section 7.1: what is missing, malformed, too short or too long. Only failures are listed. */
export function* fieldChecks(form: DraftForm, facts: EligibilityFacts, p: EligibilityParameters): Generator<Check> {
  for (const field of formFields) {
    const { ruleId, need } = fieldRules[field];
    if (need === 'required' && !judgedByRule.has(field) && isAbsent(form[field]))
      yield check('missing', ruleId, field, false);
  }
  const whole = completeForm(form);
  for (const path of whole.ok ? [] : new Set(whole.refusals.map(({ field }) => field ?? ''))) {
    const field = formFields.find((name) => name === path.split('.')[0]);
    if (field === undefined || judgedWhole.has(field) || (path === field && judgedByRule.has(field))) continue;
    const missing = isAbsent(path.split('.').reduce<unknown>(stepInto, form));
    // a whole field was looked for above, by its need
    if (missing && path === field) continue;
    yield check(missing ? 'missing' : 'malformed', fieldRules[field].ruleId, path, false);
  }
  yield* lengthChecks(form, p);
  const age = ageOn(form.birthDate ?? '', facts.deadline);
  if (age !== undefined && (age < p.ageMin || age > p.ageMax)) {
    yield check('age', 'HOST-10', 'birthDate', false, { age, min: p.ageMin, max: p.ageMax });
  }
}

function* lengthChecks(form: DraftForm, p: EligibilityParameters): Generator<Check> {
  const ethics = lengthOf(form.ethicsSelfDeclaration);
  const performance = lengthOf(form.performanceSummary);
  const rows = [
    ['ethicsSelfDeclaration', ethics, p.ethicsDeclarationMinCharacters, Number.POSITIVE_INFINITY],
    ['performanceSummary', performance, p.performanceMinCharacters, p.performanceMaxCharacters],
  ] as const;
  for (const [field, characters, min, max] of rows) {
    const { ruleId } = fieldRules[field];
    if (characters > 0 && characters < min) yield check('tooShort', ruleId, field, false, { characters, needed: min });
    if (characters > max) yield check('tooLong', ruleId, field, false, { characters, needed: max });
  }
}

/** Full years on a day; undefined while the birth date is not a day. */
function ageOn(birth: string, day: string): number | undefined {
  if (!isUsable(birth) || !isUsable(day)) return undefined;
  return Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (day.slice(5) < birth.slice(5) ? 1 : 0);
}

const isAbsent = (given: unknown): boolean =>
  given === undefined || given === null || (typeof given === 'string' && given.trim() === '');

function stepInto(value: unknown, key: string): unknown {
  return value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[key] : undefined;
}

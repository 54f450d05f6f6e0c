import { isAtLeast } from '../../vocabulary.js';
import type { DraftForm, DraftHonour } from '../draft-form.js';
import { type Check, check } from './check.js';
import { holds } from './months.js';
import type { EligibilityFacts, EligibilityParameters } from './parameters.js';
import { isWithinAge } from './research.js';
import { firstHeadTeacherDay } from './service.js';

/**
 * HOST-12: honours of the level asked for. HOST-13, HOST-O04: those of them won since the first day as head teacher, a class
 * honour by a class led on that day. While HOST-12 itself fails, HOST-13 has nothing to add and does not fail too.
 */
export function* honourChecks(form: DraftForm, facts: EligibilityFacts, p: EligibilityParameters): Generator<Check> {
  const needed = p.honourMinCount;
  const ofLevel = (form.honours ?? []).filter((honour) => isOfLevel(honour, facts, p));
  yield check('honourCount', 'HOST-12', 'honours', ofLevel.length >= needed, { count: ofLevel.length, needed });

  const first = firstHeadTeacherDay(form, facts.deadline, p) ?? '';
  const since = ofLevel.filter((honour) => isSince(honour, first, form, facts, p));
  const met = since.length >= needed || ofLevel.length < needed;
  yield check('honourSince', 'HOST-13', 'honours', met, { count: since.length, needed, firstDay: first });
}

function isOfLevel(honour: DraftHonour, { deadline }: EligibilityFacts, p: EligibilityParameters): boolean {
  if (honour.subject === undefined || !honour.name?.trim()) return false;
  if (honour.level === undefined || !isAtLeast(honour.level, p.honourMinLevel)) return false;
  if (honour.otherCity === true && !p.honoursFromOtherCitiesCount) return false;
  return isWithinAge(honour.date, deadline, p);
}

function isSince(
  { subject, date, className }: DraftHonour,
  first: string,
  form: DraftForm,
  { deadline }: EligibilityFacts,
  p: EligibilityParameters,
): boolean {
  if (!date) return false;
  if (subject === 'person') return !p.personalHonourSinceFirstHeadTeacherDate || (first !== '' && date >= first);
  const name = plain(className);
  return (form.headTeacherPeriods ?? []).some(
    (period) => name !== '' && plain(period.className) === name && holds(period, date, deadline, p),
  );
}

function plain(name: string | undefined): string {
  return (name ?? '').normalize('NFKC').replaceAll(/\s/g, '');
}

import { compare, fraction, parseDecimal, sum } from '../../domain/panel/decimal.js';
import { dimensions, indicatorsOf, pointsOf } from '../../domain/studio/assessment/scheme.js';
import { keptApart } from '../../domain/studio/assessment/separation.js';
import { dutiesMissing } from '../../domain/studio/letter/issue.js';
import { memberRules } from '../../domain/studio/members/bodies.js';
import { schoolTypes } from '../../domain/vocabulary.js';
import type { StudioParameters } from './parameters.js';

export const studioContradictionCodes = [
  'membersMinAboveMax',
  'memberBodyMissing',
  'letterDutyMissing',
  'letterNotAsked',
  'cycleBeyondTerm',
  'remindersNotDescending',
  'renewalWindowEmpty',
  'renewalOpensBeforeTerm',
  'weightsNotHundred',
  'indicatorsNotWeight',
  'duplicateCode',
  'gradeLineOutOfRange',
  'gradeLinesNotDescending',
  'reportAfterNextYear',
  'cycleReportAfterTerm',
  'failureNeverReached',
  'oneRoleForTwoActs',
  'hostNotBarred',
  'renewsUnqualified',
  'approvalNotAscending',
  'graceBeforeDue',
  'hardBeforeGrace',
] as const;
export type StudioContradictionCode = (typeof studioContradictionCodes)[number];

export interface StudioContradiction {
  readonly code: StudioContradictionCode;
  readonly path: readonly (string | number)[];
  readonly facts: Readonly<Record<string, string | number>>;
}

type Parameters = StudioParameters;
type Found = Generator<StudioContradiction>;

/** Whatever in the parameters cannot hold together; an empty list when they do. */
export function studioContradictions(p: Parameters): readonly StudioContradiction[] {
  return [
    ...ofMembers(p),
    ...ofLetter(p),
    ...ofAgreement(p),
    ...ofTerm(p),
    ...ofScheme(p),
    ...ofGrades(p),
    ...ofPeople(p),
    ...ofMoney(p),
    ...ofDays(p),
  ];
}

function* above(
  code: StudioContradictionCode,
  path: readonly (string | number)[],
  value: number,
  limit: number,
): Found {
  if (value > limit) yield { code, path, facts: { value, limit } };
}

function* ofMembers(p: Parameters): Found {
  yield* above('membersMinAboveMax', ['membersMin'], p.membersMin, p.membersMax);
  for (const schoolType of schoolTypes) {
    const missing = memberRules[schoolType].bodies.filter((body) => !p.memberBodies[schoolType].includes(body));
    for (const body of missing)
      yield { code: 'memberBodyMissing', path: ['memberBodies', schoolType], facts: { body } };
  }
}

/** The letter starts from what the documents demand: no edition leaves a duty out of it, or lets a studio start without it. */
function* ofLetter({ letterTasks, asksBeforeStart }: Parameters): Found {
  if (!asksBeforeStart.includes('letterSealed')) yield { code: 'letterNotAsked', path: ['asksBeforeStart'], facts: {} };
  for (const duty of dutiesMissing(letterTasks))
    yield { code: 'letterDutyMissing', path: ['letterTasks'], facts: { duty } };
  yield* twice(
    ['letterTasks'],
    letterTasks.map(({ code }) => code),
  );
}

/** What members agree on is counted by the codes of its tasks. */
function* ofAgreement({ agreementTasks }: Parameters): Found {
  yield* twice(
    ['agreementTasks'],
    agreementTasks.map(({ code }) => code),
  );
}

function* twice(path: readonly string[], codes: readonly string[]): Found {
  for (const value of new Set(codes.filter((code, at) => codes.indexOf(code) < at)))
    yield { code: 'duplicateCode', path, facts: { value } };
}

/** The shortest year has 365 days; so nothing here depends on the day a term begins. */
function* ofTerm(p: Parameters): Found {
  const termDays = p.termYears * 365;
  yield* above('cycleBeyondTerm', ['cycleYears'], p.cycleYears, p.termYears);
  for (const [at, days] of p.termEndReminderDays.entries()) {
    const before = p.termEndReminderDays[at - 1];
    if (before !== undefined && days >= before)
      yield {
        code: 'remindersNotDescending',
        path: ['termEndReminderDays', at],
        facts: { value: days, limit: before },
      };
  }
  yield* above('renewalWindowEmpty', ['renewalClosesDaysBefore'], p.renewalClosesDaysBefore, p.renewalOpensDaysBefore);
  yield* above('renewalOpensBeforeTerm', ['renewalOpensDaysBefore'], p.renewalOpensDaysBefore, termDays - 1);
  yield* above('reportAfterNextYear', ['annualReportDays'], p.annualReportDays, 364);
  yield* above('cycleReportAfterTerm', ['cycleReportDays'], p.cycleReportDays, p.cycleOpensDaysBefore);
}

function* ofScheme({ scheme }: Parameters): Found {
  const weights = dimensions.reduce((total, name) => total + scheme[name].weight, 0);
  if (weights !== 100) yield { code: 'weightsNotHundred', path: ['scheme'], facts: { sum: weights } };
  for (const name of dimensions) {
    const { weight, indicators } = scheme[name];
    const given = sum(indicators.map(({ max }) => pointsOf(max)));
    if (compare(given, fraction(BigInt(weight))) !== 0)
      yield { code: 'indicatorsNotWeight', path: ['scheme', name], facts: { weight } };
  }
  yield* twice(
    ['scheme'],
    indicatorsOf(scheme).map(({ code }) => code),
  );
}

function* ofGrades(p: Parameters): Found {
  const lines = Object.entries(p.gradeLines);
  for (const [at, [grade, value]] of lines.entries()) {
    const line = pointsOf(value);
    if (compare(line, fraction(100n)) > 0)
      yield { code: 'gradeLineOutOfRange', path: ['gradeLines', grade], facts: { value } };
    const better = lines[at - 1]?.[1];
    if (better !== undefined && compare(line, parseDecimal(better) ?? line) >= 0)
      yield { code: 'gradeLinesNotDescending', path: ['gradeLines', grade], facts: { value, limit: better } };
  }
  yield* above('failureNeverReached', ['unqualifiedYearsMakeFailure'], p.unqualifiedYearsMakeFailure, p.cycleYears);
  if (p.renewalMinGrade === 'unqualified') yield { code: 'renewsUnqualified', path: ['renewalMinGrade'], facts: {} };
}

function* ofPeople({ assessmentActors: actors, performanceVetoBars }: Parameters): Found {
  for (const [act, other] of keptApart)
    if (actors[act] === actors[other])
      yield { code: 'oneRoleForTwoActs', path: ['assessmentActors', other], facts: { act, other, role: actors[act] } };
  if (!performanceVetoBars.includes('host')) yield { code: 'hostNotBarred', path: ['performanceVetoBars'], facts: {} };
}

function* ofMoney({ approvalSteps }: Parameters): Found {
  for (const [at, { upToFen }] of approvalSteps.entries()) {
    const before = at === 0 ? 0 : (approvalSteps[at - 1]?.upToFen ?? null);
    if (before === null || (upToFen !== null && upToFen <= before))
      yield { code: 'approvalNotAscending', path: ['approvalSteps', at], facts: { step: at + 1 } };
  }
}

function* ofDays(p: Parameters): Found {
  for (const [task, { due, grace, hard }] of Object.entries(p.taskDays)) {
    yield* above('graceBeforeDue', ['taskDays', task, 'grace'], due, grace);
    yield* above('hardBeforeGrace', ['taskDays', task, 'hard'], grace, hard);
  }
}

import { expect, test } from 'vitest';
import { ladderSchema } from '../../../domain/ladder/ladder.js';
import { studioLadder } from '../../../domain/ladder/studio.js';
import { hasPriority } from '../../../domain/studio/commendation/priority.js';
import { type StudioLevel, studioName } from '../../../domain/studio/composition.js';
import { languages } from '../../../domain/vocabulary.js';
import { type StudioContradictionCode, studioContradictionCodes } from '../../../policy/studio/contradictions.js';
import { countyEdition, defaultEdition, studioEditionOn } from '../../../policy/studio/default-edition.js';
import { taskNames } from '../../../policy/studio/fields/time.js';
import { type StudioParameters, studioParameters } from '../../../policy/studio/parameters.js';
import { actorOf, studioDaysOf, studioTasks } from '../../../policy/studio/stages.js';
import { storedStudioParameters } from '../../../policy/studio/stored.js';
import { studioContradictionWords } from '../../../text/studio-contradictions.js';

const sound = defaultEdition.parameters;
const { scheme } = sound;
const issues = (changed: Partial<StudioParameters>) => {
  const parsed = studioParameters.safeParse({ ...sound, ...changed });
  return parsed.success ? [] : parsed.error.issues;
};
const codes = (changed: Partial<StudioParameters>) => issues(changed).map(({ message }) => message);

test('CONV-11: both default editions hold together and are in force from their day', () => {
  expect(codes({})).toEqual([]);
  expect(studioParameters.safeParse(countyEdition.parameters).error).toBeUndefined();
  expect(studioEditionOn('city', '2025-12-31')).toBeUndefined();
  expect(studioEditionOn('city', '2026-01-01')?.id).toBe('studio-2026');
});

test('LOCAL-01, LOCAL-02 (P): a county has an edition of its own, of the same shape', () => {
  const county = studioEditionOn('county', '2026-01-01');
  expect(county?.id).toBe('county-studio-2026');
  const named = (level: StudioLevel) =>
    studioName('王老师', studioEditionOn(level, '2026-01-01')?.parameters.level ?? level);
  expect([named('city'), named('county')]).toEqual(['王老师班主任工作室', '王老师优秀班主任工作室']);
  expect(Object.keys(countyEdition.parameters)).toEqual(Object.keys(sound));
  const levels = countyEdition.parameters.letterTasks.map(({ levelAtLeast }) => levelAtLeast);
  expect(new Set(levels)).toEqual(new Set(['county', null]));
});

test('an unknown or missing parameter is refused', () => {
  expect(studioParameters.safeParse({ ...sound, termYaers: 3 }).success).toBe(false);
  expect(studioParameters.safeParse({ ...sound, termYears: undefined }).success).toBe(false);
});

const withWeight = (weight: number) => ({ ...scheme, research: { ...scheme.research, weight } });
const twice = scheme.guidance.indicators.map((one, at) => (at === 1 ? { ...one, code: 'memberGrowth' } : one));
const task = (grace: number, hard: number) => ({ ...sound.taskDays, scoring: { due: 10, grace, hard } });

const contradictions: readonly (readonly [StudioContradictionCode, Partial<StudioParameters>])[] = [
  ['membersMinAboveMax', { membersMin: 8 }],
  ['memberBodyMissing', { memberBodies: { ...sound.memberBodies, countySchool: ['countyAuthority'] } }],
  ['letterDutyMissing', { letterTasks: sound.letterTasks.filter(({ code }) => code !== 'localResearch') }],
  ['letterNotAsked', { asksBeforeStart: ['papersReceived'] }],
  ['cycleBeyondTerm', { cycleYears: 4 }],
  ['remindersNotDescending', { termEndReminderDays: [180, 180] }],
  ['renewalWindowEmpty', { renewalClosesDaysBefore: 91 }],
  ['renewalOpensBeforeTerm', { renewalOpensDaysBefore: 1095 }],
  [
    'weightsNotHundred',
    { scheme: { ...withWeight(31), research: { weight: 31, indicators: [{ ...first(), max: '31' }] } } },
  ],
  [
    'indicatorsNotWeight',
    { scheme: { ...scheme, research: { weight: 30, indicators: [{ ...first(), max: '29.9' }] } } },
  ],
  ['duplicateCode', { scheme: { ...scheme, guidance: { ...scheme.guidance, indicators: twice } } }],
  ['gradeLineOutOfRange', { gradeLines: { ...sound.gradeLines, excellent: '100.1' } }],
  ['gradeLinesNotDescending', { gradeLines: { ...sound.gradeLines, good: '90' } }],
  ['reportAfterNextYear', { annualReportDays: 365 }],
  ['cycleReportAfterTerm', { cycleReportDays: 91 }],
  ['failureNeverReached', { unqualifiedYearsMakeFailure: 4 }],
  ['oneRoleForTwoActs', { assessmentActors: { ...sound.assessmentActors, publish: 'sectionOfficer' } }],
  ['hostNotBarred', { performanceVetoBars: ['studio'] }],
  ['renewsUnqualified', { renewalMinGrade: 'unqualified' }],
  [
    'approvalNotAscending',
    {
      approvalSteps: [
        { upToFen: 100, role: 'cityOfficer' },
        { upToFen: 100, role: 'cityLeader' },
      ],
    },
  ],
  ['graceBeforeDue', { taskDays: task(9, 15) }],
  ['hardBeforeGrace', { taskDays: task(13, 12) }],
];
function first() {
  return { code: 'topic', label: { zh: '课题', en: 'Topic' } };
}

test.each(contradictions)('a contradiction is named: %s', (code, changed) => {
  expect(codes(changed)).toEqual([code]);
});

test('every contradiction has a case here, and its sentence with its numbers in both languages', () => {
  expect(contradictions.map(([code]) => code)).toEqual([...studioContradictionCodes]);
  for (const language of languages)
    for (const [code, changed] of contradictions) {
      const params = issues(changed).map((issue) => ('params' in issue ? issue.params : undefined))[0] ?? {};
      const sentence = studioContradictionWords[language][code](params as Record<string, string | number>);
      expect(sentence).not.toMatch(/undefined|^$/);
    }
});

test('all contradictions are reported at once', () => {
  expect(codes({ membersMin: 8, cycleYears: 4, renewalClosesDaysBefore: 91, performanceVetoBars: [] })).toEqual([
    'membersMinAboveMax',
    'cycleBeyondTerm',
    'renewalWindowEmpty',
    'hostNotBarred',
  ]);
});

test('boundaries hold together: five to five members, a window of one day, a report on the last day, a line of 100', () => {
  expect(
    codes({
      membersMax: 5,
      renewalClosesDaysBefore: 90,
      renewalOpensDaysBefore: 1094,
      cycleReportDays: 90,
      annualReportDays: 364,
      unqualifiedYearsMakeFailure: 3,
      gradeLines: { excellent: '100', good: '75', qualified: '60' },
      taskDays: task(10, 10),
    }),
  ).toEqual([]);
});

test('an approval step without a limit is the last one', () => {
  const steps = [
    { upToFen: null, role: 'cityOfficer' },
    { upToFen: 100, role: 'cityLeader' },
  ] as const;
  expect(codes({ approvalSteps: [...steps] })).toEqual(['approvalNotAscending']);
  expect(codes({ approvalSteps: steps.toReversed() })).toEqual([]);
});

test('MEMBER-01, MEMBER-02: no edition may leave out a body the plan names', () => {
  const bodies = { ...sound.memberBodies, cityDirectSchool: ['school'] as const };
  expect(codes({ memberBodies: { ...bodies, cityDirectSchool: ['school'] } })).toEqual([
    'memberBodyMissing',
    'memberBodyMissing',
  ]);
});

test('管办分离 (STUDIO-10): three posts score, confirm and publish, in the city as in the county', () => {
  for (const { parameters } of [defaultEdition, countyEdition]) {
    const acting = (['scoring', 'confirmation', 'publication'] as const).map((one) => actorOf(one, parameters));
    expect(new Set(acting).size).toBe(3);
  }
  expect(actorOf('selfReport', sound)).toBe('host');
});

test('a task has its due days, and grace and hard days after them; its rungs never overtake before a date is past', () => {
  expect(studioDaysOf('scoring', sound)).toEqual({ dueWorkingDays: 10, graceWorkingDays: 3, hardWorkingDays: 2 });
  expect(Object.keys(studioTasks)).toHaveLength(taskNames.length);
  expect(ladderSchema.safeParse(studioLadder).success).toBe(true);
  for (const { outcomes } of Object.values(studioTasks)) expect(outcomes.length).toBeGreaterThan(0);
});

test('COMMEND-02: how long priority lasts is the edition’s', () => {
  expect(hasPriority(['2027-09-10'], '2028-12-01', sound)).toBe(false);
  expect(hasPriority(['2027-09-10'], '2028-12-01', { priorityYears: 2 })).toBe(true);
});

test('CONV-11, FUND-O01: a term that began before there was a fund lives by the default: its officer keeps it, in a county the county’s', () => {
  for (const { parameters } of [defaultEdition, countyEdition]) {
    const { fundKeeper: _, settledBySecondPerson: __, taskDays, ...rest } = parameters;
    const { vouchers: ___, fundClosing: ____, ...days } = taskDays;
    expect(storedStudioParameters({ ...rest, taskDays: days })).toEqual(parameters);
  }
});

test('CONV-11, ASSESS-O05: in a term that began before it was said, whoever comes later takes on all tasks; in one of today the share of them', () => {
  const { lateMemberTasks, ...stored } = sound;
  expect([lateMemberTasks, storedStudioParameters(stored).lateMemberTasks]).toEqual(['proRata', 'whole']);
  expect(storedStudioParameters(sound).lateMemberTasks).toBe('proRata');
});

test('CONV-11, MEMBER-09: a term that began while the tasks of an agreement stood in the code lives by those; an edition may have others', () => {
  const { agreementTasks, ...stored } = sound;
  expect(storedStudioParameters(stored)).toEqual(sound);
  const [first, ...rest] = agreementTasks;
  if (!first) throw new Error('no task');
  const fewer = [{ ...first, target: 6 }, ...rest];
  expect(storedStudioParameters({ ...stored, agreementTasks: fewer }).agreementTasks).toEqual(fewer);
  expect(codes({ agreementTasks: fewer })).toEqual([]);
  expect(issues({ agreementTasks: [first, first] }).map(({ message, path }) => [message, path.join('.')])).toEqual([
    ['duplicateCode', 'agreementTasks'],
  ]);
  expect(codes({ agreementTasks: [] })).not.toEqual([]);
});

test('CONV-11, STUDIO-17: a term that began before there was a letter keeps what it pinned, and gets the letter', () => {
  const { letterTasks, asksBeforeStart, taskDays, ...rest } = sound;
  const { letterDrafting, goalOpinion, hostLossDecision, suspensionDecision, moveConsent, ...days } = taskDays;
  const stored = { ...rest, termYears: 5, taskDays: days };
  const asked = ['letterSealed', 'papersReceived', 'officeConfirmed'];
  expect(storedStudioParameters(stored)).toEqual({ ...sound, termYears: 5, asksBeforeStart: asked });
  expect([letterTasks.length > 0, asksBeforeStart.length > 0]).toEqual([true, true]);
  expect(
    [letterDrafting, goalOpinion, hostLossDecision, suspensionDecision, moveConsent].map(({ due }) => due),
  ).toEqual([10, 10, 10, 10, 10]);
  expect(() => storedStudioParameters({ ...stored, termYears: 0 })).toThrow();
});

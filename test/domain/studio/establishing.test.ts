import { describe, expect, test } from 'vitest';
import {
  type Composition,
  membersRange,
  refuseComposition,
  refuseForStudio,
  registerOf,
  registerPrefix,
  studioName,
  yearScopeOf,
} from '../../../domain/studio/composition.js';
import {
  askedBeforeStart,
  type EstablishingFacts,
  establishingChecks,
  isEstablished,
  refuseStart,
} from '../../../domain/studio/establishing.js';
import { missingSections, type Plan, planSchema, planSections } from '../../../domain/studio/plans.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';
import { refusals as refusalWords } from '../../../text/refusals.js';
import { studioCheckSentence } from '../../../text/studio-checks.js';
import { said } from './must.js';

const p = defaultEdition.parameters;
const members = ['m1', 'm2', 'm3', 'm4', 'm5'];
const composition: Composition = { hostPersonIds: ['h'], memberPersonIds: members, unitId: 'u', hostUnitId: 'u' };
const written = { goals: '目标', content: '内容', form: '形式', topic: '专题', assessment: '考核' };
const plans: readonly Plan[] = [
  { kind: 'workPlan', sections: written },
  { kind: 'trainingPlan', sections: written },
];
const whole: EstablishingFacts = {
  schoolType: 'countySchool',
  composition,
  decidedMemberIds: members,
  agreedMemberIds: members,
  letterSealed: true,
  plans,
  growthPlansFor: members,
  pageOpened: true,
  papersReceived: true,
  officeConfirmed: true,
};
const open = (facts: Partial<EstablishingFacts>) =>
  establishingChecks({ ...whole, ...facts }, p)
    .filter(({ met }) => !met)
    .map(({ code, ruleId, blocks }) => [code, ruleId, blocks]);

test('STUDIO-12, STUDIO-17, STUDIO-21, decision 0014: letter and plans come before the start; what may follow it neither blocks nor counts as done', () => {
  const nothing = { agreedMemberIds: [], plans: [], growthPlansFor: [], pageOpened: false, letterSealed: false };
  const { asked, later } = askedBeforeStart(establishingChecks({ ...whole, ...nothing }, p), p);
  expect(asked.map(({ code }) => code)).toEqual([
    'membersRange',
    'letterSealed',
    'plansFiled',
    'planSections',
    'papersReceived',
    'officeConfirmed',
  ]);
  expect(refuseStart(asked).map(({ ruleId }) => ruleId)).toEqual(['STUDIO-17', 'STUDIO-12']);
  expect(later.map(({ ruleId }) => ruleId)).toEqual(['STUDIO-01', 'MEMBER-01', 'STUDIO-18', 'STUDIO-21', 'STUDIO-26']);
});

test('a studio that has everything may run', () => {
  expect(open({})).toEqual([]);
  expect(isEstablished(establishingChecks(whole, p))).toBe(true);
});

describe('`running` only when the hard rules hold (STUDIO-12, STUDIO-14, STUDIO-17, STUDIO-18, STUDIO-21, STUDIO-26)', () => {
  const four = members.slice(1);
  test.each<[string, Partial<EstablishingFacts>, string, string]>([
    ['STUDIO-17: no letter', { letterSealed: false }, 'letterSealed', 'STUDIO-17'],
    ['STUDIO-18: one member without agreement', { agreedMemberIds: four }, 'agreementsSigned', 'STUDIO-18'],
    ['STUDIO-12: only one of the two plans', { plans: plans.slice(1) }, 'plansFiled', 'STUDIO-12'],
    ['STUDIO-21: one member without growth plan', { growthPlansFor: four }, 'growthPlans', 'STUDIO-21'],
    ['STUDIO-26: no page', { pageOpened: false }, 'pageOpened', 'STUDIO-26'],
    ['MEMBER-01: one member the county has not decided on', { decidedMemberIds: four }, 'membersDecided', 'MEMBER-01'],
    [
      'MEMBER-02: the same at a city-direct school',
      { decidedMemberIds: four, schoolType: 'cityDirectSchool' },
      'membersDecided',
      'MEMBER-02',
    ],
    [
      'STUDIO-14: a plaque outside the unit of the host',
      { composition: { ...composition, unitId: 'elsewhere' } },
      'composition',
      'STUDIO-14',
    ],
  ])('%s', (_, facts, code, ruleId) => {
    expect(open(facts)).toEqual([[code, ruleId, true]]);
    expect(isEstablished(establishingChecks({ ...whole, ...facts }, p))).toBe(false);
  });

  test.each(planSections)('STUDIO-13: the section %s is needed; blanks are not writing', (section) => {
    const thin = { kind: 'workPlan', sections: { ...written, [section]: ' \n' } } as const;
    expect(missingSections(thin)).toEqual([section]);
    expect(open({ plans: [thin, ...plans.slice(1)] })).toEqual([['planSections', 'STUDIO-13', true]]);
  });

  test('STUDIO-13: a sixth section or a missing field is no plan', () => {
    expect(planSchema.safeParse(plans[0]).success).toBe(true);
    expect(planSchema.safeParse({ kind: 'workPlan', sections: { ...written, other: '' } }).success).toBe(false);
    expect(planSchema.safeParse({ kind: 'workPlan', sections: { goals: '目标' } }).success).toBe(false);
  });
});

test.each<[string, Partial<EstablishingFacts>, string, string]>([
  ['STUDIO-15: the office', { officeConfirmed: false }, 'officeConfirmed', 'STUDIO-15'],
  ['HOST-27: the receipt of certificate and plaque', { papersReceived: false }, 'papersReceived', 'HOST-27'],
])('%s is asked for, and keeps nobody from working', (_, facts, code, ruleId) => {
  expect(open(facts)).toEqual([[code, ruleId, false]]);
  expect(isEstablished(establishingChecks({ ...whole, ...facts }, p))).toBe(true);
});

test('everything that is missing is named at once, each with its number and its words', () => {
  const bare = { ...whole, letterSealed: false, agreedMemberIds: [], plans: [], officeConfirmed: false };
  const refusals = refuseStart(establishingChecks(bare, p));
  expect(refusals.map(({ ruleId, facts }) => [ruleId, facts?.check, facts?.open])).toEqual([
    ['STUDIO-17', 'letterSealed', undefined],
    ['STUDIO-18', 'agreementsSigned', 5],
    ['STUDIO-12', 'plansFiled', 2],
  ]);
  const [, unsigned] = refusals;
  expect(unsigned && refusalWords.zh.ruleForbids(unsigned.facts ?? {})).toBe(
    '按规定不能这样办理：尚有 5 名成员未签协议书。',
  );
  const [, , , letter, agreements] = establishingChecks(bare, p);
  expect(letter && studioCheckSentence(letter, 'zh')).toBe('目标责任书须由各方签订');
  expect(agreements && studioCheckSentence(agreements, 'en')).toBe('Members without a signed agreement: 5');
});

describe('who a studio consists of', () => {
  test.each<[string, Partial<Composition>, string | null]>([
    ['a host and members', {}, null],
    ['STUDIO-04: no host', { hostPersonIds: [] }, 'ruleForbids STUDIO-04'],
    ['STUDIO-04: two hosts', { hostPersonIds: ['h', 'i'] }, 'ruleForbids STUDIO-04'],
    ['STUDIO-01: no member', { memberPersonIds: [] }, 'ruleForbids STUDIO-01'],
    ['STUDIO-01: the host as his own member', { memberPersonIds: ['m1', 'h'] }, 'ruleForbids STUDIO-01'],
    ['STUDIO-01: a member twice', { memberPersonIds: ['m1', 'm1'] }, 'ruleForbids STUDIO-01'],
    ['STUDIO-14: outside the unit of the host', { unitId: 'v' }, 'ruleForbids STUDIO-14'],
  ])('%s', (_, changed, expected) => {
    expect(said(refuseComposition({ ...composition, ...changed }))).toBe(expected);
  });

  test.each([
    [4, 'below'],
    [5, 'within'],
    [7, 'within'],
    [8, 'above'],
  ])('STUDIO-04: about 5 to 7 members: %i is %s, and blocks nothing (CONV-02)', (count, range) => {
    expect(membersRange(count, p)).toBe(range);
    const some = Array.from({ length: count }, (_, n) => `m${n}`);
    const facts = { composition: { ...composition, memberPersonIds: some } };
    const known = { decidedMemberIds: some, agreedMemberIds: some, growthPlansFor: some };
    expect(isEstablished(establishingChecks({ ...whole, ...facts, ...known }, p))).toBe(true);
    expect(open({ ...facts, ...known })).toEqual(range === 'within' ? [] : [['membersRange', 'STUDIO-04', false]]);
  });

  test('STUDIO-04 (P): four are within where the edition says four', () => {
    expect(membersRange(4, { ...p, membersMin: 4 })).toBe('within');
  });

  test('STUDIO-02: the host acts for the studio, a member does not', () => {
    expect(refuseForStudio('h', composition)).toBeNull();
    expect(said(refuseForStudio('m1', composition))).toBe('notYourPost STUDIO-02');
  });

  test('STUDIO-03: a studio is named after its host; a county’s is its own kind (LOCAL-02)', () => {
    expect(studioName(' 王老师 ', 'city')).toBe('王老师班主任工作室');
    expect(studioName('王老师', 'county')).toBe('王老师优秀班主任工作室');
  });

  test('LOCAL-01: each county counts its own register, the city counts one', () => {
    expect([registerOf('city', 'jia'), registerOf('county', 'jia'), registerOf('county', 'yi')]).toEqual([
      'city',
      'county:jia',
      'county:yi',
    ]);
    expect([yearScopeOf('city', 'jia', '2026'), yearScopeOf('county', 'jia', '2026')]).toEqual([
      '2026',
      'county:jia/2026',
    ]);
    expect([registerPrefix('city', 'jia'), registerPrefix('county', 'jia')]).toEqual(['', 'jia-']);
  });
});

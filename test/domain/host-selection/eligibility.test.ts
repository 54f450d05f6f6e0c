import { expect, test } from 'vitest';
import { eligibility } from '../../../domain/host-selection/eligibility.js';
import { facts, failed, failures, fileId, oneCase, parameters, soundForm } from './sample.js';

const cases = (n: number) => Array.from({ length: n }, (_, i) => oneCase(`案例${i}`));
const honour = (more: object) =>
  ({ subject: 'person', name: '先进', level: 'city', date: '2022-09-10', ...more }) as const;
const classHonour = (more: object) => honour({ subject: 'class', className: '初二（3）班', ...more });

test('a sound form is eligible, with every rule looked at', () => {
  const result = eligibility(soundForm, facts, parameters);
  expect(result.checks.filter(({ met }) => !met)).toEqual([]);
  expect(result.eligible).toBe(true);
  const looked = new Set(result.checks.map(({ ruleId }) => ruleId));
  for (const id of [
    'HOST-01',
    'HOST-05',
    'HOST-07',
    'HOST-08',
    'HOST-09',
    'HOST-10',
    'HOST-12',
    'HOST-13',
    'HOST-30',
    'VETO-01',
  ]) {
    expect(looked).toContain(id);
  }
});

test('HOST-01: who is not a head teacher now is refused', () => {
  expect(failed({ isHeadTeacherNow: false })).toEqual(['HOST-01']);
  expect(failed({ isHeadTeacherNow: undefined })).toEqual(['HOST-01']);
});

test.each([
  [0, ['HOST-05']],
  [1, ['HOST-05']],
  [2, []],
  [3, []],
  [4, ['HOST-05']],
])('HOST-05, HOST-O07, CONV-01: %i cases', (n, expected) => {
  expect(failed({ cases: cases(n) })).toEqual(expected);
});

test('HOST-05: a case needs a file or 800 characters', () => {
  const short = { ...oneCase('短'), summary: '事'.repeat(799) };
  expect(failures({ cases: [oneCase('长'), short] })).toMatchObject([{ ruleId: 'HOST-05', field: 'cases.1' }]);
  expect(failed({ cases: [oneCase('长'), { ...short, files: [fileId] }] })).toEqual([]);
});

test.each([
  ['city', []],
  ['provincial', []],
  ['county', ['HOST-06']],
] as const)('HOST-06, CONV-09: influence at %s level', (level, expected) => {
  expect(failed({ influence: [{ activity: '讲座', level, date: '2023-10-10' }] })).toEqual(expected);
});

test.each([
  [99, 'HOST-08'],
  [100, ''],
])('HOST-08, HOST-O08: an effect statement of %i characters', (n, expected) => {
  expect(failed({ researchEffect: '效'.repeat(n) }).join()).toBe(expected);
});

test.each([
  ['2029-06-30', ['HOST-10']],
  ['2029-07-01', []],
  ['2029-07-02', []],
])('HOST-10, HOST-O06: retirement on %s, three years after approval on 2026-07-01', (expectedEndDate, expected) => {
  expect(failed({ expectedEndDate })).toEqual(expected);
});

test('HOST-10: both signatures are needed', () => {
  expect(failures({ stayCommitment: undefined })).toMatchObject([{ ruleId: 'HOST-10', field: 'stayCommitment' }]);
  expect(failures({ schoolStayConsent: { name: ' ', signedOn: '2026-03-02' } })).toMatchObject([
    { ruleId: 'HOST-10', field: 'schoolStayConsent' },
  ]);
});

test.each([
  ['none', [], ['HOST-12']],
  ['county level', [honour({ level: 'county' })], ['HOST-12']],
  ['city level', [honour({})], []],
  ['national level', [honour({ level: 'national' })], []],
  ['after the deadline', [honour({ date: '2026-04-01' })], ['HOST-12']],
  ['on the deadline', [honour({ date: '2026-03-31' })], []],
])('HOST-12: honours: %s', (_, honours, expected) => {
  expect(failed({ honours: honours.map((one) => ({ issuer: '市教育局', files: [], ...one })) })).toEqual(expected);
});

test.each([
  ['the day before the first class', honour({ date: '2016-08-31' }), ['HOST-13']],
  ['the first day', honour({ date: '2016-09-01' }), []],
  ['a class led then', classHonour({ date: '2024-12-01' }), []],
  ['the summer after the last year', classHonour({ date: '2025-08-31' }), []],
  ['after the class was given up', classHonour({ date: '2025-09-01' }), ['HOST-13']],
  ['a class never led', classHonour({ className: '高一（1）班' }), ['HOST-13']],
])('HOST-13: honour of %s', (_, one, expected) => {
  expect(failed({ honours: [{ issuer: '市教育局', files: [], ...one }] })).toEqual(expected);
});

test('HOST-O04: a personal honour from before counts where the edition says so', () => {
  const honours = [{ issuer: '市教育局', files: [], ...honour({ date: '2010-01-01' }) }];
  expect(failed({ honours }, {}, { personalHonourSinceFirstHeadTeacherDate: false })).toEqual([]);
});

test('VETO-01: an ethics decision bars whoever is otherwise eligible', () => {
  expect(failed({}, { ethicsBar: true })).toEqual(['VETO-01']);
});

test.each([
  ['cityDirectSchool', 0, []],
  ['cityDirectSchool', 1, ['HOST-23']],
  ['privateSchool', 1, ['HOST-23']],
  ['countySchool', 5, []],
] as const)('HOST-23: %s with %i other nominees', (schoolType, otherLiveApplicationsOfSchool, expected) => {
  expect(failed({}, { schoolType, otherLiveApplicationsOfSchool })).toEqual(expected);
});

test('HOST-O10: a limit for county schools where the edition sets one', () => {
  const at = (n: number) => failed({}, { otherLiveApplicationsOfSchool: n }, { maxPerCountySchool: 2 });
  expect([at(1), at(2)]).toEqual([[], ['HOST-O10']]);
});

test('HOST-30: the declaration of truth, and a verifier for every attachment when the form goes on', () => {
  expect(failed({ truthDeclaration: undefined })).toEqual(['HOST-30']);
  const form = { cases: [oneCase('一'), { ...oneCase('二'), files: [fileId] }] };
  expect(failed(form)).toEqual([]);
  expect(failed(form, { moment: 'forward' })).toEqual(['HOST-30']);
  expect(failed(form, { moment: 'forward', verifiedAttachments: [fileId] })).toEqual([]);
});

test('section 7.1: missing, malformed, short and long fields are named with their rule', () => {
  expect(failures({ email: 'linxiao@' })).toMatchObject([{ code: 'malformed', ruleId: 'FORM', field: 'email' }]);
  expect(failures({ name: '' })).toMatchObject([{ code: 'missing', ruleId: 'FORM', field: 'name' }]);
  expect(failures({ ethicsSelfDeclaration: '德'.repeat(199) })).toMatchObject([
    { code: 'tooShort', ruleId: 'HOST-02' },
  ]);
  expect(failures({ performanceSummary: '绩'.repeat(499) })).toMatchObject([{ code: 'tooShort', ruleId: 'HOST-11' }]);
  expect(failures({ performanceSummary: '绩'.repeat(3001) })).toMatchObject([{ code: 'tooLong', ruleId: 'HOST-11' }]);
  expect(failures({ birthDate: '1960-03-31' })).toMatchObject([{ code: 'age', facts: { age: 66 } }]);
  expect(failed({ birthDate: '1960-04-01' })).toEqual([]);
});

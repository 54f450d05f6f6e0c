import { expect, test } from 'vitest';
import { allows } from '../../../domain/studio/check.js';
import { type RenewalFacts, refuseApplication, refuseRenewal, renewalChecks } from '../../../domain/studio/renewal.js';
import type { StudioVeto } from '../../../domain/studio/veto/vetoes.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';
import { studioCheckSentence } from '../../../text/studio-checks.js';

const p = defaultEdition.parameters;
const sound: RenewalFacts = {
  term: { from: '2026-07-01', to: '2029-06-30' },
  termNumber: 1,
  appliedOn: '2029-04-20',
  cycleGrade: 'qualified',
  failedGoals: false,
  vetoesOfHost: [],
  isHeadTeacherNow: true,
  expectedEndDate: '2032-07-01',
};
const failed = (changed: Partial<RenewalFacts>, more: object = {}) =>
  renewalChecks({ ...sound, ...changed }, { ...p, ...more })
    .filter(({ met }) => !met)
    .map(({ ruleId, code }) => `${ruleId} ${code}`);
const ethics = (status: StudioVeto['status']): StudioVeto => ({ kind: 'ethics', status });
const performance = (status: StudioVeto['status']): StudioVeto => ({
  kind: 'performance',
  ground: 'failedGoals',
  status,
  barredUntil: '2030-06-30',
});

test('STUDIO-06: whoever fulfils every condition may be renewed; the city decides', () => {
  expect(failed({})).toEqual([]);
  expect(allows(renewalChecks(sound, p))).toBe(true);
});

test.each<[string, Partial<RenewalFacts>, string[]]>([
  ['on the first day of the window', { appliedOn: '2029-04-01' }, []],
  ['a day too early', { appliedOn: '2029-03-31' }, ['STUDIO-O02 renewalWindow']],
  ['on the last day of the term', { appliedOn: '2029-06-30' }, []],
  ['a day after it', { appliedOn: '2029-07-01' }, ['STUDIO-O02 renewalWindow']],
  ['an unqualified cycle', { cycleGrade: 'unqualified' }, ['STUDIO-O02 cycleGrade']],
  ['a cycle not assessed yet', { cycleGrade: null }, ['STUDIO-O02 cycleGrade']],
  ['ASSESS-O04: two unqualified years before a qualified cycle', { failedGoals: true }, ['ASSESS-O04 goalsMet']],
  ['an open ethics case', { vetoesOfHost: [ethics('open')] }, ['VETO-02 noOpenEthicsCase']],
  ['an ethics veto under appeal', { vetoesOfHost: [ethics('appealed')] }, ['VETO-02 noOpenEthicsCase']],
  ['an ethics case that was dismissed', { vetoesOfHost: [ethics('dismissed')] }, []],
  ['a performance veto', { vetoesOfHost: [performance('effective')] }, ['VETO-03 noPerformanceVeto']],
  ['a finding not decided yet', { vetoesOfHost: [performance('open')] }, ['VETO-03 noPerformanceVeto']],
  ['a performance veto that was overturned', { vetoesOfHost: [performance('overturned')] }, []],
  ['no longer a head teacher', { isHeadTeacherNow: false }, ['HOST-01 stillHeadTeacher']],
  ['HOST-10 again, to the day', { expectedEndDate: '2032-07-01' }, []],
  ['HOST-10 again, a day too few', { expectedEndDate: '2032-06-30' }, ['HOST-10 remainingYears']],
  ['after many terms', { termNumber: 9 }, []],
])('STUDIO-O02: %s', (_, changed, expected) => {
  expect(failed(changed)).toEqual(expected);
});

test('STUDIO-O02: window, grade, years and number are the edition’s', () => {
  expect(failed({ appliedOn: '2029-03-01' }, { renewalOpensDaysBefore: 180 })).toEqual([]);
  expect(failed({ appliedOn: '2029-06-01' }, { renewalClosesDaysBefore: 30 })).toEqual(['STUDIO-O02 renewalWindow']);
  expect(failed({}, { renewalMinGrade: 'good' })).toEqual(['STUDIO-O02 cycleGrade']);
  expect(failed({}, { renewalRemainingYears: 4 })).toEqual(['HOST-10 remainingYears']);
  expect(failed({}, { renewalsMax: 1 })).toEqual([]);
  expect(failed({ termNumber: 2 }, { renewalsMax: 1 })).toEqual(['STUDIO-O02 renewalsLeft']);
});

test('STUDIO-O02: everything that stands against it is said at once', () => {
  const checks = renewalChecks({ ...sound, appliedOn: '2029-07-01', cycleGrade: 'unqualified' }, p);
  expect(refuseRenewal(checks).map(({ code, ruleId }) => `${code} ${ruleId}`)).toEqual([
    'windowClosed STUDIO-O02',
    'ruleForbids STUDIO-O02',
  ]);
  expect(checks.map((one) => studioCheckSentence(one, 'zh')).slice(0, 2)).toEqual([
    '续聘申请时间为 2029-04-01 至 2029-06-30',
    '周期考核等次为不合格，须达到合格',
  ]);
});

test('STUDIO-O02: a cycle that is not final keeps nobody from applying in time, but from being renewed', () => {
  const codes = (checks: ReturnType<typeof refuseRenewal>) => checks.map(({ code, ruleId }) => `${code} ${ruleId}`);
  const early = renewalChecks({ ...sound, cycleGrade: null }, p);
  expect(codes(refuseApplication(early))).toEqual([]);
  expect(codes(refuseRenewal(early))).toEqual(['ruleForbids STUDIO-O02']);
  expect(codes(refuseApplication(renewalChecks({ ...sound, cycleGrade: 'unqualified' }, p)))).toEqual([
    'ruleForbids STUDIO-O02',
  ]);
});

import { expect, test } from 'vitest';
import { roundDateKeys, roundDateKeysAt } from '../../../domain/host-selection/round-dates.js';
import { stages } from '../../../domain/vocabulary.js';
import { editionById, editionOn } from '../../../policy/editions.js';
import type { ContradictionCode } from '../../../policy/host-selection/contradictions.js';
import { countyEdition } from '../../../policy/host-selection/county-edition.js';
import { defaultEdition } from '../../../policy/host-selection/default-edition.js';
import { type HostSelectionParameters, hostSelectionParameters } from '../../../policy/host-selection/parameters.js';
import { daysAndAllowanceOf, daysOf, stageRows, stagesAt } from '../../../policy/host-selection/stages.js';

const sound = defaultEdition.parameters;
const codes = (changed: Partial<HostSelectionParameters>) => {
  const parsed = hostSelectionParameters.safeParse({ ...sound, ...changed });
  return parsed.success ? [] : parsed.error.issues.map(({ message }) => message);
};

test('CONV-11: the default edition holds together and is in force from its day', () => {
  expect(codes({})).toEqual([]);
  expect(editionOn('2025-12-31')).toBeUndefined();
  expect(editionOn('2026-01-01')?.id).toBe('host-2026');
  expect(editionById('host-2026')).toBe(defaultEdition);
});

test('LOCAL-01 (P): a county has an edition of its own, in which nobody is kept away for being of the same county', () => {
  expect(editionOn('2026-01-01', 'county')).toBe(countyEdition);
  expect(editionById('county-host-2026')).toBe(countyEdition);
  expect(hostSelectionParameters.safeParse(countyEdition.parameters).error).toBeUndefined();
  expect(countyEdition.parameters.honourMinLevel).toBe('county');
  expect(countyEdition.parameters.conflicts).not.toContain('ownCounty');
});

test('LOCAL-01: of a county’s own round the stages of a county before it fall away, and their dates with them', () => {
  expect(stages.filter((stage) => !stagesAt('county').includes(stage))).toEqual(['countyReview', 'countyNotice']);
  expect(roundDateKeys.filter((key) => !roundDateKeysAt('county').includes(key))).toEqual([
    'countyReview',
    'countyNotice',
  ]);
  expect([stagesAt('city'), roundDateKeysAt('city')]).toEqual([stages, roundDateKeys]);
});

test('an unknown or missing parameter is refused', () => {
  expect(hostSelectionParameters.safeParse({ ...sound, minYaers: 6 }).success).toBe(false);
  expect(hostSelectionParameters.safeParse({ ...sound, minYears: undefined }).success).toBe(false);
});

test.each<[ContradictionCode, Partial<HostSelectionParameters>]>([
  ['casesMinAboveMax', { casesMin: 4 }],
  ['ageMinAboveMax', { ageMin: 40, ageMax: 39 }],
  ['performanceMinAboveMax', { performanceMinCharacters: 3001 }],
  ['capacityAboveTarget', { capacity: 31 }],
  ['directQuotaAboveCapacity', { directSchoolQuota: 11 }],
  ['schoolQuotaAboveCountyQuotas', { countyQuotas: { a: 2, b: 1 }, maxPerCountySchool: 3 }],
  ['validScoresAbovePanel', { minValidScores: 6 }],
  ['dropsLeaveTooFew', { dropHighest: 2, dropLowest: 1 }],
  ['rubricNotHundred', { rubric: sound.rubric.map((line) => (line.code === 'ethics' ? { ...line, max: 14 } : line)) }],
  ['duplicateCode', { tieRules: ['moreHonours', 'moreHonours'] }],
  ['tieRuleWithoutDimension', { tieRules: ['higherDimension:none'] }],
  ['chairVoteNotLast', { tieRules: ['chairVote', 'moreHonours'] }],
  ['passLineOutOfRange', { passLine: '100.01' }],
  ['shareAboveOne', { collectiveMajority: { numerator: 1, denominator: 1, strict: true } }],
  ['hearingAfterSchoolStage', { hearingDays: 16 }],
  ['graceBeforeDue', { late: { ...sound.late, countyReview: { grace: 14, hard: 20 } } }],
  ['hardBeforeGrace', { late: { ...sound.late, countyReview: { grace: 18, hard: 17 } } }],
  ['quietHoursEmpty', { quietHours: { from: '21:00', to: '21:00' } }],
  ['insideQuietHours', { digestAt: '07:59' }],
])('a contradiction is named: %s', (code, changed) => {
  expect(codes(changed)).toEqual([code]);
});

test('all contradictions are reported at once', () => {
  expect(codes({ casesMin: 4, minValidScores: 6, passLine: '200.00', digestAt: '22:00' })).toEqual([
    'casesMinAboveMax',
    'validScoresAbovePanel',
    'passLineOutOfRange',
    'insideQuietHours',
  ]);
});

test('boundaries hold together: drops that leave one sheet, a pass line of 100, grace on the due day', () => {
  const late = { ...sound.late, countyReview: { grace: 15, hard: 15 } };
  expect(codes({ dropHighest: 1, dropLowest: 1, passLine: '100.00', late, capacity: 30 })).toEqual([]);
});

test('HOST-15: the stages stand in their order; late work is escalated, only windows close', () => {
  expect(Object.keys(stageRows)).toEqual([...stages]);
  for (const stage of stages) expect(daysOf(stage, sound)).toBeGreaterThan(0);
  const windows = stages.filter((stage) => stageRows[stage].whenLate === 'closeWindow');
  expect(windows).toEqual(['individualApplication', 'countyNotice', 'cityNotice']);
});

test('a task has its due days, and grace and hard days after them', () => {
  expect(daysAndAllowanceOf('countyReview', sound)).toEqual({
    dueWorkingDays: 15,
    graceWorkingDays: 3,
    hardWorkingDays: 2,
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { clauses } from '../../../policy/host-selection/clauses.js';
import { defaultEdition } from '../../../policy/host-selection/default-edition.js';
import type { HostSelectionParameters } from '../../../policy/host-selection/parameters.js';

type Defaults = Partial<HostSelectionParameters>;

/** Each open point with the parameters that decide it and the suggested default; 'decided' where a decision record says why there is no choice. */
const points: Readonly<Record<string, Defaults | 'decided'>> = {
  'HOST-O01': { roundsPerYear: 1, endedStudioFreesPlace: true },
  'HOST-O02': { projectJustification: 'beforeCityNotice' },
  'HOST-O03': { nationalPrizeAnyGrade: true },
  'HOST-O04': { personalHonourSinceFirstHeadTeacherDate: true },
  'HOST-O05': { yearUnit: 'schoolYear', countDeputy: false, serviceContinuity: 'sum' },
  'HOST-O06': { remainingYearsProof: 'dateAndSignatures', recheckRemainingYearsAtFinalDecision: true },
  'HOST-O07': 'decided',
  'HOST-O08': { effectStatementFor: 'all' },
  'HOST-O09': {
    authorRank: 1,
    sameWorkCountsOnce: true,
    maxAgeOfResultsYears: null,
    honoursFromOtherCitiesCount: true,
  },
  'HOST-O10': { maxPerCountySchool: null },
  'HOST-O11': { privateSchoolRoute: 'direct' },
  'HOST-O12': 'decided',
  'HOST-O13': { formSealedWhenLeaving: 'schoolRecommendation' },
  'HOST-O14': { freedQuotaRefill: 'untilCityDeadline', lateBundle: 'blockedUnlessReopened' },
  'HOST-O15': { panelSize: 5, minValidScores: 3, conflicts: ['ownSchool', 'ownCounty', 'kinship', 'declared'] },
  'HOST-O16': { capacitySoftPercent: 20 },
  'HOST-O17': { reapplication: 'nextRound' },
  'HOST-O18': { suspensionWorkingDays: 10 },
  'HOST-O19': { appealWorkingDays: 5, appealsPerDecision: 1, declinedAppealHoldsRound: false },
  'NOTICE-O01': { noticeWorkingDays: { county: 5, city: 5 } },
  'NOTICE-O02': { objectionEmailConfirmed: true, anonymousObjections: 'lead' },
  'NOTICE-O03': { objectionHandlingWorkingDays: 10 },
  'NOTICE-O04': { lateObjection: 'ethicsReport' },
  'NOTICE-O05': 'decided',
  'NOTICE-O06': { appealWorkingDays: 5, appealsPerDecision: 1 },
};

const root = new URL('../../../', import.meta.url);
const textsIn = (folder: string, end: string) =>
  readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith(end))
    .map((name) => readFileSync(new URL(`${folder}${name}`, root), 'utf8'))
    .join('\n');

test('every open point of the selection and of the notice is a parameter, or a record says why not', () => {
  const open = Object.keys(clauses).filter((id) => /^(HOST|NOTICE)-O\d\d$/.test(id));
  expect(open.toSorted()).toEqual(Object.keys(points).toSorted());
});

test.each(Object.entries(points))('%s holds the suggested default', (id, point) => {
  if (point === 'decided') {
    expect(textsIn('docs/decisions/', '.md')).toContain(id);
    return;
  }
  expect(defaultEdition.parameters).toMatchObject(point);
  const fields = textsIn('policy/host-selection/fields/', '.ts');
  // the comment above a field names the point it decides, alone or in a range
  expect(fields.includes(id) || fields.includes(`${id.slice(0, -2)}01…O`)).toBe(true);
  for (const name of Object.keys(point)) expect(fields).toMatch(new RegExp(`^  ${name}:`, 'm'));
});

test('HOST-O15, CONV-10: the last tie rule of the default is the vote of the chair', () => {
  expect(defaultEdition.parameters.tieRules.at(-1)).toBe('chairVote');
});

test('CONV-03, CONV-04, CONV-05: no rule of the selection says 原则上, 一般, 若干, 学时 or 课时, so none of them is asked here', () => {
  const quotes = Object.entries(clauses)
    .filter(([id]) => /^HOST-\d\d$|^VETO-01$/.test(id))
    .flatMap(([, clause]): readonly string[] => clause.quote);
  expect(quotes.length).toBeGreaterThan(32);
  expect(quotes.filter((quote) => /原则上|一般|若干|学时|课时/.test(quote))).toEqual([]);
});

test('CONV-02: of the selection only the ten studios are said with 左右; their number is a ceiling that bends (HOST-28, HOST-O16)', () => {
  const about = Object.entries(clauses).filter(([, { quote }]) =>
    (quote as readonly string[]).some((one) => /左右/.test(one)),
  );
  expect(about.map(([id]) => id)).toEqual(['HOST-28']);
});

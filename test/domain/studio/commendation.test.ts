import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, type Fraction, fraction, parseDecimal } from '../../../domain/panel/decimal.js';
import { recipients } from '../../../domain/studio/assessment/consequences.js';
import { refuseYear } from '../../../domain/studio/commendation/call.js';
import { refuseList } from '../../../domain/studio/commendation/list.js';
import { type NominationFacts, refuseNomination, shownTo } from '../../../domain/studio/commendation/nomination.js';
import { hasPriority, priorityFirst } from '../../../domain/studio/commendation/priority.js';
import { type Nominee, rankNominees } from '../../../domain/studio/commendation/ranking.js';
import { nominatingPosts, reaches, refuseSelf } from '../../../domain/studio/commendation/reach.js';
import { isConcerned, refuseSheet, reviewingPosts, reviewOf } from '../../../domain/studio/commendation/review.js';
import type { StudioVeto } from '../../../domain/studio/veto/vetoes.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';
import { said } from './must.js';

const p = defaultEdition.parameters;
const veto: StudioVeto = { kind: 'performance', ground: 'failedGoals', status: 'effective', barredUntil: '2030-06-30' };
const sound: NominationFacts = {
  recipient: 'host',
  on: '2029-12-01',
  vetoes: [],
  grade: 'excellent',
  recordIds: ['r'],
};

describe('COMMEND-13, VETO-03: who may be nominated', () => {
  test.each(recipients)('ASSESS-08: the %s of an excellent studio may', (recipient) => {
    expect(refuseNomination({ ...sound, recipient }, p)).toBeNull();
  });

  test.each<[string, Partial<NominationFacts>, string | null]>([
    ['VETO-03: barred', { vetoes: [veto] }, 'ruleForbids VETO-03'],
    ['VETO-03: on the last day of the bar', { vetoes: [veto], on: '2030-06-30' }, 'ruleForbids VETO-03'],
    ['VETO-03: on the day after', { vetoes: [veto], on: '2030-07-01' }, null],
    ['VETO-02: without the title', { vetoes: [{ kind: 'ethics', status: 'upheld' }] }, 'ruleForbids VETO-02'],
    ['VETO-O03: while a case is open', { vetoes: [{ kind: 'ethics', status: 'open' }] }, 'ruleForbids VETO-O03'],
    ['VETO-O02: the unit of a barred host', { vetoes: [veto], recipient: 'unit' }, null],
    ['ASSESS-08: good is not excellent', { grade: 'good' }, 'ruleForbids ASSESS-08'],
    ['ASSESS-08: no final result yet', { grade: null }, 'ruleForbids ASSESS-08'],
    ['COMMEND-13: no record of the work', { recordIds: [] }, 'ruleForbids COMMEND-13'],
  ])('%s', (_, changed, expected) => {
    expect(said(refuseNomination({ ...sound, ...changed }, p))).toBe(expected);
  });

  test('the reason is shown to the nominating body only', () => {
    const refusal = refuseNomination({ ...sound, vetoes: [veto] }, p);
    if (!refusal) throw new Error('not refused');
    expect(shownTo(refusal, 'nominatingBody')).toEqual(refusal);
    expect(shownTo(refusal, 'others')).toEqual({ code: 'ruleForbids' });
  });
});

describe('COMMEND-01: results decide between equals, and are no score', () => {
  const nominee = (id: string, score: string, result: string | null): Nominee => ({
    id,
    score,
    studioResult: result === null ? null : parseDecimal(result),
  });
  const rows = (...list: Nominee[]) => rankNominees(list).map(({ id, rank, tieBrokenBy }) => [rank, id, tieBrokenBy]);

  test('a better result does not lift anybody above a better score', () => {
    expect(rows(nominee('a', '88.0', '99'), nominee('b', '88.1', null))).toEqual([
      [1, 'b', null],
      [2, 'a', null],
    ]);
  });
  test('of two equal scores, 88 and 88.0, the better result comes first; without a studio last', () => {
    expect(rows(nominee('a', '88', null), nominee('b', '88.0', '90'), nominee('c', '88', '91.5'))).toEqual([
      [1, 'c', 'studioResult'],
      [2, 'b', 'studioResult'],
      [3, 'a', 'studioResult'],
    ]);
  });
  test('a result of nothing at all still comes before no studio', () => {
    expect(rows(nominee('a', '88', null), nominee('b', '88', '0'))).toEqual([
      [1, 'b', 'studioResult'],
      [2, 'a', 'studioResult'],
    ]);
  });
  test('who is still equal shares a rank: people decide', () => {
    expect(rows(nominee('b', '88', '90'), nominee('a', '88', '90'), nominee('c', '87', '99'))).toEqual([
      [1, 'a', null],
      [1, 'b', null],
      [3, 'c', null],
    ]);
  });

  const tenths = fc.integer({ min: 0, max: 30 });
  const some = fc
    .array(fc.tuple(tenths, fc.option(tenths)), { maxLength: 8 })
    .map((list) =>
      list.map(([score, result], n) => nominee(`n${n}`, `${score}`, result === null ? null : `${result}`)),
    );
  const scoreOf = (id: string, list: readonly Nominee[]): Fraction =>
    parseDecimal(list.find((one) => one.id === id)?.score ?? '') ?? fraction(-1n);

  test('ranks follow the scores whatever the results are, and the order of arrival changes nothing', () => {
    fc.assert(
      fc.property(some, (list) => {
        const ranked = rankNominees(list);
        expect(rankNominees(list.toReversed())).toEqual(ranked);
        const scores = ranked.map(({ id }) => scoreOf(id, list));
        expect(scores).toEqual(scores.toSorted((a, b) => compare(b, a)));
      }),
    );
  });
});

describe('COMMEND-02: a flag in lists', () => {
  test('from the day of the commendation to the eve of the anniversary', () => {
    const on = ['2027-09-10'];
    expect(hasPriority(on, '2027-09-09', p)).toBe(false);
    expect(hasPriority(on, '2027-09-10', p)).toBe(true);
    expect(hasPriority(on, '2028-09-09', p)).toBe(true);
    expect(hasPriority(on, '2028-09-10', p)).toBe(false);
    expect(hasPriority([], '2028-09-10', p)).toBe(false);
  });
  test('whoever is flagged stands first; nobody is lost and nothing else moves', () => {
    expect(priorityFirst(['a', 'B', 'c', 'D'], (name) => name < 'a')).toEqual(['B', 'D', 'a', 'c']);
  });
});

describe('COMMEND-O01: who nominates and who reviews', () => {
  const studio = { unitId: 'u', countyId: 'c', bureauId: 'b' };
  test.each([
    ['the unit its own', { role: 'schoolLeader', orgId: 'u' }, true],
    ['no other unit', { role: 'schoolLeader', orgId: 'v' }, false],
    ['the county its own', { role: 'countyOfficer', orgId: 'c' }, true],
    ['no other county', { role: 'countyOfficer', orgId: 'd' }, false],
    ['LOCAL-01: the county what it runs itself', { role: 'countyOfficer', orgId: 'b' }, true],
    ['the section all', { role: 'sectionOfficer', orgId: 's' }, true],
    ['nobody else', { role: 'expert', orgId: 'u' }, false],
  ] as const)('%s', (_, post, expected) => expect(reaches(post, studio)).toBe(expected));

  const section = { role: 'sectionOfficer', orgId: 's' } as const;
  test('asked are the section, and once each the counties and units of the studios; only whom the edition names', () => {
    const studios = [studio, { ...studio, unitId: 'v' }, { ...studio, unitId: 'w', countyId: null }];
    const asked = (commendationNominators: readonly ('sectionOfficer' | 'countyOfficer' | 'schoolLeader')[]) =>
      nominatingPosts(section, studios, { commendationNominators }).map(({ role, orgId }) => `${role} ${orgId}`);
    expect(asked(p.commendationNominators)).toEqual([
      ...['sectionOfficer s', 'countyOfficer c', 'schoolLeader u', 'schoolLeader v', 'schoolLeader w'],
    ]);
    expect(asked(['countyOfficer'])).toEqual(['countyOfficer c']);
  });
  test('a bureau without section and Institute reviews by one sheet of its own', () => {
    const bureau = { role: 'cityOfficer', orgId: 'b' } as const;
    const whole = {
      cityOfficer: bureau,
      sectionOfficer: section,
      instituteOfficer: { role: 'instituteOfficer', orgId: 'i' },
    } as const;
    expect(reviewingPosts(whole, p)).toHaveLength(3);
    expect(reviewingPosts({ cityOfficer: bureau, sectionOfficer: bureau, instituteOfficer: bureau }, p)).toEqual([
      bureau,
    ]);
    expect(reviewingPosts(whole, { commendationReviewers: ['instituteOfficer'] })).toEqual([whole.instituteOfficer]);
  });

  test.each([
    ['a person themselves', { recipient: 'host', recipientId: 'p' }, true],
    ['a host the own studio', { recipient: 'studio', recipientId: 'x', hostId: 'p' }, true],
    ['a body itself', { recipient: 'unit', recipientId: 'o' }, true],
    ['a colleague', { recipient: 'host', recipientId: 'q' }, false],
  ] as const)('nobody nominates themselves: %s', (_, of, refused) => {
    const refusal = refuseSelf({ personId: 'p', orgId: 'o' }, { hostId: 'h', ...of });
    expect(said(refusal)).toBe(refused ? 'conflictOfInterest COMMEND-O01' : null);
  });

  test.each([
    ['whoever nominated it', { nominatedBy: 'p' }, true],
    ['its host or member', { peopleOfIt: ['p'] }, true],
    ['whoever holds a post at its unit', { unitId: 'mine' }, true],
    ['nobody else', {}, false],
  ])('steps back: %s', (_, of, expected) => {
    const concern = { peopleOfIt: ['h'], nominatedBy: 'n', unitId: 'u', ...of };
    expect(isConcerned({ personId: 'p', orgIds: ['mine'] }, concern)).toBe(expected);
  });

  test.each([
    ['whole', { a: '90', b: '0' }, null],
    ['one left out', { a: '90' }, 'badInput COMMEND-O01'],
    ['beyond the range', { a: '100.1', b: '0' }, 'badInput COMMEND-O01'],
    ['somebody unknown', { a: '90', b: '0', x: '1' }, 'badInput COMMEND-O01'],
    ['one stepped back from', { a: '90', b: '0', c: '90' }, 'conflictOfInterest COMMEND-O01'],
  ])('a sheet is whole: %s', (_, points, expected) => {
    const nominees = ['a', 'b', 'c'].map((id) => ({ id, concerned: id === 'c' }));
    expect(said(refuseSheet(points as Record<string, string>, nominees))).toBe(expected);
  });

  test('COMMEND-01: each kind is ranked by itself, by the mean of those who may judge; whom nobody may judge has no rank', () => {
    const entry = (id: string, recipient: 'host' | 'unit', result = '90/1') => ({ id, recipient, result });
    const entries = [entry('a', 'host'), entry('b', 'host', '95/1'), entry('u', 'unit'), entry('z', 'host')];
    const sheets = [
      { a: '80', b: '85' },
      { a: '90', b: '85', u: '70' },
    ];
    expect(reviewOf(entries, sheets)).toEqual([
      { id: 'a', score: '85/1', rank: 2, tieBrokenBy: 'studioResult' },
      { id: 'b', score: '85/1', rank: 1, tieBrokenBy: 'studioResult' },
      { id: 'z', score: null, rank: null, tieBrokenBy: null },
      { id: 'u', score: '70/1', rank: 1, tieBrokenBy: null },
    ]);
  });
});

describe('COMMEND-O01: the list', () => {
  const line = { commendationPassScore: '80' };
  const one = (id: string, rank: number | null, more: object = {}) => ({
    ...{ id, recipient: 'host' as const, score: '90/1' as string | null, rank, barredBy: null as string | null },
    ...more,
  });
  const all = [one('a', 1), one('b', 2), one('c', 2), one('d', 4)];
  test.each([
    ['the best', ['a'], 2, null],
    ['nobody', [], 2, null],
    ['one of two equals', ['a', 'c'], 2, null],
    ['past a better one', ['b'], 2, 'ruleForbids COMMEND-01'],
    ['more than the ceiling', ['a', 'b', 'c'], 2, 'quotaExhausted COMMEND-O01'],
    ['somebody unknown', ['x'], 2, 'badInput COMMEND-O01'],
  ] as const)('%s', (_, chosen, host, expected) => {
    expect(said(refuseList(chosen, all, { host }, line))).toBe(expected);
  });
  test.each([
    ['VETO-03: barred by now', one('a', 1, { barredBy: 'VETO-03' }), 'ruleForbids VETO-03'],
    ['below the line', one('a', 1, { score: '799/10' }), 'ruleForbids COMMEND-O01'],
    ['on the line', one('a', 1, { score: '80/1' }), null],
    ['judged by nobody', one('a', null, { score: null }), 'ruleForbids COMMEND-O01'],
  ])('%s', (_, candidate, expected) => {
    expect(said(refuseList(['a'], [candidate, one('b', 9)], { host: 2 }, line))).toBe(expected);
  });
  test('VETO-03: past a better one who is barred it may go', () => {
    expect(refuseList(['b'], [one('a', 1, { barredBy: 'VETO-03' }), one('b', 2)], { host: 1 }, line)).toBeNull();
  });
  test('CONV-08: of this calendar year or the last', () => {
    expect([2026, 2027, 2025, 2028].map((year) => said(refuseYear(year, '2027-03-01')))).toEqual([
      null,
      null,
      'badInput CONV-08',
      'badInput CONV-08',
    ]);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assessmentsOf } from '../../../domain/studio/assessment/dates.js';
import {
  endRemindersOf,
  isOver,
  isPageStale,
  nextTerm,
  overdueRemindersOf,
  renewalWindow,
  researchDueOn,
  suspensionEndsOn,
  termOf,
  yearsOf,
} from '../../../domain/studio/term.js';
import { addDays } from '../../../domain/time/beijing.js';
import { lengthOf } from '../../../domain/time/span.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';

const p = defaultEdition.parameters;
const term = { from: '2026-07-01', to: '2029-06-30' };

test.each([
  ['on the first of a month', '2026-07-01', '2029-06-30'],
  ['on a leap day', '2028-02-29', '2031-02-27'],
  ['on New Year’s Day', '2027-01-01', '2029-12-31'],
])('STUDIO-05: a term that begins %s holds three years', (_, approvedOn, to) => {
  expect(termOf({ approvedOn, handedOverOn: null }, p)).toEqual({ from: approvedOn, to });
});

test('STUDIO-05 (P): two years where the edition says two', () => {
  expect(termOf({ approvedOn: '2026-07-01', handedOverOn: null }, { ...p, termYears: 2 })?.to).toBe('2028-06-30');
});

test('STUDIO-05: the last day counts whole', () => {
  expect(isOver(term, '2029-06-30')).toBe(false);
  expect(isOver(term, '2029-07-01')).toBe(true);
});

test('STUDIO-O01: counted from the approval, or from the handing over, which may still be to come', () => {
  const facts = { approvedOn: '2026-07-01', handedOverOn: '2026-09-10' };
  expect(termOf(facts, p)?.from).toBe('2026-07-01');
  const byHandover = { ...p, termStart: 'handover' } as const;
  expect(termOf(facts, byHandover)).toEqual({ from: '2026-09-10', to: '2029-09-09' });
  expect(termOf({ ...facts, handedOverOn: null }, byHandover)).toBeNull();
});

test('STUDIO-06: the next term follows without a gap', () => {
  expect(nextTerm(term, p)).toEqual({ from: '2029-07-01', to: '2032-06-30' });
});

test('the end of a term is told 180, 90 and 30 days before, and weekly after it while nobody has decided (STUDIO-O03)', () => {
  expect(endRemindersOf(term, p)).toEqual(['2029-01-01', '2029-04-01', '2029-05-31']);
  expect(overdueRemindersOf(term, 2, p)).toEqual(['2029-07-07', '2029-07-14']);
});

test('STUDIO-O02: a renewal may be asked for in the last 90 days, the last one included', () => {
  expect(renewalWindow(term, p)).toEqual({ from: '2029-04-01', to: '2029-06-30' });
});

test('STUDIO-O05: a studio stands still for six months at most, and never beyond its term', () => {
  expect(suspensionEndsOn(term, '2027-03-01', p)).toBe('2027-08-31');
  expect(suspensionEndsOn(term, '2029-06-01', p)).toBe('2029-06-30');
});

test('STUDIO-23 (P): a topic is due when the term ends, or so many days before', () => {
  expect(researchDueOn(term, p)).toBe('2029-06-30');
  expect(researchDueOn(term, { researchDueDaysBeforeEnd: 30 })).toBe('2029-05-31');
});

test('STUDIO-26 (P), STUDIO-O09: a page is stale on the sixtieth day without an update, not on the fifty-ninth', () => {
  expect(isPageStale('2027-01-01', addDays('2027-01-01', 59), p)).toBe(false);
  expect(isPageStale('2027-01-01', addDays('2027-01-01', 60), p)).toBe(true);
  expect(isPageStale('2027-01-01', addDays('2027-01-01', 60), { pageStaleDays: 61 })).toBe(false);
});

test('ASSESS-02, ASSESS-O06: three annual assessments and one of the cycle, all decided before the term is over', () => {
  const rows = assessmentsOf(term, p).map(({ kind, year, opensOn, reportDueOn }) => [kind, year, opensOn, reportDueOn]);
  expect(rows).toEqual([
    ['annual', 1, '2027-07-01', '2027-07-31'],
    ['annual', 2, '2028-07-01', '2028-07-31'],
    ['annual', 3, '2029-04-01', '2029-05-01'],
    ['cycle', 3, '2029-04-01', '2029-05-01'],
  ]);
});

test('ASSESS-O02: after the anniversary the third year’s self-report comes when the term is over', () => {
  const third = assessmentsOf(term, { ...p, lastAnnual: 'afterAnniversary' })[2];
  expect(third).toMatchObject({ opensOn: '2029-07-01', reportDueOn: '2029-07-31', covers: { to: '2029-06-30' } });
});

test('ASSESS-01 (P): a cycle of two years is assessed twice, and once as a whole', () => {
  const kinds = assessmentsOf({ from: '2026-07-01', to: '2028-06-30' }, { ...p, cycleYears: 2 }).map(
    ({ kind }) => kind,
  );
  expect(kinds).toEqual(['annual', 'annual', 'cycle']);
});

test('the years of a term hold each of its days once, whatever the day it begins', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 1, max: 6 }), (n, termYears) => {
      const whole = termOf({ approvedOn: addDays('2020-01-01', n), handedOverOn: null }, { ...p, termYears });
      if (!whole) throw new Error('no term');
      const years = yearsOf(whole);
      expect(years).toHaveLength(termYears);
      expect(years[0]?.from).toBe(whole.from);
      expect(years.at(-1)?.to).toBe(whole.to);
      expect(years.reduce((days, year) => days + lengthOf(year), 0)).toBe(lengthOf(whole));
    }),
  );
});

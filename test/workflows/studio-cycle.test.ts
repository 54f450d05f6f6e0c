import { asc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { assessments, stageRuns, terms } from '../../db/schema/all.js';
import { dayOf, timeOf } from '../../domain/time/beijing.js';
import { toSecondTerm } from './cycle-story.js';
import { stories } from './stories.js';
import { at, type Story } from './story.js';

const story = stories();

const when = (instant: string | null) => (instant ? `${dayOf(instant)} ${timeOf(instant)}` : null);
const dates = async ({ desk }: Story, subjectId: string) =>
  (await desk.db.select().from(stageRuns).where(eq(stageRuns.subjectId, subjectId)))
    .map(({ stage, number, due, state }) => `${stage} ${number} ${when(due)} ${state}`)
    .toSorted();

test('ASSESS-01, ASSESS-02, STUDIO-06, STUDIO-O02: a studio lives its three years, is assessed three times and over the cycle, applies, is renewed and begins its second term', async () => {
  const began = performance.now();
  const told = await story();
  const { desk } = told;
  const seen: string[] = [];
  const { termId, cycleId } = await toSecondTerm(told, async (what, id) => {
    const [self] = (await dates(told, id)).filter((one) => one.startsWith('selfReport'));
    seen.push(`${what}: ${self}`);
  });
  // 30 calendar days after each anniversary, and after the day 90 days before the last one
  expect(seen).toEqual([
    'year 1: selfReport 1 2027-05-27 23:59 open',
    'year 2: selfReport 1 2028-05-27 23:59 open',
    'year 3: selfReport 1 2029-02-25 23:59 open',
    'cycle: selfReport 1 2029-02-25 23:59 open',
  ]);
  const rows = await desk.db.select().from(assessments).orderBy(asc(assessments.kind), asc(assessments.year));
  expect(rows.map(({ kind, year, state, score, grade }) => [kind, year, state, score, grade])).toEqual([
    ['annual', 1, 'final', '80/1', 'good'],
    ['annual', 2, 'final', '85/1', 'good'],
    ['annual', 3, 'final', '90/1', 'excellent'],
    // 92 × 60 % + 85 × 40 %
    ['cycle', 3, 'final', '446/5', 'good'],
  ]);
  expect(await told.ended(`assessment-${cycleId}`)).toBe('final');
  expect(await told.ended(`term-${termId}`)).toBe('renewed');
  const [first, second] = await desk.db.select().from(terms).orderBy(asc(terms.number));
  expect([first?.state, first?.toDay, second?.number, second?.fromDay, second?.toDay]).toEqual([
    'renewed',
    '2029-04-26',
    2,
    '2029-04-27',
    '2032-04-26',
  ]);
  const next = second?.id ?? '';
  expect((await dates(told, next)).map((one) => one.replace(/ \d{4}.*(?= )/, ''))).toEqual([
    'letterDrafting 1 open',
    'studioYear 1 open',
    'unitConfirmation 1 open',
  ]);
  expect((await dates(told, next))[1]).toBe('studioYear 1 2030-04-26 23:59 open');
  await told.until(at('2030-04-27', '00:01'));
  expect((await desk.db.select().from(terms).where(eq(terms.id, next)))[0]?.state).toBe('establishing');
  expect(performance.now() - began).toBeLessThan(60_000);
});

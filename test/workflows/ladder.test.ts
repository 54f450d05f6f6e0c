import { describe, expect, test } from 'vitest';
import { decisions } from '../../db/schema/all.js';
import { dayOf, timeOf } from '../../domain/time/beijing.js';
import { stories } from './stories.js';
import { at, type Story } from './story.js';

const story = stories();

/** 'day time rung' of what a person was sent. */
const rungs = async ({ letters }: Story, template: string, to: string) =>
  (await letters(template, to)).map(
    ({ createdAt, data }) => `${dayOf(createdAt)} ${timeOf(createdAt)} ${(data as { rung?: string }).rung}`,
  );

describe('the ladder', () => {
  test('reminds five, two and no working days before the date, then informs, shares, and tells the organiser', async () => {
    const told = await story();
    const caseId = await told.applies('teacherA1a');
    const shares = async () => (await told.task('schoolRecommendation', caseId)).coOwnerRole;
    await told.until(at('2026-04-26'));
    expect(await shares()).toBe(null);
    await told.until(at('2026-04-28'));
    expect(await shares()).toBe('countyOfficer');
    await told.until(at('2026-04-30'));
    expect(await rungs(told, 'reminder', 'leaderA1')).toEqual([
      '2026-04-14 09:00 fiveDaysBefore',
      '2026-04-17 09:00 twoDaysBefore',
      '2026-04-21 09:00 onTheDay',
      '2026-04-22 09:00 superiorInformed',
      '2026-04-27 09:00 superiorCoOwns',
      '2026-04-29 09:00 replaced',
    ]);
    expect(await rungs(told, 'late', 'countyOfficerA')).toEqual([
      '2026-04-22 09:00 superiorInformed',
      '2026-04-27 09:00 superiorCoOwns',
    ]);
    expect(await rungs(told, 'late', 'cityOfficer')).toEqual(['2026-04-29 09:00 replaced']);
    expect(await shares()).toBe('cityOfficer');
  });

  test('an order that moves the date arms it anew, over the May holiday and its make-up Saturday', async () => {
    const told = await story();
    await told.opens();
    const caseId = await told.applies('teacherA1a');
    await told.until(at('2026-04-15'));
    await told.orders({ kind: 'moveDates', days: { schoolRecommendation: '2026-05-11' } });
    expect((await told.task('schoolRecommendation', caseId)).due).toBe('2026-05-11T15:59:59.999Z');
    await told.until(at('2026-05-20'));
    // 1 to 5 May are days off, Saturday 9 May is a working day
    expect(await rungs(told, 'reminder', 'leaderA1')).toEqual([
      '2026-04-14 09:00 fiveDaysBefore',
      '2026-04-30 09:00 fiveDaysBefore',
      '2026-05-08 09:00 twoDaysBefore',
      '2026-05-11 09:00 onTheDay',
      '2026-05-12 09:00 superiorInformed',
      '2026-05-15 09:00 superiorCoOwns',
      '2026-05-19 09:00 replaced',
    ]);
  });

  test('steps missed while every part was stopped for a month become one mail, and lose no effect', async () => {
    const told = await story();
    const caseId = await told.applies('teacherA1a');
    await told.until(at('2026-04-10'));
    await told.world.stoppedUntil(at('2026-05-10', '10:00'));
    expect(await rungs(told, 'reminder', 'leaderA1')).toEqual(['2026-05-10 10:00 replaced']);
    expect((await told.task('schoolRecommendation', caseId)).coOwnerRole).toBe('cityOfficer');
    await told.until(at('2026-06-10'));
    expect(await rungs(told, 'reminder', 'leaderA1')).toHaveLength(1);
  });

  test('a year of silence decides nothing (design rule 4)', async () => {
    const told = await story();
    await told.opens();
    const caseId = await told.applies('teacherA1a');
    await told.until(at('2027-03-02'));
    expect(await told.file(caseId)).toMatchObject({ state: 'schoolReview', endedAt: null });
    expect(await told.desk.db.select().from(decisions)).toEqual([]);
    expect((await told.task('schoolRecommendation', caseId)).state).toBe('open');
    expect(await told.ended(`case-${caseId}`)).toBe('open');
    expect(await told.ended(`nomination-${told.nominationId('countyA')}`)).toBe('open');
  });

  test('stops the moment the task closes', async () => {
    const told = await story();
    const caseId = await told.applies('teacherA1a');
    await told.until(at('2026-04-16'));
    await told.recommends(caseId, 'leaderA1');
    await told.until(at('2026-05-10'));
    expect(await rungs(told, 'reminder', 'leaderA1')).toEqual(['2026-04-14 09:00 fiveDaysBefore']);
  });
});

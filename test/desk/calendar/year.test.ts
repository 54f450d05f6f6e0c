import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { audit, calendarYears, mails, outbox, rounds, stageRuns, tasks } from '../../../db/schema/all.js';
import { decideCalendarYear } from '../../../desk/calendar/decide-year.js';
import { proposeCalendarYear } from '../../../desk/calendar/propose-year.js';
import { redateOnce } from '../../../desk/calendar/redate.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { openStage } from '../../../desk/kit/stage.js';
import { stagePlans } from '../../../desk/stages/all.js';
import type { YearSchedule } from '../../../domain/calendar/schedule.js';
import { roundDates } from '../../../domain/host-selection/round-dates.js';
import { runOnBoth, type TinyCity, tinyCity } from '../../support/desk.js';
import { invented2027 } from '../../support/holidays.js';

const december = '2026-12-01T01:00:00.000Z';

runOnBoth("a year's holiday arrangement", (desk) => {
  let city: TinyCity;
  const propose = (schedule: Partial<YearSchedule> = {}, who = 'cityOfficer') =>
    perform(desk(), proposeCalendarYear, city.person(who), { ...invented2027, ...schedule });
  const decide = (yearId: string, decision = 'inForce', who = 'cityOfficer2') =>
    perform(desk(), decideCalendarYear, city.person(who), { yearId, decision });
  const imports = async (schedule: Partial<YearSchedule> = {}) => {
    const proposed = await propose(schedule);
    if (!proposed.ok) throw new Error(JSON.stringify(proposed.refusals));
    const decided = await decide(proposed.value.yearId);
    if (!decided.ok) throw new Error(JSON.stringify(decided.refusals));
    return decided.value.calendarVersion;
  };
  const codes = (result: Awaited<ReturnType<typeof propose | typeof decide>>) =>
    result.ok ? [] : result.refusals.map(({ code, facts }) => facts?.contradiction ?? code);

  /** The tiny round, opened in December 2026: most of its dates lie in a year nobody has published. */
  const winterRound = async () => {
    desk().clock.set(december);
    city = await tinyCity(desk());
    const planned = roundDates(desk().calendar(), december, city.parameters);
    const dates = Object.fromEntries(planned.map(({ key, due }) => [key, due]));
    await desk().db.update(rounds).set({ openedAt: december, dates }).where(eq(rounds.id, city.roundId));
    const at = {
      subject: { kind: 'nomination', id: city.nominationId('countyA') },
      number: 1,
      roundId: city.roundId,
    } as const;
    await performSystem(desk(), (d) => openStage(d, stagePlans.nomination, { ...at, stage: 'nomination' }));
    await desk().db.delete(outbox);
    return dates;
  };

  test('needs an officer of the bureau, a second factor and a second person', async () => {
    await winterRound();
    expect(codes(await propose({}, 'countyOfficerA'))).toEqual(['notFound']);
    expect(codes(await propose({}, 'cityLeader'))).toEqual(['notFound']);
    const weak = city.person('cityOfficer', { secondFactor: false });
    expect(codes(await perform(desk(), proposeCalendarYear, weak, invented2027))).toEqual(['secondFactorRequired']);
    const proposed = await propose();
    const yearId = proposed.ok ? proposed.value.yearId : '';
    expect(codes(await propose())).toEqual(['caseChanged']);
    expect(codes(await decide(yearId, 'inForce', 'cityOfficer'))).toEqual(['secondPersonRequired']);
    expect(codes(await decide(yearId, 'rejected'))).toEqual([]);
    expect(codes(await decide(yearId))).toEqual(['taskClosed']);
    expect(await desk().refreshCalendar()).toBe(false);
    const acts = (
      await desk()
        .db.select()
        .from(audit)
        .where(eq(audit.chain, city.org('bureau')))
    ).map((row) => row.act);
    expect(acts).toContain('rejectCalendarYear');
  });

  test('every contradiction is named at once, and nothing is kept', async () => {
    await winterRound();
    const breaks = [
      { name: '春节', from: '2027-02-05', to: '2027-02-11', makeUp: ['2027-02-03'] },
      { name: '国庆节', from: '2027-10-07', to: '2027-10-01', makeUp: [] },
    ];
    expect(codes(await propose({ breaks }))).toEqual(['makeUpOnWeekday', 'holidayLength']);
    expect(
      codes(await propose({ breaks: [{ name: '春节', from: '2027-02-05', to: '2027-02-11', makeUp: [] }] })),
    ).toEqual(['newYearMissing']);
    expect(codes(await propose({ publishedOn: '2026-12-24' }))).toEqual(['publishedLater']);
    const later = [{ name: '元旦', from: '2028-01-01', to: '2028-01-03', makeUp: [] }];
    expect(codes(await propose({ year: 2028, breaks: later }))).toEqual(['yearBeforeMissing']);
    const earlier = [{ name: '元旦', from: '2025-01-01', to: '2025-01-01', makeUp: [] }];
    expect(codes(await propose({ year: 2025, breaks: earlier }))).toEqual(['yearOver']);
    expect(await desk().db.select().from(calendarYears)).toEqual([]);
  });

  test('CONV-06: once in force every open date that rested on the provisional year is another, and all are told', async () => {
    const before = await winterRound();
    const [run] = await desk().db.select().from(stageRuns);
    expect(run).toMatchObject({ provisional: true, due: before.nominationWindow });
    const version = await imports();
    expect(await desk().refreshCalendar()).toBe(true);
    expect(desk().calendar().version).toBe(version);
    expect(desk().calendar().publishedThrough).toBe('2027-12-31');
    expect(await redateOnce(desk())).toBe(true);

    const [round] = await desk().db.select().from(rounds);
    const expected = roundDates(desk().calendar(), december, city.parameters);
    expect(round?.dates).toEqual(Object.fromEntries(expected.map(({ key, due }) => [key, due])));
    expect(round?.calendarVersion).toBe(version);
    expect(round?.dates.decision && before.decision && round.dates.decision > before.decision).toBe(true);

    const [moved] = await desk().db.select().from(stageRuns);
    expect(moved).toMatchObject({ provisional: false, calendarVersion: version, due: round?.dates.nominationWindow });
    for (const task of await desk().db.select().from(tasks)) expect(task.due).toBe(moved?.due);
    expect((await desk().db.select().from(outbox)).map((row) => row.message)).toMatchObject([
      { type: 'news', news: { kind: 'datesMoved' } },
    ]);
    const letters = await desk().db.select().from(mails).where(eq(mails.template, 'roundChanged'));
    expect(letters.map((one) => one.personId)).toContain(city.personId('leaderA1'));
    expect(letters[0]?.data).toMatchObject({
      orderNumber: invented2027.source,
      changes: expect.stringContaining('calendar=2027'),
    });
    const chain = await desk().db.select().from(audit).where(eq(audit.chain, city.roundId));
    expect(chain.map((row) => row.act)).toContain('redateRound');

    expect(await redateOnce(desk())).toBe(false);
    expect(await desk().db.select().from(mails).where(eq(mails.template, 'roundChanged'))).toHaveLength(letters.length);
  });

  test('a date that has passed stays, and one still to come is not moved into the past', async () => {
    const before = await winterRound();
    // The evening before the county's date: a make-up workday found now would have ended it earlier.
    const eve = new Date(Date.parse(before.countyReview ?? '') - 3_600_000).toISOString();
    desk().clock.set(eve);
    const weekend = ['2027-01-09', '2027-01-10', '2027-01-16', '2027-01-17'];
    const breaks = [{ name: '元旦', from: '2027-01-01', to: '2027-01-01', makeUp: weekend }];
    await imports({ breaks });
    await redateOnce(desk());
    const [round] = await desk().db.select().from(rounds);
    expect(round?.dates.applicationWindow).toBe(before.applicationWindow);
    expect(round?.dates.countyReview && round.dates.countyReview >= eve).toBe(true);
  });
});

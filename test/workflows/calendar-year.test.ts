import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { audit, notices, rounds, stageRuns } from '../../db/schema/all.js';
import { decideCalendarYear } from '../../desk/calendar/decide-year.js';
import { proposeCalendarYear } from '../../desk/calendar/propose-year.js';
import { redateOnce } from '../../desk/calendar/redate.js';
import { roundDates } from '../../domain/host-selection/round-dates.js';
import { invented2027 } from '../support/holidays.js';
import { stories } from './stories.js';
import { at, type Story } from './story.js';

const tellIt = stories();

/** The tiny round, opened on Monday 28 December 2026: all it waits for lies in a year nobody has published. */
async function winter(): Promise<Story> {
  const told = await tellIt();
  await told.until(at('2026-12-28'));
  const { desk, roundId, parameters } = told;
  const openedAt = await desk.clock.now();
  const planned = roundDates(desk.calendar(), openedAt, parameters);
  const dates = Object.fromEntries(planned.map(({ key, due }) => [key, due]));
  await desk.db.update(rounds).set({ openedAt, dates }).where(eq(rounds.id, roundId));
  await told.opens();
  return told;
}

async function imports(told: Story): Promise<void> {
  const { yearId } = await told.act('cityOfficer', proposeCalendarYear, invented2027);
  await told.act('cityOfficer2', decideCalendarYear, { yearId, decision: 'inForce' });
  expect(await told.desk.refreshCalendar()).toBe(true);
  expect(await redateOnce(told.desk)).toBe(true);
  await told.world.settle();
}

test('CONV-06: a window that was to end in a provisional year ends on its new day once the year is imported', async () => {
  const told = await winter();
  const window = async () => (await told.runs(told.roundId)).find(({ stage }) => stage === 'applicationWindow');
  expect(await window()).toMatchObject({ state: 'open', provisional: true, due: '2027-01-25T15:59:59.999Z' });
  await imports(told);
  expect(await window()).toMatchObject({ state: 'open', provisional: false, due: '2027-01-26T15:59:59.999Z' });
  await told.until(at('2027-01-26', '00:10'));
  expect(await window()).toMatchObject({ state: 'open' });
  await told.until(at('2027-01-27', '00:10'));
  expect(await window()).toMatchObject({ state: 'settled', settledAt: expect.stringMatching(/^2027-01-26T16:00/) });
});

test('NOTICE-O01: a notice that hangs over the new year hangs its whole working days, and its proof names the new end', async () => {
  const told = await winter();
  const caseId = await told.recommended('teacherA1a');
  await told.until(at('2026-12-29'));
  const before = await told.hangs([caseId]);
  await imports(told);
  const [after] = await told.desk.db.select().from(notices).where(eq(notices.id, before.id));
  expect([before.closesAt, after?.closesAt]).toEqual(['2027-01-05T15:59:59.999Z', '2027-01-06T15:59:59.999Z']);
  expect(after?.contentHash).not.toBe(before.contentHash);
  await told.until(at('2027-01-06', '01:00'));
  expect(await told.placeOn(before.id, caseId)).toBe('listed');
  await told.until(at('2027-01-07', '01:00'));
  expect(await told.placeOn(before.id, caseId)).toBe('cleared');
  const story = await told.desk.db.select().from(audit).where(eq(audit.chain, before.id));
  expect(story.map(({ act }) => act)).toContain('extendNotice');
  const runs = await told.desk.db.select().from(stageRuns).where(eq(stageRuns.state, 'open'));
  expect(runs.filter((run) => run.provisional)).toEqual([]);
});

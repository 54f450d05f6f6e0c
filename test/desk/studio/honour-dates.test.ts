import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { callFor } from '../../../api/reads/honours.js';
import { links, notices, objections, outbox, stageRuns, tasks } from '../../../db/schema/all.js';
import { decideCalendarYear } from '../../../desk/calendar/decide-year.js';
import { proposeCalendarYear } from '../../../desk/calendar/propose-year.js';
import { redateOnce } from '../../../desk/calendar/redate.js';
import { perform } from '../../../desk/kit/act.js';
import { fileObjection } from '../../../desk/notice/file-objection.js';
import type { YearSchedule } from '../../../domain/calendar/schedule.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { invented2027 } from '../../support/holidays.js';
import { done } from '../city/panel-desk.js';
import { brokenInCalls } from './honour-reads.js';
import { type Called, hungOn } from './honour-steps.js';
import { nominated, objected } from './objection-steps.js';

const reader = { kind: 'public', channel: 'public', language: 'zh' } as const;

/** Another schedule of the new year is put in force, and everything open is dated again. */
async function arranges(desk: TestDesk, { city }: Called, breaks: YearSchedule['breaks']): Promise<void> {
  const given = { ...invented2027, breaks };
  const { yearId } = await done(desk, proposeCalendarYear, city.person('cityOfficer'), given);
  await done(desk, decideCalendarYear, city.person('cityOfficer2'), { yearId, decision: 'inForce' });
  await desk.refreshCalendar();
  await redateOnce(desk);
}
const noticeRow = async (desk: TestDesk, noticeId: string) =>
  (await desk.db.select().from(notices).where(eq(notices.id, noticeId)))[0] ?? expect.fail('no notice');
const windowDue = async (desk: TestDesk, noticeId: string) => {
  const of = and(eq(stageRuns.subjectId, noticeId), eq(stageRuns.stage, 'noticeWindow'));
  return (await desk.db.select().from(stageRuns).where(of))[0]?.due;
};
/** Who has still to confirm an address, who has, and whoever answers the one who has: until when each. */
const datesOf = async (desk: TestDesk, taskId: string) => {
  const [answering] = await desk.db.select().from(tasks).where(eq(tasks.id, taskId));
  const filed = await desk.db.select().from(objections);
  const link = (await desk.db.select().from(links)).find(({ objectionId, state }) => objectionId && state === 'live');
  const registered = filed.find(({ state }) => state === 'registered');
  return { confirmation: link?.expiresAt ?? '', objection: registered?.due ?? '', task: answering?.due ?? '' };
};

runOnDesk('the dates of a list of commendations that hangs over New Year', (desk) => {
  it('NOTICE-O01, NOTICE-O02, NOTICE-O03, CONV-06: a holiday announced meanwhile lets it hang longer, and objections have their working days with it', async () => {
    const call = await nominated(desk());
    const { noticeId, nomineeIds, looks } = await hungOn(desk(), call, '2026-12-29T01:00:00.000Z');
    await looks('noticeWindow');
    const [host = '', unit = ''] = nomineeIds;
    const task = await objected(desk(), call, noticeId, host);
    const objection = { kind: 'named', subjectId: unit, fromName: '赵', contact: 'z@x.example', text: '不实' } as const;
    const filed = await perform(desk(), fileObjection, reader, { noticeId, objection, files: [] });
    expect(filed.ok).toBe(true);
    const [before, told] = [await noticeRow(desk(), noticeId), await datesOf(desk(), task.id)];
    await arranges(desk(), call, [{ name: '元旦', from: '2027-01-01', to: '2027-01-07', makeUp: [] }]);
    const [after, now] = [await noticeRow(desk(), noticeId), await datesOf(desk(), task.id)];
    expect(after.closesAt > before.closesAt).toBe(true);
    expect(after).toMatchObject({ workingDays: 5 });
    expect(after.contentHash).not.toBe(before.contentHash);
    expect(await windowDue(desk(), noticeId)).toBe(after.closesAt);
    expect([now.confirmation > told.confirmation, now.objection > told.objection]).toEqual([true, true]);
    expect(now.task).toBe(now.objection);
    const news = (await desk().db.select().from(outbox)).map(({ workflowId, message }) => [workflowId, message]);
    expect(JSON.stringify(news)).toContain(`notice-${noticeId}`);
    expect(JSON.stringify(news)).toContain('datesMoved');
    const at = { tx: desk().db, now: await desk().clock.now(), actor: call.city.person('cityOfficer') };
    const seen = await callFor(at, call.callId);
    expect(seen.ok && seen.value.notices).toMatchObject([{ noticeId, until: after.closesAt, hangs: true }]);
    expect(await brokenInCalls(desk())).toEqual([]);
  });

  it('NOTICE-O01: a make-up workday takes nothing from whoever read a date on the board', async () => {
    const call = await nominated(desk());
    const { noticeId, looks } = await hungOn(desk(), call, '2026-12-29T01:00:00.000Z');
    await looks('noticeWindow');
    const { closesAt } = await noticeRow(desk(), noticeId);
    const weekend = ['2027-01-02', '2027-01-03'];
    await arranges(desk(), call, [{ name: '元旦', from: '2027-01-01', to: '2027-01-01', makeUp: weekend }]);
    expect((await noticeRow(desk(), noticeId)).closesAt).toBe(closesAt);
    expect(await windowDue(desk(), noticeId)).toBe(closesAt);
    expect(await brokenInCalls(desk())).toEqual([]);
  });
});

import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { decisions, tasks } from '../../../db/schema/all.js';
import { finishWithdrawal } from '../../../desk/application/finish-withdrawal.js';
import { undoWithdrawal } from '../../../desk/application/undo-withdrawal.js';
import { lapseApplication } from '../../../desk/city/lapse-application.js';
import { performSystem } from '../../../desk/kit/act.js';
import { confirmTransfer } from '../../../desk/school/confirm-transfer.js';
import { reportDeparture } from '../../../desk/school/report-departure.js';
import { runOnDesk } from '../../support/desk.js';
import { ok, said, type World, world } from '../veto/world.js';

const reason = '因工作需要调动';

runOnDesk('HOST-O18: a change of school during the procedure', (desk) => {
  async function resting(w: World, to: 'schoolA2' | 'schoolB1' | null = 'schoolA2') {
    const caseId = await w.aCase('schoolReview');
    const taskId = await w.aTask(caseId, 'schoolRecommendation', { org: 'schoolA1', role: 'schoolLeader' });
    const input = { caseId, reason, ...(to ? { toSchoolId: w.org(to) } : {}) };
    for (const stranger of ['leaderA2', 'leaderB1', 'countyOfficerB'])
      expect(said(await w.say(reportDeparture, stranger, input))).toBe('notFound');
    expect(said(await w.say(reportDeparture, 'clerkA1', input))).toBe('notYourPost HOST-O18');
    const { until } = ok(await w.say(reportDeparture, 'leaderA1', input));
    expect(said(await w.say(reportDeparture, 'leaderA1', input))).toBe('stageNotOpen HOST-O18');
    const stateOf = async () => (await desk().db.select().from(tasks).where(eq(tasks.id, taskId)))[0]?.state;
    return { caseId, until, stateOf };
  }

  test('HOST-O18: it rests for ten working days, and the new school takes it over with its last moment', async () => {
    const w = await world(desk());
    const { caseId, until, stateOf } = await resting(w);
    expect(until).toBe('2026-03-16T15:59:59.999Z');
    expect(await stateOf()).toBe('suspended');
    desk().clock.set(until);
    expect(said(await w.say(confirmTransfer, 'leaderA1', { caseId }))).toBe('notFound');
    ok(await w.say(confirmTransfer, 'leaderA2', { caseId }));
    expect((await w.file(caseId)).schoolId).toBe(w.org('schoolA2'));
    expect(await stateOf()).toBe('open');
    const [task] = await desk().db.select().from(tasks).where(eq(tasks.caseId, caseId));
    expect(task?.orgId).toBe(w.org('schoolA2'));
    expect(said(await w.say(confirmTransfer, 'leaderA2', { caseId }))).toBe('notFound');
    const records = await desk().db.select().from(decisions).where(eq(decisions.caseId, caseId));
    expect(records.map((row) => [row.decision, row.deciderId]).sort()).toEqual(
      [
        ['reported', w.personId('leaderA1')],
        ['confirmed', w.personId('leaderA2')],
      ].sort(),
    );
  });

  test('HOST-O18: a place belongs to its county: no confirmation from another one', async () => {
    const w = await world(desk());
    const { caseId } = await resting(w, 'schoolB1');
    expect(said(await w.say(confirmTransfer, 'leaderB1', { caseId }))).toBe('ruleForbids HOST-O18');
  });

  test('HOST-O18: the time decides nothing; after it the city’s officer ends the application, for good', async () => {
    const w = await world(desk());
    const { caseId, until } = await resting(w, null);
    const end = { caseId, reason: '逾期未确认' };
    desk().clock.set(until);
    expect(said(await w.say(lapseApplication, 'cityOfficer', end))).toBe('stageNotOpen HOST-O18');
    desk().clock.set('2026-03-16T16:00:00.000Z');
    expect((await w.file(caseId)).state).toBe('schoolReview');
    expect(said(await w.say(lapseApplication, 'countyOfficerA', end))).toBe('notYourPost HOST-O18');
    ok(await w.say(lapseApplication, 'cityOfficer', end));
    expect((await w.file(caseId)).state).toBe('withdrawn');
    expect(said(await w.say(undoWithdrawal, 'teacherA1a', { caseId }))).toBe('windowClosed');
    expect(await performSystem(desk(), (tx) => finishWithdrawal(tx, caseId))).toBe(true);
    expect((await w.file(caseId)).endedAt).not.toBeNull();
  });

  test('HOST-O18: after the time the new school can no longer confirm', async () => {
    const w = await world(desk());
    const { caseId } = await resting(w);
    desk().clock.set('2026-03-16T16:00:00.000Z');
    expect(said(await w.say(confirmTransfer, 'leaderA2', { caseId }))).toBe('windowClosed HOST-O18');
  });
});

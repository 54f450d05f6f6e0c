import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { noticeSubjects, notices, outbox, tasks } from '../../../db/schema/all.js';
import { finishWithdrawal } from '../../../desk/application/finish-withdrawal.js';
import { undoWithdrawal } from '../../../desk/application/undo-withdrawal.js';
import { withdrawApplication } from '../../../desk/application/withdraw-application.js';
import { performSystem } from '../../../desk/kit/act.js';
import { endNoticeWindow } from '../../../desk/notice/end-notice-window.js';
import { registerVeto } from '../../../desk/veto/register-veto.js';
import { runOnDesk } from '../../support/desk.js';
import { effectiveVeto, finding } from '../veto/steps.js';
import { ok, type World, world } from '../veto/world.js';

const over = '2026-03-09T16:00:00.000Z';

runOnDesk('leaving a notice and coming back to it', (desk) => {
  const subjectOf = async (caseId: string) =>
    (await desk().db.select().from(noticeSubjects).where(eq(noticeSubjects.subjectId, caseId))).map((row) => row.state);
  const end = (noticeId: string) => performSystem(desk(), (tx) => endNoticeWindow(tx, noticeId));
  const noticeState = async (id: string) =>
    (await desk().db.select().from(notices).where(eq(notices.id, id)))[0]?.state;

  /** Withdrawn late enough that the notice ends while the withdrawal can still be undone. */
  async function withdrawnOn(w: World, level: 'county' | 'city') {
    const state = level === 'county' ? 'countyNotice' : 'cityNotice';
    const caseId = await w.aCase(state, { holdsPlace: 1 });
    const noticeId = await w.onNotice(caseId, level);
    desk().clock.set('2026-03-09T15:00:00.000Z');
    ok(await w.say(withdrawApplication, 'teacherA1a', { caseId }));
    return { caseId, noticeId };
  }

  test.each([
    ['county', 'countyNotice'],
    ['city', 'finalDecision'],
  ] as const)('HOST-26: withdrawn and back after the %s notice has ended: in %s', async (level, state) => {
    const w = await world(desk());
    const { caseId, noticeId } = await withdrawnOn(w, level);
    desk().clock.set(over);
    await end(noticeId);
    expect((await w.file(caseId)).state).toBe('withdrawn');
    expect(await subjectOf(caseId)).toEqual(['cleared']);
    expect(ok(await w.say(undoWithdrawal, 'teacherA1a', { caseId }))).toEqual({ state });
    expect((await w.file(caseId)).state).toBe(state);
  });

  test.each([
    ['county', 'notForwarded'],
    ['city', 'notApproved'],
  ] as const)(
    'NOTICE-O03: withdrawn and back after an objection on the %s notice was upheld: %s',
    async (level, state) => {
      const w = await world(desk());
      const { caseId } = await withdrawnOn(w, level);
      await desk().db.update(noticeSubjects).set({ state: 'upheld' }).where(eq(noticeSubjects.subjectId, caseId));
      expect(ok(await w.say(undoWithdrawal, 'teacherA1a', { caseId }))).toEqual({ state });
      expect(await w.file(caseId)).toMatchObject({ state, holdsPlace: 0 });
      const told = await desk()
        .db.select()
        .from(outbox)
        .where(eq(outbox.workflowId, `case-${caseId}`));
      expect(JSON.stringify(told.at(-1)?.message)).toContain('removed');
    },
  );

  test('NOTICE-O03: with everybody gone a notice hangs to its end and is confirmed empty', async () => {
    const w = await world(desk());
    const { caseId, noticeId } = await withdrawnOn(w, 'county');
    desk().clock.set('2026-03-31T01:00:00.000Z');
    await performSystem(desk(), (tx) => finishWithdrawal(tx, caseId));
    expect([await subjectOf(caseId), await noticeState(noticeId)]).toEqual([['removed'], 'open']);
    expect(await w.used()).toBe(0);
    await end(noticeId);
    expect(await noticeState(noticeId)).toBe('confirmed');
    const told = await w.told({ kind: 'nomination', id: w.nominationId('countyA') });
    expect(told).toMatchObject([{ news: { stage: 'notice', outcome: 'confirmed' } }]);
  });

  test('NOTICE-O03: the last one leaves after the window: the notice is confirmed at once', async () => {
    const w = await world(desk());
    const { caseId, noticeId } = await withdrawnOn(w, 'city');
    await desk().db.update(noticeSubjects).set({ state: 'underInvestigation' });
    desk().clock.set(over);
    await end(noticeId);
    expect(await noticeState(noticeId)).toBe('closed');
    desk().clock.set('2026-03-31T01:00:00.000Z');
    await performSystem(desk(), (tx) => finishWithdrawal(tx, caseId));
    expect([await subjectOf(caseId), await noticeState(noticeId)]).toEqual([['removed'], 'confirmed']);
  });

  test('VETO-01: vetoed on the city notice, a candidate leaves that one; what the county’s said stays', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('cityNotice');
    const first = await w.onNotice(caseId, 'county');
    await desk().db.update(notices).set({ state: 'confirmed' });
    await desk().db.update(noticeSubjects).set({ state: 'cleared' });
    desk().clock.set('2026-03-03T01:00:00.000Z');
    const second = await w.onNotice(caseId, 'city');
    await effectiveVeto(w, caseId);
    const rows = await desk().db.select().from(noticeSubjects).where(eq(noticeSubjects.subjectId, caseId));
    expect(Object.fromEntries(rows.map((row) => [row.noticeId, row.state]))).toEqual({
      [first]: 'cleared',
      [second]: 'removed',
    });
  });

  test('VETO-O03: an undone withdrawal does not wake the tasks that an ethics finding put to rest', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('schoolReview');
    const resting = await w.aTask(caseId, 'schoolRecommendation', { org: 'schoolA1', role: 'schoolLeader' });
    ok(await w.say(registerVeto, 'countyOfficerA', { caseId, ...finding }));
    ok(await w.say(withdrawApplication, 'teacherA1a', { caseId }));
    ok(await w.say(undoWithdrawal, 'teacherA1a', { caseId }));
    const [task] = await desk().db.select().from(tasks).where(eq(tasks.id, resting));
    expect(task?.state).toBe('suspended');
  });
});

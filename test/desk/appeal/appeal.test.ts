import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { ethicsBarOf } from '../../../db/read/ethics-bar.js';
import { cases, countyQuotas, noticeSubjects, notices, vetoes } from '../../../db/schema/all.js';
import { decideAppeal } from '../../../desk/appeal/decide-appeal.js';
import { fileAppeal } from '../../../desk/appeal/file-appeal.js';
import { performSystem } from '../../../desk/kit/act.js';
import { endNoticeWindow } from '../../../desk/notice/end-notice-window.js';
import { runOnDesk } from '../../support/desk.js';
import { effectiveVeto } from '../veto/steps.js';
import { ok, said, world } from '../veto/world.js';
import { answer, appealed, declinedCase, endedAt, removedByObjection, text } from './steps.js';

runOnDesk('appeals', (desk) => {
  test('HOST-O19: one appeal to the county; upheld, the school looks again in a new round of the stage', async () => {
    const w = await world(desk());
    const caseId = await declinedCase(w);
    for (const stranger of ['teacherA1b', 'leaderA1', 'teacherB1a'])
      expect(said(await w.say(fileAppeal, stranger, { caseId, text }))).toBe('notFound');
    const { against, task } = await appealed(w, caseId);
    expect([against, task.role, task.orgId]).toEqual(['declined', 'countyLeader', w.org('countyA')]);
    expect(said(await w.say(fileAppeal, 'teacherA1a', { caseId, text }))).toBe('ruleForbids HOST-O19');
    expect(said(await w.say(decideAppeal, 'countyLeaderB', answer(task.id)))).toBe('notFound');
    expect(ok(await w.say(decideAppeal, 'countyLeaderA', answer(task.id)))).toEqual({
      outcome: 'upheld',
      reopened: true,
    });
    expect(await w.file(caseId)).toMatchObject({ state: 'schoolReview', stageRound: 2, endedAt: null });
    expect(await w.told({ kind: 'case', id: caseId })).toMatchObject([{ news: { kind: 'restored' } }]);
  });

  test('HOST-O19: five working days, the last one whole; then the refusal stands', async () => {
    const w = await world(desk());
    const caseId = await declinedCase(w);
    desk().clock.set('2026-03-09T16:00:00.000Z');
    expect(said(await w.say(fileAppeal, 'teacherA1a', { caseId, text }))).toBe('windowClosed HOST-O19');
    desk().clock.set('2026-03-09T15:59:59.999Z');
    expect(said(await w.say(fileAppeal, 'teacherA1a', { caseId, text }))).toBe('ok');
  });

  test('HOST-O19: an appeal never holds the round: upheld after the next stage’s date it reopens nothing, and the refusal falls', async () => {
    const w = await world(desk());
    const caseId = await declinedCase(w);
    const { task } = await appealed(w, caseId);
    desk().clock.set('2026-05-14T16:00:00.000Z');
    expect(ok(await w.say(decideAppeal, 'countyLeaderA', answer(task.id)))).toMatchObject({ reopened: false });
    expect((await w.file(caseId)).state).toBe('endedWithRound');
  });

  test('HOST-O19: dismissed, the refusal stands and its process need not wait', async () => {
    const w = await world(desk());
    const caseId = await declinedCase(w);
    const { task } = await appealed(w, caseId);
    ok(await w.say(decideAppeal, 'countyLeaderA', answer(task.id, 'dismissed')));
    expect((await w.file(caseId)).state).toBe('declined');
    expect(await w.told({ kind: 'case', id: caseId })).toMatchObject([{ news: { kind: 'datesMoved' } }]);
    expect(said(await w.say(decideAppeal, 'countyLeaderA', answer(task.id)))).toBe('taskClosed');
  });

  test('HOST-O19: not forwarded by the county, the city opens its review again', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('notForwarded', { endedAt });
    const { against, task } = await appealed(w, caseId);
    expect([against, task.role]).toEqual(['notForwarded', 'cityLeader']);
    ok(await w.say(decideAppeal, 'cityLeader', answer(task.id)));
    expect((await w.file(caseId)).state).toBe('countyReview');
  });

  test('NOTICE-O06: after an upheld objection the candidate hangs again, and takes a place again', async () => {
    const w = await world(desk());
    const { caseId, noticeId } = await removedByObjection(w, 'county');
    const { against, task } = await appealed(w, caseId);
    expect(against).toBe('objectionUpheld');
    ok(await w.say(decideAppeal, 'cityLeader', answer(task.id)));
    expect(await w.file(caseId)).toMatchObject({ state: 'countyNotice', holdsPlace: 1 });
    const [subject] = await desk().db.select().from(noticeSubjects).where(eq(noticeSubjects.noticeId, noticeId));
    expect(subject?.state).toBe('listed');
    expect(await w.used()).toBe(1);
  });

  test('NOTICE-O06: where the place was given to another meanwhile, nobody is pushed out (HOST-21)', async () => {
    const w = await world(desk());
    const { caseId } = await removedByObjection(w, 'county');
    const { task } = await appealed(w, caseId);
    await desk().db.update(countyQuotas).set({ cap: 0 });
    expect(said(await w.say(decideAppeal, 'cityLeader', answer(task.id)))).toBe('quotaExhausted HOST-21');
  });

  test('NOTICE-O06: above the city there is only another person of the city', async () => {
    const w = await world(desk());
    const { caseId, noticeId } = await removedByObjection(w, 'city');
    await desk().db.update(notices).set({ state: 'closed' }).where(eq(notices.id, noticeId));
    const { task } = await appealed(w, caseId);
    expect(said(await w.say(decideAppeal, 'cityLeader', answer(task.id)))).toBe('secondPersonRequired NOTICE-O06');
    ok(await w.say(decideAppeal, 'cityLeader2', answer(task.id)));
    // the notice has come down: the case waits for its own
    expect((await w.file(caseId)).state).toBe('cityNotice');
  });

  test.each(['county', 'city'] as const)(
    'NOTICE-O05: restored after the %s notice came down, a candidate hangs anew, alone and full length, and is cleared only by that',
    async (level) => {
      const w = await world(desk());
      const { caseId, noticeId } = await removedByObjection(w, level);
      await desk().db.update(notices).set({ state: 'confirmed' }).where(eq(notices.id, noticeId));
      desk().clock.forwardHours(1);
      const { task } = await appealed(w, caseId);
      ok(await w.say(decideAppeal, level === 'city' ? 'cityLeader2' : 'cityLeader', answer(task.id)));
      const state = `${level}Notice`;
      expect((await w.file(caseId)).state).toBe(state);
      const hung = await desk().db.select().from(notices).where(eq(notices.state, 'open'));
      expect(hung.map((row) => [row.level, row.orgId, row.closesAt])).toEqual([
        [level, w.org(level === 'city' ? 'bureau' : 'countyA'), '2026-03-09T15:59:59.999Z'],
      ]);
      const own = hung[0]?.id ?? '';
      const subjects = await desk().db.select().from(noticeSubjects);
      expect(Object.fromEntries(subjects.map((row) => [row.noticeId, row.state]))).toEqual({
        [noticeId]: 'upheld',
        [own]: 'listed',
      });
      desk().clock.set('2026-03-09T16:00:00.000Z');
      await performSystem(desk(), (tx) => endNoticeWindow(tx, own));
      expect((await w.file(caseId)).state).toBe(level === 'city' ? 'finalDecision' : state);
      if (level === 'city') return;
      const nominationId = hung[0]?.nominationId ?? '';
      expect(nominationId).not.toBe(w.nominationId('countyA'));
      expect(await w.told({ kind: 'nomination', id: nominationId })).toMatchObject([
        { type: 'start', process: 'countyNomination' },
        { news: { stage: 'notice', outcome: 'confirmed' } },
      ]);
    },
  );

  test('NOTICE-O05: vetoed on a notice that comes down, and restored: a notice of their own, no clearance by the old one', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('cityNotice');
    const noticeId = await w.onNotice(caseId, 'city');
    await effectiveVeto(w, caseId);
    desk().clock.set('2026-03-09T16:00:00.000Z');
    await performSystem(desk(), (tx) => endNoticeWindow(tx, noticeId));
    const { task } = await appealed(w, caseId);
    ok(await w.say(decideAppeal, 'cityLeader', answer(task.id)));
    expect((await w.file(caseId)).state).toBe('cityNotice');
    const rows = await desk().db.select().from(noticeSubjects);
    expect(rows.map((row) => row.state).sort()).toEqual(['listed', 'removed']);
  });

  test('VETO-O05: ten working days to the next level, no suspensive effect; overturned, the case stands where it stood', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('countyNotice', { holdsPlace: 1 });
    const noticeId = await w.onNotice(caseId);
    const { appealUntil } = await effectiveVeto(w, caseId);
    expect(appealUntil).toBe('2026-03-16T15:59:59.999Z');
    const { against, task } = await appealed(w, caseId);
    expect([against, task.role, task.strong]).toEqual(['ethicsVeto', 'cityLeader', true]);
    expect((await w.file(caseId)).state).toBe('vetoed');
    expect(said(await w.say(decideAppeal, w.person('cityLeader', { secondFactor: false }), answer(task.id)))).toBe(
      'secondFactorRequired',
    );
    ok(await w.say(decideAppeal, 'cityLeader', answer(task.id)));
    expect(await w.file(caseId)).toMatchObject({ state: 'countyNotice', holdsPlace: 1, endedAt: null });
    const [subject] = await desk().db.select().from(noticeSubjects).where(eq(noticeSubjects.noticeId, noticeId));
    expect(subject?.state).toBe('listed');
    expect(await ethicsBarOf(desk().db, w.personId('teacherA1a'))).toBeNull();
    expect((await desk().db.select().from(vetoes))[0]?.state).toBe('overturned');
    expect((await w.told({ kind: 'case', id: caseId })).at(-1)).toMatchObject({ news: { kind: 'restored' } });
  });

  test('VETO-O05: after the tenth working day the veto stands; once only', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('schoolReview');
    await effectiveVeto(w, caseId);
    desk().clock.set('2026-03-16T16:00:00.000Z');
    expect(said(await w.say(fileAppeal, 'teacherA1a', { caseId, text }))).toBe('windowClosed VETO-O05');
    desk().clock.set('2026-03-16T15:59:59.999Z');
    expect(said(await w.say(fileAppeal, 'teacherA1a', { caseId, text }))).toBe('ok');
    expect(said(await w.say(fileAppeal, 'teacherA1a', { caseId, text }))).toBe('ruleForbids VETO-O05');
  });

  test.each(['schoolReview', 'approved', 'notSelected', 'withdrawn'] as const)(
    'HOST-O19: there is nothing to appeal in %s',
    async (state) => {
      const w = await world(desk());
      const caseId = await w.aCase(state);
      expect(said(await w.say(fileAppeal, 'teacherA1a', { caseId, text }))).toBe('stageNotOpen HOST-O19');
      expect((await desk().db.select().from(cases)).map((file) => file.state)).toEqual([state]);
    },
  );
});

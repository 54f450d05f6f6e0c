import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { ethicsBarOf } from '../../../db/read/ethics-bar.js';
import { tasks, vetoes } from '../../../db/schema/all.js';
import { decideAppeal } from '../../../desk/appeal/decide-appeal.js';
import { fileAppeal } from '../../../desk/appeal/file-appeal.js';
import { finishWithdrawal } from '../../../desk/application/finish-withdrawal.js';
import { undoWithdrawal } from '../../../desk/application/undo-withdrawal.js';
import { withdrawApplication } from '../../../desk/application/withdraw-application.js';
import { performSystem } from '../../../desk/kit/act.js';
import { reportDeparture } from '../../../desk/school/report-departure.js';
import { closeProcess } from '../../../desk/system/close-process.js';
import { decideVeto } from '../../../desk/veto/decide-veto.js';
import { liftVeto } from '../../../desk/veto/lift-veto.js';
import { registerVeto } from '../../../desk/veto/register-veto.js';
import { respondToVeto } from '../../../desk/veto/respond-to-veto.js';
import { runOnDesk } from '../../support/desk.js';
import { effectiveVeto, finding, heardVeto, verdict } from './steps.js';
import { ok, said, type World, world } from './world.js';

const stateOf = async (w: World, taskId: string) =>
  (await w.desk.db.select().from(tasks).where(eq(tasks.id, taskId)))[0]?.state;

/** The withdrawal can no longer be undone, and the process of the case is over. */
async function withdrawForGood(w: World, caseId: string) {
  ok(await w.say(withdrawApplication, 'teacherA1a', { caseId }));
  w.desk.clock.forwardHours(48);
  await performSystem(w.desk, async (desk) => {
    await finishWithdrawal(desk, caseId);
    await closeProcess(desk, { kind: 'case', id: caseId }, 'withdrawn');
  });
}

runOnDesk('nobody escapes an ethics veto', (desk) => {
  test('VETO-01: the applicant withdraws for good; the finding is decided all the same and bars later applications (HOST-O17)', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('schoolReview');
    const { task } = await heardVeto(w, caseId);
    await withdrawForGood(w, caseId);
    expect(await stateOf(w, task.id)).toBe('open');
    ok(await w.say(decideVeto, 'countyLeaderA', await verdict(w, caseId, task.id, 'effective')));
    expect((await w.file(caseId)).state).toBe('vetoed');
    expect(await ethicsBarOf(desk().db, w.personId('teacherA1a'))).toMatchObject({ ruleId: 'HOST-O17' });
  });

  test('VETO-01: who has withdrawn may still speak to the finding', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('schoolReview');
    const { vetoId } = ok(await w.say(registerVeto, 'countyOfficerA', { caseId, ...finding }));
    const task = await w.open('vetoHearing', { kind: 'veto', id: vetoId });
    await withdrawForGood(w, caseId);
    ok(await w.say(respondToVeto, 'teacherA1a', { taskId: task.id, statement: '情况说明' }));
  });

  test('VETO-O05: overturned, a withdrawal that had ended stays ended: no bar, no place, no task', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('countyNotice', { holdsPlace: 1 });
    await w.onNotice(caseId);
    const { task } = await heardVeto(w, caseId);
    await withdrawForGood(w, caseId);
    ok(await w.say(decideVeto, 'countyLeaderA', await verdict(w, caseId, task.id, 'effective')));
    const { appealId } = ok(await w.say(fileAppeal, 'teacherA1a', { caseId, text: '不同意' }));
    const answering = await w.open('appealDecision', { kind: 'appeal', id: appealId });
    ok(await w.say(decideAppeal, 'cityLeader', { taskId: answering.id, outcome: 'upheld', reason: '经复核' }));
    expect(await w.file(caseId)).toMatchObject({
      state: 'withdrawn',
      holdsPlace: 0,
      endedAt: await desk().clock.now(),
    });
    expect(await ethicsBarOf(desk().db, w.personId('teacherA1a'))).toBeNull();
  });

  test('VETO-O06: a veto is not lifted while its appeal is open', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('schoolReview');
    const { vetoId } = await effectiveVeto(w, caseId);
    const { appealId } = ok(await w.say(fileAppeal, 'teacherA1a', { caseId, text: '不同意' }));
    const task = await w.open('appealDecision', { kind: 'appeal', id: appealId });
    desk().clock.set('2026-04-01T01:00:00.000Z');
    const lift = () => w.say(liftVeto, 'countyLeaderA', { vetoId, decisionNumber: '3', reason: '期满' });
    expect(said(await lift())).toBe('stageNotOpen VETO-O06');
    ok(await w.say(decideAppeal, 'cityLeader', { taskId: task.id, outcome: 'dismissed', reason: '经复核' }));
    expect(said(await lift())).toBe('ok');
    expect((await desk().db.select().from(vetoes))[0]?.state).toBe('lifted');
  });

  test('HOST-O18: while a departure is open neither an undone withdrawal nor a dismissed finding ends the rest', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('schoolReview');
    const resting = await w.aTask(caseId, 'schoolRecommendation', { org: 'schoolA1', role: 'schoolLeader' });
    ok(await w.say(reportDeparture, 'leaderA1', { caseId, toSchoolId: w.org('schoolA2'), reason: '调动' }));
    ok(await w.say(withdrawApplication, 'teacherA1a', { caseId }));
    ok(await w.say(undoWithdrawal, 'teacherA1a', { caseId }));
    expect(await stateOf(w, resting)).toBe('suspended');
    const { task } = await heardVeto(w, caseId);
    ok(await w.say(decideVeto, 'countyLeaderA', await verdict(w, caseId, task.id, 'dismissed')));
    expect(await stateOf(w, resting)).toBe('suspended');
  });
});

import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { audit, decisions, mails, stageRuns, tasks } from '../../../db/schema/all.js';
import { decideAppeal } from '../../../desk/appeal/decide-appeal.js';
import { fileAppeal } from '../../../desk/appeal/file-appeal.js';
import { undoWithdrawal } from '../../../desk/application/undo-withdrawal.js';
import { withdrawApplication } from '../../../desk/application/withdraw-application.js';
import { keepApplication } from '../../../desk/city/keep-application.js';
import { lapseApplication } from '../../../desk/city/lapse-application.js';
import { performSystem } from '../../../desk/kit/act.js';
import { climb } from '../../../desk/kit/climb.js';
import { openStage } from '../../../desk/kit/stage.js';
import { confirmTransfer } from '../../../desk/school/confirm-transfer.js';
import { reportDeparture } from '../../../desk/school/report-departure.js';
import { departureDecision } from '../../../desk/stages/departure-decision.js';
import { transferConfirmation } from '../../../desk/stages/transfer-confirmation.js';
import { closeProcess } from '../../../desk/system/close-process.js';
import { decideVeto } from '../../../desk/veto/decide-veto.js';
import { runOnDesk } from '../../support/desk.js';
import { effectiveVeto, heardVeto, verdict } from '../veto/steps.js';
import { ok, said, type World, world } from '../veto/world.js';

const reason = '因工作需要调动';
const after = '2026-03-16T16:00:00.000Z';

runOnDesk('HOST-O18: the city decides once the time is over', (desk) => {
  /** Reported to schoolA2 (or nobody), with a task of the old school that rests. */
  async function reported(w: World, toSchool: 'schoolA2' | null = 'schoolA2') {
    const caseId = await w.aCase('schoolReview');
    const resting = await w.aTask(caseId, 'schoolRecommendation', { org: 'schoolA1', role: 'schoolLeader' });
    const to = toSchool ? { toSchoolId: w.org(toSchool) } : {};
    ok(await w.say(reportDeparture, 'leaderA1', { caseId, reason, ...to }));
    const [row] = await desk().db.select().from(decisions).where(eq(decisions.decision, 'reported'));
    return { caseId, resting, id: row?.id ?? '' };
  }
  const stateOf = async (taskId: string) =>
    (await desk().db.select().from(tasks).where(eq(tasks.id, taskId)))[0]?.state;
  const about = (id: string) => ({ kind: 'departure', id }) as const;
  const openPlain = (w: World, id: string) =>
    performSystem(desk(), (at) =>
      openStage(at, departureDecision, {
        subject: about(id),
        stage: 'departureDecision',
        number: 1,
        roundId: w.roundId,
      }),
    );
  const look = (id: string) =>
    performSystem(desk(), (at) =>
      climb(at, departureDecision, { subject: about(id), stage: 'departureDecision', number: 1 }),
    );

  test('HOST-O18: the report starts a process; the new school is asked by a task and a letter', async () => {
    const w = await world(desk());
    const { id, caseId } = await reported(w);
    expect((await w.told(about(id))).map((one) => one.type)).toEqual(['start']);
    const task = await w.open('transferConfirmation', about(id));
    expect([task.kind, task.orgId, task.role, task.caseId]).toEqual([
      'confirmTransfer',
      w.org('schoolA2'),
      'schoolLeader',
      caseId,
    ]);
    const letters = await desk()
      .db.select()
      .from(mails)
      .where(eq(mails.personId, w.personId('leaderA2')));
    expect(letters.map((mail) => mail.template)).toEqual(['taskOpened']);
    const byLink = w.person('leaderA2', { channel: 'link', taskId: task.id });
    const other = w.person('leaderA2', { channel: 'link', taskId: crypto.randomUUID() });
    expect(said(await w.say(confirmTransfer, other, { caseId }))).toBe('notFound');
    ok(await w.say(confirmTransfer, byLink, { caseId }));
    expect(await stateOf(task.id)).toBe('done');
    expect(await w.told(about(id))).toMatchObject([
      { type: 'start' },
      { news: { stage: 'transferConfirmation', outcome: 'confirmed' } },
    ]);
  });

  test('HOST-O18: silence ends the wait and decides nothing; the city is asked, with a date and a ladder', async () => {
    const w = await world(desk());
    const { id, caseId, resting } = await reported(w);
    await w.open('transferConfirmation', about(id));
    desk().clock.set(after);
    const end = await performSystem(desk(), (at) =>
      climb(at, transferConfirmation, { subject: about(id), stage: 'transferConfirmation', number: 1 }),
    );
    expect(end.settled).toBe('ended');
    expect([(await w.file(caseId)).state, await stateOf(resting)]).toEqual(['schoolReview', 'suspended']);
    const task = await w.open('departureDecision', about(id));
    expect([task.kind, task.role, task.orgId]).toEqual(['departureDecision', 'cityOfficer', w.org('bureau')]);
    expect(task.due).toBe('2026-03-24T15:59:59.999Z');
    desk().clock.set('2026-03-27T02:00:00.000Z');
    expect((await look(id)).settled).toBeNull();
    const [shared] = await desk().db.select().from(tasks).where(eq(tasks.id, task.id));
    expect([shared?.state, shared?.coOwnerRole]).toEqual(['open', 'cityLeader']);
    expect((await w.file(caseId)).state).toBe('schoolReview');
    ok(await w.say(lapseApplication, 'cityLeader', { caseId, reason: '逾期' }));
    expect(await stateOf(task.id)).toBe('done');
  });

  test('HOST-O18: the city may keep it: it goes on where it rested, and a further change can be reported', async () => {
    const w = await world(desk());
    const { id, caseId, resting } = await reported(w, null);
    const keep = { caseId, reason: '仍在岗' };
    expect(said(await w.say(keepApplication, 'cityOfficer', keep))).toBe('stageNotOpen HOST-O18');
    desk().clock.set(after);
    const task = await w.open('departureDecision', about(id));
    expect(said(await w.say(keepApplication, 'countyOfficerA', keep))).toBe('notYourPost HOST-O18');
    expect(said(await w.say(keepApplication, 'leaderB1', keep))).toBe('notFound');
    ok(await w.say(keepApplication, w.person('cityOfficer', { channel: 'link', taskId: task.id }), keep));
    expect([(await w.file(caseId)).state, await stateOf(resting), await stateOf(task.id)]).toEqual([
      'schoolReview',
      'open',
      'done',
    ]);
    expect(await w.told(about(id))).toMatchObject([{}, { news: { stage: 'departureDecision', outcome: 'kept' } }]);
    expect(said(await w.say(lapseApplication, 'cityOfficer', keep))).toBe('stageNotOpen HOST-O18');
    desk().clock.forwardHours(1);
    ok(await w.say(reportDeparture, 'leaderA1', { caseId, reason }));
    const acts = await desk().db.select().from(audit).where(eq(audit.act, 'keepApplication'));
    expect(acts.filter((row) => row.outcome === 'done').map((row) => row.ruleIds)).toEqual([['HOST-O18']]);
  });

  test('HOST-O18: an ethics finding does not rest the question; while the case is out nobody is asked', async () => {
    const w = await world(desk());
    const { id, caseId, resting } = await reported(w);
    desk().clock.set(after);
    const task = await w.open('departureDecision', about(id));
    const { task: deciding } = await heardVeto(w, caseId);
    expect(await stateOf(task.id)).toBe('open');
    ok(await w.say(decideVeto, 'countyLeaderA', await verdict(w, caseId, deciding.id, 'effective')));
    expect(await stateOf(task.id)).toBe('suspended');
    expect(said(await w.say(keepApplication, 'cityOfficer', { caseId, reason }))).toBe('stageNotOpen HOST-15');
    const { appealId } = ok(await w.say(fileAppeal, 'teacherA1a', { caseId, text: '不同意' }));
    const answering = await w.open('appealDecision', { kind: 'appeal', id: appealId });
    ok(await w.say(decideAppeal, 'cityLeader', { taskId: answering.id, outcome: 'upheld', reason: '经复核' }));
    expect([await stateOf(task.id), await stateOf(resting)]).toEqual(['open', 'suspended']);
    ok(await w.say(keepApplication, 'cityOfficer', { caseId, reason }));
    expect(await stateOf(resting)).toBe('open');
  });

  test('HOST-O18: the time ends during a withdrawal that is undone: only then is the city asked', async () => {
    const w = await world(desk());
    const { id, caseId } = await reported(w);
    desk().clock.set('2026-03-16T15:00:00.000Z');
    ok(await w.say(withdrawApplication, 'teacherA1a', { caseId }));
    desk().clock.set(after);
    await openPlain(w, id);
    const asked = () =>
      desk()
        .db.select()
        .from(tasks)
        .where(and(eq(tasks.subjectId, id), eq(tasks.state, 'open')));
    expect(await asked()).toEqual([]);
    ok(await w.say(undoWithdrawal, 'teacherA1a', { caseId }));
    expect((await asked()).map((one) => one.kind)).toEqual(['departureDecision']);
  });

  test('HOST-O18: an application that ends in another way ends the question, whichever came first', async () => {
    const w = await world(desk());
    const { id, caseId } = await reported(w);
    desk().clock.set(after);
    const task = await w.open('departureDecision', about(id));
    await effectiveVeto(w, caseId);
    desk().clock.set('2026-05-01T01:00:00.000Z');
    for (const _ of [1, 2])
      await performSystem(desk(), (at) => closeProcess(at, { kind: 'case', id: caseId }, 'vetoed'));
    expect(await stateOf(task.id)).toBe('cancelled');
    expect(await w.told(about(id))).toMatchObject([{}, { news: { outcome: 'overtaken' } }]);
    await desk().db.delete(tasks).where(eq(tasks.subjectId, id));
    await desk().db.delete(stageRuns).where(eq(stageRuns.subjectId, id));
    await openPlain(w, id);
    expect(await look(id)).toEqual({ wakeAt: null, settled: 'overtaken' });
  });
});

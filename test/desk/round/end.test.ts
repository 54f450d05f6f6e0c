import { and, eq, inArray } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { appeals, audit, mails, noticeSubjects, rounds, stageRuns, tasks } from '../../../db/schema/all.js';
import { decideAppeal } from '../../../desk/appeal/decide-appeal.js';
import { fileAppeal } from '../../../desk/appeal/file-appeal.js';
import { undoWithdrawal } from '../../../desk/application/undo-withdrawal.js';
import { withdrawApplication } from '../../../desk/application/withdraw-application.js';
import { lapseApplication } from '../../../desk/city/lapse-application.js';
import { performSystem } from '../../../desk/kit/act.js';
import { takeTask } from '../../../desk/kit/take-task.js';
import { closeRound } from '../../../desk/round/close-round.js';
import { confirmTransfer } from '../../../desk/school/confirm-transfer.js';
import { reportDeparture } from '../../../desk/school/report-departure.js';
import { finishInterruption } from '../../../desk/system/finish-interruption.js';
import { nobodyLeftBehind } from '../../../desk/verify/waiting.js';
import { decideVeto } from '../../../desk/veto/decide-veto.js';
import type { CaseState } from '../../../domain/vocabulary.js';
import { runOnDesk } from '../../support/desk.js';
import { answer, appealed, declinedCase } from '../appeal/steps.js';
import { effectiveVeto, heardVeto, verdict } from '../veto/steps.js';
import { ok, said, type World, world } from '../veto/world.js';

const ends = (w: World) => performSystem(w.desk, (desk) => closeRound(desk, w.roundId));
const stateOf = async (w: World, taskId: string) => {
  const [task] = await w.desk.db.select().from(tasks).where(eq(tasks.id, taskId));
  return [task?.state, task?.outcome];
};
const lastLetter = async (w: World, caseId: string) =>
  (
    await w.desk.db
      .select()
      .from(mails)
      .where(and(eq(mails.caseId, caseId), eq(mails.template, 'caseMoved')))
  ).at(-1)?.data;
const nothingLeft = async (w: World) =>
  expect(
    await nobodyLeftBehind.run({ tx: w.desk.db, now: await w.desk.clock.now(), calendar: w.desk.calendar }),
  ).toEqual([]);
const isOver = { state: 'endedWithRound', holdsPlace: 0 };

/** What the end of the round makes of each state; the round waits for those on the city's notice, and they are not here. */
const table: readonly (readonly [CaseState, CaseState])[] = [
  ['draft', 'endedWithRound'],
  ['schoolReview', 'endedWithRound'],
  ['returnedForCorrection', 'endedWithRound'],
  ['recommended', 'endedWithRound'],
  ['countyReview', 'endedWithRound'],
  ['countyNotice', 'endedWithRound'],
  ['submittedToCity', 'endedWithRound'],
  ['expertReview', 'endedWithRound'],
  ['declined', 'declined'],
  ['notForwarded', 'notForwarded'],
  ['notSelected', 'notSelected'],
  ['approved', 'approved'],
  ['notApproved', 'notApproved'],
  ['withdrawn', 'withdrawn'],
  ['vetoed', 'vetoed'],
  ['endedWithRound', 'endedWithRound'],
];

runOnDesk('the end of a round', (desk) => {
  test.each(table)('HOST-26: %s is %s after it, and whoever ended with it is told why', async (state, after) => {
    const w = await world(desk());
    const formVersion = state === 'draft' ? 0 : 1;
    const caseId = await w.aCase(state, { formVersion });
    await ends(w);
    await ends(w);
    const file = await w.file(caseId);
    expect(file.state).toBe(after);
    await nothingLeft(w);
    const moved = after !== state;
    expect(file.endedAt !== null).toBe(moved);
    const story = await desk()
      .db.select()
      .from(audit)
      .where(and(eq(audit.chain, caseId), eq(audit.act, 'endWithRound')));
    expect(story).toHaveLength(moved ? 1 : 0);
    if (!moved) return expect(await lastLetter(w, caseId)).toBeUndefined();
    expect(file.priorState).toBe(state);
    const reason = formVersion === 0 ? 'neverSubmitted' : 'roundOver';
    expect(await lastLetter(w, caseId)).toMatchObject({ state: 'endedWithRound', reason });
    const told = await w.told({ kind: 'case', id: caseId });
    // a draft has no process
    expect(told.map((one) => (one.type === 'news' ? one.news : one))).toMatchObject(
      formVersion === 0 ? [] : [{ kind: 'interrupted', outcome: 'roundOver' }],
    );
  });

  test('HOST-26, I12: its tasks close with the reason, its place is free, it hangs on no notice; a late act is told so', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('countyNotice', { holdsPlace: 1 });
    const noticeId = await w.onNotice(caseId);
    const taskId = await w.aTask(caseId, 'schoolRecommendation', { org: 'schoolA1', role: 'schoolLeader' });
    await ends(w);
    expect(await w.file(caseId)).toMatchObject(isOver);
    expect(await w.used()).toBe(0);
    expect(await stateOf(w, taskId)).toEqual(['cancelled', 'roundOver']);
    expect((await desk().db.select().from(stageRuns)).map(({ state }) => state)).toEqual(['void']);
    const [subject] = await desk().db.select().from(noticeSubjects).where(eq(noticeSubjects.noticeId, noticeId));
    expect(subject?.state).toBe('removed');
    const late = await performSystem(desk(), (at) =>
      takeTask(at, w.person('leaderA1'), taskId, ['schoolRecommendation']),
    );
    expect(late).toMatchObject({ refusals: [{ code: 'taskClosed', facts: { outcome: 'roundOver' } }] });
    await nothingLeft(w);
  });

  test('HOST-22, HOST-26: what a county had still to do is over, told once', async () => {
    const w = await world(desk());
    const id = w.nominationId('countyA');
    await ends(w);
    await ends(w);
    const told = await w.told({ kind: 'nomination', id });
    expect(told).toMatchObject([{ news: { kind: 'interrupted', outcome: 'roundOver' } }]);
    const [round] = await desk().db.select().from(rounds).where(eq(rounds.id, w.roundId));
    expect(round?.state).toBe('closed');
  });

  test.each(['schoolReview', 'expertReview', 'cityNotice'] as const)(
    'HOST-26: a withdrawal from %s taken back after it ends with the round, too',
    async (state) => {
      const w = await world(desk());
      const caseId = await w.aCase(state);
      ok(await w.say(withdrawApplication, 'teacherA1a', { caseId }));
      await ends(w);
      expect((await w.file(caseId)).state).toBe('withdrawn');
      expect(ok(await w.say(undoWithdrawal, 'teacherA1a', { caseId }))).toEqual({ state: 'endedWithRound' });
      expect(await w.file(caseId)).toMatchObject({ ...isOver, priorState: state, withdrawUndoUntil: null });
      expect((await w.told({ kind: 'case', id: caseId })).at(-1)).toMatchObject({ news: { outcome: 'roundOver' } });
      expect(said(await w.say(undoWithdrawal, 'teacherA1a', { caseId }))).toBe('stageNotOpen HOST-15');
      await nothingLeft(w);
    },
  );

  test('HOST-26: a draft that was withdrawn and taken back ends with it, without a process to tell', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('draft', { formVersion: 0, formHash: null });
    ok(await w.say(withdrawApplication, 'teacherA1a', { caseId }));
    await ends(w);
    ok(await w.say(undoWithdrawal, 'teacherA1a', { caseId }));
    expect(await w.file(caseId)).toMatchObject(isOver);
    expect(await w.told({ kind: 'case', id: caseId })).toEqual([]);
  });

  test('VETO-01, HOST-O17: a finding under way is decided all the same; effective, it bars from later rounds', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('countyReview');
    const { task } = await heardVeto(w, caseId);
    await ends(w);
    expect(await w.file(caseId)).toMatchObject(isOver);
    expect(await stateOf(w, task.id)).toEqual(['open', null]);
    ok(await w.say(decideVeto, 'countyLeaderA', await verdict(w, caseId, task.id, 'effective')));
    expect(await w.file(caseId)).toMatchObject({ state: 'vetoed', priorState: 'endedWithRound' });
    // overturned, it is again what it was
    const { task: appeal } = await appealed(w, caseId);
    ok(await w.say(decideAppeal, 'cityLeader', answer(appeal.id)));
    expect((await w.file(caseId)).state).toBe('endedWithRound');
    await nothingLeft(w);
  });

  test('VETO-O03: dismissed, it stays ended with the round', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('countyReview');
    const { task } = await heardVeto(w, caseId);
    await ends(w);
    ok(await w.say(decideVeto, 'countyLeaderA', await verdict(w, caseId, task.id, 'dismissed')));
    expect((await w.file(caseId)).state).toBe('endedWithRound');
    await nothingLeft(w);
  });

  test('VETO-O05: a veto overturned after it does not stand; nor does a refusal whose appeal was upheld after it (HOST-O19)', async () => {
    const w = await world(desk());
    const vetoed = await w.aCase('countyReview');
    await effectiveVeto(w, vetoed);
    const refused = await declinedCase(other(w));
    for (const [caseId, decider, who] of [
      [vetoed, 'cityLeader', 'teacherA1a'],
      [refused, 'countyLeaderA', 'teacherA1b'],
    ] as const) {
      const { task } = await appealed(w, caseId, who);
      await ends(w);
      ok(await w.say(decideAppeal, decider, answer(task.id)));
      expect(await w.file(caseId)).toMatchObject(isOver);
      expect(await lastLetter(w, caseId)).toMatchObject({ state: 'endedWithRound', reason: 'appealTooLate' });
      // there is nothing left to appeal
      expect(said(await w.say(fileAppeal, who, { caseId, text: '再申诉' }))).toBe('stageNotOpen HOST-O19');
    }
    expect((await desk().db.select().from(appeals)).map(({ state }) => state)).toEqual(['upheld', 'upheld']);
  });

  test('VETO-O05: an appeal that was upheld while its time ran out is not closed under the case', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('countyReview');
    await effectiveVeto(w, caseId);
    const { task } = await appealed(w, caseId);
    ok(await w.say(decideAppeal, 'cityLeader', answer(task.id)));
    expect((await w.file(caseId)).state).toBe('countyReview');
    // the process woke for the appeal's date before the news reached it
    const subject = { kind: 'case', id: caseId } as const;
    const until = await performSystem(desk(), (at) => finishInterruption(at, subject, 'vetoed'));
    expect(until).toBe(await desk().clock.now());
  });

  test('HOST-O18: nobody is asked about a departure any more, and nobody can take the application over', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('schoolReview');
    const reason = '调动';
    ok(await w.say(reportDeparture, 'leaderA1', { caseId, reason, toSchoolId: w.org('schoolA2') }));
    await ends(w);
    expect(await w.file(caseId)).toMatchObject(isOver);
    expect(said(await w.say(confirmTransfer, 'leaderA2', { caseId }))).toBe('stageNotOpen HOST-15');
    expect(said(await w.say(lapseApplication, 'cityOfficer', { caseId, reason }))).toBe('stageNotOpen HOST-O18');
    const open = await desk()
      .db.select()
      .from(tasks)
      .where(inArray(tasks.state, ['open', 'suspended']));
    expect(open).toEqual([]);
  });
});

/** The same world, whose next case is another teacher's. */
const other = (w: World): World => ({
  ...w,
  aCase: (state, more) => w.aCase(state, { applicant: 'teacherA1b', ...more }),
});

import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { suspensionViews } from '../../../api/reads/suspensions.js';
import { verification } from '../../../db/read/verification.js';
import {
  assessments,
  audit,
  certificates,
  decisions,
  mails,
  outbox,
  stageRuns,
  suspensions,
  tasks,
} from '../../../db/schema/all.js';
import { perform } from '../../../desk/kit/act.js';
import { termOf as termRow } from '../../../desk/kit/term.js';
import { reportYear } from '../../../desk/studio/assessment/report-year.js';
import { recordWork } from '../../../desk/studio/record-work.js';
import { decideSuspension } from '../../../desk/studio/suspension/decide-suspension.js';
import { resumeStudio } from '../../../desk/studio/suspension/resume-studio.js';
import { suspendStudio } from '../../../desk/studio/suspension/suspend-studio.js';
import { progressOn } from '../../../desk/studio/works.js';
import { formatHalfUp } from '../../../domain/panel/decimal.js';
import { addDays, at as atTime, dayOf } from '../../../domain/time/beijing.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { afterYear, answersTo, askedIn, called, running } from './assessment-steps.js';
import { registered } from './finding-steps.js';
import { brokenAmong, climbs, type Founded, openTask, termOf } from './steps.js';

const broken = brokenAmong([
  ...['hostsRest', 'paperStatus', 'heldSeats', 'oneDecisionPerSeat', 'stagesAsk', 'stagesAndTasks', 'taskLetters'],
  ...['wordsSealed', 'newsWithoutPersons', 'windowsEnd', 'stageDates'],
]);
const words = '因病住院，预计休养五个月';
const todayOf = async (desk: TestDesk) => dayOf(await desk.clock.now());
const suspends = async (desk: TestDesk, { city, termId }: Founded) =>
  done(desk, suspendStudio, city.person('sectionOfficer'), { termId, from: await todayOf(desk), words });
const later = async (desk: TestDesk, days: number) =>
  desk.clock.set(atTime(addDays(await todayOf(desk), days), '10:00'));
const runOf = async (desk: TestDesk, stage: string) =>
  (
    await desk.db
      .select()
      .from(stageRuns)
      .where(and(eq(stageRuns.stage, stage), eq(stageRuns.state, 'open')))
  )[0];
const taskOf = async (desk: TestDesk, kind: 'selfReport' | 'suspensionDecision') =>
  (await desk.db.select().from(tasks).where(eq(tasks.kind, kind)))[0];
const statusOf = async (desk: TestDesk, { caseId }: Founded) => {
  const [paper] = await desk.db.select().from(certificates).where(eq(certificates.caseId, caseId));
  return verification(desk.db, paper?.verificationCode ?? '');
};

runOnDesk('a studio that stands still', (desk) => {
  it('STUDIO-O05: the section suspends it, for six months at most, with a reason, and nobody else; it records no work meanwhile', async () => {
    const all = await running(desk());
    const { city, termId } = all;
    const from = await todayOf(desk());
    for (const who of ['teacherA1a', 'leaderA1', 'instituteOfficer', 'cityOfficer', 'cityLeader'])
      expect([who, refusalOf(await perform(desk(), suspendStudio, city.person(who), { termId, from, words }))]).toEqual(
        [who, 'notFound'],
      );
    const section = city.person('sectionOfficer');
    const tomorrow = { termId, from: addDays(from, 1), words };
    expect(refusalOf(await perform(desk(), suspendStudio, section, tomorrow))).toBe('badInput STUDIO-O05');
    expect(refusalOf(await perform(desk(), suspendStudio, section, { termId, from, words: ' ' }))).toBe('badInput');
    expect(refusalOf(await perform(desk(), resumeStudio, section, { termId }))).toBe('stageNotOpen STUDIO-O05');
    const { until } = await suspends(desk(), all);
    const term = await termOf(desk(), termId);
    expect(term).toMatchObject({ state: 'suspended', priorState: 'running', endedAt: null });
    expect(until > addDays(from, 175) && until < addDays(from, 190)).toBe(true);
    const lecture = { kind: 'lecture', level: 'city', on: from, hours: '2', participants: 40, title: '讲座' };
    const work = { termId, ...lecture, place: '', summary: '' };
    expect(refusalOf(await perform(desk(), recordWork, city.person('teacherA1a'), work))).toBe(
      'stageNotOpen STUDIO-05',
    );
    expect(await statusOf(desk(), all)).toMatchObject({ status: 'suspended', since: await desk().clock.now() });
    const told = await desk().db.select().from(mails).where(eq(mails.template, 'studioSuspended'));
    expect(told.map(({ personId }) => personId).toSorted()).toEqual(
      ['teacherA1a', 'leaderA1', 'sectionOfficer'].map(city.personId).toSorted(),
    );
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-O05: what is asked of the host rests without a date, and has the working days it had left once the studio works again', async () => {
    const all = await called(desk());
    const { city, termId, taskId, letter } = all;
    const before = await runOf(desk(), 'selfReport');
    const report = {
      taskId: await taskId('selfReport'),
      letterVersion: letter.version,
      answers: answersTo(letter.tasks),
    };
    await suspends(desk(), all);
    expect(await termOf(desk(), termId)).toMatchObject({ state: 'suspended', priorState: 'underAssessment' });
    expect([(await taskOf(desk(), 'selfReport'))?.state, (await runOf(desk(), 'selfReport'))?.due]).toEqual([
      'suspended',
      null,
    ]);
    expect(refusalOf(await perform(desk(), reportYear, city.person('teacherA1a'), report))).toBe('taskClosed');
    expect(await all.looks('selfReport')).toEqual({ wakeAt: null, settled: null });
    expect(await broken(desk())).toEqual([]);
    await later(desk(), 60);
    expect(await all.looks('selfReport')).toEqual({ wakeAt: null, settled: null });
    await done(desk(), resumeStudio, city.person('sectionOfficer'), { termId });
    const after = await runOf(desk(), 'selfReport');
    expect(Date.parse(after?.due ?? '') - Date.parse(before?.due ?? '')).toBeGreaterThan(50 * 86_400_000);
    expect(await termOf(desk(), termId)).toMatchObject({ state: 'underAssessment', priorState: null });
    expect((await statusOf(desk(), all))?.status).toBe('valid');
    expect((await perform(desk(), reportYear, city.person('teacherA1a'), report)).ok).toBe(true);
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-O05, ASSESS-02: a year that ends meanwhile is called on its day, and its host asked once the studio works again', async () => {
    const all = await running(desk());
    const { city, termId } = all;
    const { toDay } = await termRow({ tx: desk().db }, termId);
    await later(desk(), 300);
    await suspends(desk(), all);
    await afterYear(desk(), termId);
    await askedIn(desk(), termId, 'annual', 1).catch(() => undefined);
    const asked = async () =>
      (await desk().db.select().from(mails).where(eq(mails.template, 'taskOpened'))).filter(
        ({ data }) => (data as { taskKind?: string }).taskKind === 'selfReport',
      ).length;
    expect([(await taskOf(desk(), 'selfReport'))?.state, await asked()]).toEqual(['suspended', 0]);
    expect(await broken(desk())).toEqual([]);
    await later(desk(), 20);
    await done(desk(), resumeStudio, city.person('sectionOfficer'), { termId });
    expect([(await taskOf(desk(), 'selfReport'))?.state, await asked()]).toEqual(['open', 1]);
    expect(await termOf(desk(), termId)).toMatchObject({ state: 'underAssessment', toDay });
    const [assessment] = await desk().db.select().from(assessments);
    expect(assessment?.state).toBe('called');
  });

  it('ASSESS-O05: a goal of the letter asks for less by the days the studio stood still', async () => {
    const all = await running(desk());
    const { city, termId } = all;
    const term = await termRow({ tx: desk().db }, termId);
    const target = async () => {
      const progress = await progressOn({ tx: desk().db }, term, await todayOf(desk()));
      const line = progress?.lines.find(({ task }) => task.code === 'guidance');
      return line && formatHalfUp(line.progress.target, 1);
    };
    expect(await target()).toBe('12.0');
    await suspends(desk(), all);
    await later(desk(), 110);
    await done(desk(), resumeStudio, city.person('sectionOfficer'), { termId });
    expect(await target()).toBe('10.8');
  });

  it('STUDIO-O05: some days before the end people are reminded; after it the city is asked, is reminded, and nothing is decided by silence', async () => {
    const all = await running(desk());
    const { city, termId } = all;
    const { until } = await suspends(desk(), all);
    desk().clock.set(atTime(addDays(until, -30), '09:00'));
    await climbs(desk(), termId, 'studioYear');
    const reminded = await desk().db.select().from(mails).where(eq(mails.template, 'suspensionEnds'));
    expect(reminded.map(({ personId }) => personId).toSorted()).toEqual(
      ['teacherA1a', 'leaderA1', 'sectionOfficer'].map(city.personId).toSorted(),
    );
    expect(await taskOf(desk(), 'suspensionDecision')).toBeUndefined();
    desk().clock.set(atTime(addDays(until, 1), '00:00'));
    await climbs(desk(), termId, 'studioYear');
    await climbs(desk(), termId, 'studioYear');
    const { id: taskId, role, strong } = await openTask(desk(), 'suspensionDecision');
    expect([role, strong]).toEqual(['cityLeader', true]);
    await later(desk(), 90);
    expect(await termOf(desk(), termId)).toMatchObject({ state: 'suspended' });
    const decides = { taskId, outcome: 'resumed', decisionNumber: '市教发〔2026〕30号' };
    for (const who of ['teacherA1a', 'sectionOfficer', 'cityOfficer', 'leaderA1'])
      expect([who, refusalOf(await perform(desk(), decideSuspension, city.person(who), decides))]).toEqual([
        who,
        'notFound',
      ]);
    const weak = city.person('cityLeader', { secondFactor: false });
    expect(refusalOf(await perform(desk(), decideSuspension, weak, decides))).toBe('secondFactorRequired');
    await done(desk(), decideSuspension, city.person('cityLeader'), decides);
    expect(await termOf(desk(), termId)).toMatchObject({ state: 'running' });
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-O04, STUDIO-O05: the city may find that there is no host any more; not while a finding is undecided (VETO-O03)', async () => {
    const all = await running(desk());
    const { city, termId } = all;
    const { until } = await suspends(desk(), all);
    desk().clock.set(atTime(addDays(until, 1), '00:00'));
    await climbs(desk(), termId, 'studioYear');
    const { id: taskId } = await openTask(desk(), 'suspensionDecision');
    const closes = { taskId, outcome: 'closed', decisionNumber: '市教发〔2026〕31号' };
    const finding = await registered(desk(), all, 'formalism');
    const hearing = await finding.taskId('findingHearing');
    expect(hearing).toBeDefined();
    expect(refusalOf(await perform(desk(), decideSuspension, city.person('cityLeader'), closes))).toBe(
      'ruleForbids VETO-O03',
    );
    await desk().db.execute('DELETE FROM vetoes');
    await done(desk(), decideSuspension, city.person('cityLeader'), closes);
    expect(await termOf(desk(), termId)).toMatchObject({ state: 'closed' });
    expect((await statusOf(desk(), all))?.status).toBe('ended');
    const [row] = await desk().db.select().from(suspensions);
    expect(row?.endedAt).not.toBeNull();
  });

  it('STUDIO-O05: the section may resume it while the city is asked already, whose task is taken away', async () => {
    const all = await running(desk());
    const { city, termId } = all;
    const { until } = await suspends(desk(), all);
    desk().clock.set(atTime(addDays(until, 1), '00:00'));
    await climbs(desk(), termId, 'studioYear');
    await done(desk(), resumeStudio, city.person('sectionOfficer'), { termId });
    expect((await taskOf(desk(), 'suspensionDecision'))?.state).toBe('done');
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-O05: why is read by host, section and leader alone, kept sealed, in no mail, no news, no decision and no audit row', async () => {
    const all = await running(desk());
    const { city, termId } = all;
    await suspends(desk(), all);
    const seenBy = async (who: string) => {
      const at = { tx: desk().db, vault: desk().vault, now: await desk().clock.now(), actor: city.person(who) };
      return (await suspensionViews(at, await termRow(at, termId)))[0]?.words;
    };
    for (const who of ['teacherA1a', 'sectionOfficer', 'cityLeader'])
      expect([who, await seenBy(who)]).toEqual([who, words]);
    for (const who of ['leaderA1', 'countyOfficerA', 'instituteOfficer', 'cityOfficer'])
      expect([who, await seenBy(who)]).toEqual([who, null]);
    const kept = JSON.stringify(
      await Promise.all([suspensions, mails, outbox, audit, decisions].map((one) => desk().db.select().from(one))),
    );
    for (const word of ['住院', '休养']) expect(kept).not.toContain(word);
  });
});

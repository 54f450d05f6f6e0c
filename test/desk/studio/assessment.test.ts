import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { assessmentWork } from '../../../api/reads/assessments.js';
import {
  assessments,
  decisions,
  mails,
  papers,
  postHoldings,
  posts,
  rounds,
  selfReports,
  tasks,
  terms,
} from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { termOf as termRow } from '../../../desk/kit/term.js';
import { erasePerson } from '../../../desk/privacy/erase-person.js';
import { refuseErasure } from '../../../desk/privacy/still-needed.js';
import { appealResult } from '../../../desk/studio/assessment/appeal-result.js';
import { assessmentOf, reportOf } from '../../../desk/studio/assessment/assessments.js';
import { confirmScores } from '../../../desk/studio/assessment/confirm-scores.js';
import { decideResultAppeal } from '../../../desk/studio/assessment/decide-result-appeal.js';
import { fileImprovementPlan } from '../../../desk/studio/assessment/file-improvement-plan.js';
import { publishResult } from '../../../desk/studio/assessment/publish-result.js';
import { reportYear } from '../../../desk/studio/assessment/report-year.js';
import { returnReport } from '../../../desk/studio/assessment/return-report.js';
import { scoreYear } from '../../../desk/studio/assessment/score-year.js';
import { confirmWork } from '../../../desk/studio/confirm-work.js';
import { recordWork } from '../../../desk/studio/record-work.js';
import { verify } from '../../../desk/verify/verify.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import {
  afterYear,
  type Called,
  called,
  published,
  reported,
  reporting,
  running,
  scored,
  scoring,
  sheetHash,
} from './assessment-steps.js';
import { opens, termOf } from './steps.js';

/** Puts somebody into a further post from the first day on. */
async function alsoHolds(desk: TestDesk, { city }: Called, who: string, role: 'sectionOfficer' | 'instituteOfficer') {
  const [post] = await desk.db.select().from(posts).where(eq(posts.role, role));
  await desk.db.insert(postHoldings).values({
    id: crypto.randomUUID(),
    postId: post?.id ?? '',
    personId: city.personId(who),
    fromDay: '2026-01-01',
  });
}

runOnDesk('the annual assessment', (desk) => {
  it('ASSESS-02, ASSESS-O06: the anniversary calls it, once, in the transaction that ends the year', async () => {
    const { termId, assessmentId, city } = await called(desk());
    const [row] = await desk().db.select().from(assessments);
    const term = await termOf(desk(), termId);
    expect(row).toMatchObject({ id: assessmentId, kind: 'annual', year: 1, state: 'called', fromDay: term?.fromDay });
    expect(term?.state).toBe('underAssessment');
    const [task] = await desk().db.select().from(tasks).where(eq(tasks.kind, 'selfReport'));
    expect(task).toMatchObject({ personId: city.personId('teacherA1a'), state: 'open', strong: false });
    const letters = await desk()
      .db.select()
      .from(mails)
      .where(eq(mails.personId, city.personId('teacherA1a')));
    expect(letters.map(({ template }) => template)).toContain('taskOpened');
  });

  it('ASSESS-03: a letter sealed in the second year calls no assessment of the first, but that of the second', async () => {
    const all = await running(desk());
    const sealed = { sealedAt: await desk().clock.now() };
    await desk().db.update(papers).set({ sealedAt: null });
    await afterYear(desk(), all.termId, 1);
    expect(await desk().db.select().from(assessments)).toEqual([]);
    await desk().db.update(papers).set(sealed);
    await opens(desk(), all.termId, 'studioYear', 2);
    await afterYear(desk(), all.termId, 2);
    expect((await desk().db.select().from(assessments)).map(({ year }) => year)).toEqual([2]);
  });

  it('ASSESS-03: a self-report without one of the letter’s tasks, with one it does not have, or against another version is refused', async () => {
    const all = await called(desk());
    const host = all.city.person('teacherA1a');
    const sound = await reporting(all);
    const [first, ...rest] = sound.answers;
    const refused = async (change: object) =>
      refusalOf(await perform(desk(), reportYear, host, { ...sound, ...change }));
    expect(await refused({ answers: rest })).toBe('badInput ASSESS-03');
    expect(await refused({ answers: [...sound.answers, { ...first, task: 'other' }] })).toBe('badInput ASSESS-03');
    expect(await refused({ answers: [...sound.answers, first] })).toBe('badInput ASSESS-03');
    expect(await refused({ letterVersion: 2 })).toBe('caseChanged ASSESS-03');
    expect(await refused({ answers: [{ ...first, evidenceIds: ['x'] }, ...rest] })).toBe('badInput ASSESS-03');
    for (const who of ['teacherA1b', 'leaderA1', 'instituteOfficer', 'cityOfficer'])
      expect([who, refusalOf(await perform(desk(), reportYear, all.city.person(who), sound))]).toEqual([
        who,
        'notFound',
      ]);
    // what the unit has confirmed may be named as evidence, and only that
    const { termId } = all;
    const [term] = await desk().db.select().from(terms).where(eq(terms.id, termId));
    const lecture = { kind: 'lecture', level: 'city', on: term?.fromDay, hours: '2', participants: 40, title: '讲座' };
    const { workId } = await done(desk(), recordWork, host, { termId, ...lecture });
    const named = { answers: [{ ...first, evidenceIds: [workId] }, ...rest] };
    expect(await refused(named)).toBe('badInput ASSESS-03');
    await done(desk(), confirmWork, all.city.person('clerkA1'), { termId, workId, outcome: 'confirmed' });
    const byLink = all.city.person('teacherA1a', { channel: 'link', taskId: sound.taskId, secondFactor: false });
    await done(desk(), reportYear, byLink, { ...sound, ...named });
    expect((await assessmentOf({ tx: desk().db }, all.assessmentId)).state).toBe('reported');
  });

  it('STUDIO-11: only the Institute scores, signed in with a second factor, and on the report that stands', async () => {
    const all = await reported(desk());
    const { city } = all;
    const sound = await scoring(desk(), all);
    for (const who of ['teacherA1a', 'sectionOfficer', 'cityLeader', 'cityOfficer', 'leaderA1', 'expert1'])
      expect([who, refusalOf(await perform(desk(), scoreYear, city.person(who), sound))]).toEqual([who, 'notFound']);
    const weak = city.person('instituteOfficer', { secondFactor: false });
    expect(refusalOf(await perform(desk(), scoreYear, weak, sound))).toBe('secondFactorRequired');
    const by = (change: object) => perform(desk(), scoreYear, city.person('instituteOfficer'), { ...sound, ...change });
    expect(refusalOf(await by({ reportHash: 'a'.repeat(64) }))).toBe('caseChanged ASSESS-03');
    await done(desk(), scoreYear, city.person('instituteOfficer'), sound);
    expect(refusalOf(await by({}))).toBe('taskClosed');
  });

  it('ASSESS-04, ASSESS-05, ASSESS-06: points outside their range, missing or of no indicator are refused under their dimension', async () => {
    const all = await reported(desk());
    const sound = await scoring(desk(), all);
    const refused = async (points: Readonly<Record<string, string | undefined>>) => {
      const given = { ...sound, points: { ...sound.points, ...points } };
      return refusalOf(
        await perform(desk(), scoreYear, all.city.person('instituteOfficer'), JSON.parse(JSON.stringify(given))),
      );
    };
    expect(await refused({ plans: '10.1' })).toBe('badInput ASSESS-04');
    expect(await refused({ training: '-1' })).toBe('badInput ASSESS-05');
    expect(await refused({ topic: undefined })).toBe('badInput ASSESS-06');
    expect(await refused({ topic: '1e1' })).toBe('badInput ASSESS-06');
    expect(await refused({ charm: '5' })).toBe('badInput ASSESS-03');
    const visit = async (check: object) => {
      const given = { ...sound, check: { ...sound.check, ...check } };
      return refusalOf(await perform(desk(), scoreYear, all.city.person('instituteOfficer'), given));
    };
    expect(await visit({ checkedOn: '2031-01-01' })).toBe('badInput STUDIO-11');
    expect(await visit({ checkedOn: '2020-01-01' })).toBe('badInput STUDIO-11');
    expect(await visit({ minutes: ' ' })).toBe('badInput');
  });

  it('STUDIO-10, STUDIO-11, ASSESS-07: nobody does two of scoring, confirming and publishing on one assessment', async () => {
    const all = await scored(desk());
    const { city, taskId, asks } = all;
    await alsoHolds(desk(), all, 'instituteOfficer', 'sectionOfficer');
    const confirm = {
      taskId: await taskId('resultConfirmation'),
      sheetHash: await sheetHash(desk(), all),
      decision: 'confirm',
    };
    const both = await perform(desk(), confirmScores, city.person('instituteOfficer'), confirm);
    expect(refusalOf(both)).toBe('secondPersonRequired STUDIO-10');
    expect(
      refusalOf(
        await perform(desk(), confirmScores, city.person('sectionOfficer'), { ...confirm, decision: 'return' }),
      ),
    ).toBe('badInput');
    await done(desk(), confirmScores, city.person('sectionOfficer'), confirm);
    await asks('resultPublication');
    const publish = { taskId: await taskId('resultPublication'), sheetHash: confirm.sheetHash };
    for (const who of ['instituteOfficer', 'sectionOfficer', 'teacherA1a', 'cityOfficer'])
      expect([who, refusalOf(await perform(desk(), publishResult, city.person(who), publish))]).toEqual([
        who,
        'notFound',
      ]);
    const weak = city.person('cityLeader', { secondFactor: false });
    expect(refusalOf(await perform(desk(), publishResult, weak, publish))).toBe('secondFactorRequired');
    const other = { ...publish, sheetHash: 'b'.repeat(64) };
    expect(refusalOf(await perform(desk(), publishResult, city.person('cityLeader'), other))).toBe(
      'caseChanged ASSESS-07',
    );
    await done(desk(), publishResult, city.person('cityLeader'), publish);
  });

  it('STUDIO-10: whoever shares a late scoring task from above may pass it on, but not score', async () => {
    const all = await reported(desk());
    const sound = await scoring(desk(), all);
    const shared = { coOwnerOrgId: all.city.org('bureau'), coOwnerRole: 'cityOfficer' } as const;
    await desk().db.update(tasks).set(shared).where(eq(tasks.id, sound.taskId));
    expect(refusalOf(await perform(desk(), scoreYear, all.city.person('cityOfficer'), sound))).toBe(
      'notYourPost STUDIO-11',
    );
  });

  it('ASSESS-07: host, unit and section are told what was published; before that the host reads no score', async () => {
    const all = await scored(desk());
    const term = await termRow({ tx: desk().db }, all.termId);
    const now = await desk().clock.now();
    const sees = (role: 'applicant' | 'sectionOfficer') =>
      assessmentWork({ tx: desk().db, vault: desk().vault, now }, term, { subjectId: all.assessmentId, role });
    expect((await sees('applicant')).scores).toBe(null);
    expect((await sees('sectionOfficer')).scores).toMatchObject({ score: '82.0', grade: 'good', minutes: '到校查看' });
    const letters = await desk().db.select().from(mails).where(eq(mails.template, 'resultPublished'));
    expect(letters).toEqual([]);
  });

  it('ASSESS-O01, CONV-01: a score on the line reaches the grade, and host, unit and section are written to', async () => {
    const { assessmentId, city } = await published(desk(), 90);
    expect(await assessmentOf({ tx: desk().db }, assessmentId)).toMatchObject({ score: '90/1', grade: 'excellent' });
    const letters = await desk().db.select().from(mails).where(eq(mails.template, 'resultPublished'));
    const told = letters.map(({ personId }) => personId).toSorted();
    expect(told).toEqual(['teacherA1a', 'leaderA1', 'sectionOfficer'].map((who) => city.personId(who)).toSorted());
  });

  it('ASSESS-O07: one appeal, by the host, within its working days; answered by somebody who did not score', async () => {
    const all = await published(desk(), 52);
    const { city, taskId, asks, looks } = all;
    const appeal = { taskId: await taskId('resultAppeal'), text: '活动漏计' };
    for (const who of ['teacherA1b', 'leaderA1', 'sectionOfficer'])
      expect([who, refusalOf(await perform(desk(), appealResult, city.person(who), appeal))]).toEqual([
        who,
        'notFound',
      ]);
    const byLink = city.person('teacherA1a', { channel: 'link', taskId: appeal.taskId, secondFactor: false });
    await done(desk(), appealResult, byLink, appeal);
    expect(refusalOf(await perform(desk(), appealResult, byLink, appeal))).toBe('taskClosed');
    expect((await looks('resultAppealWindow')).settled).toBe('appealed');
    await asks('resultAppealDecision');
    await alsoHolds(desk(), all, 'instituteOfficer', 'sectionOfficer');
    const answer = { taskId: await taskId('resultAppealDecision'), outcome: 'dismissed', reason: '已计入' };
    const scorer = await perform(desk(), decideResultAppeal, city.person('instituteOfficer'), answer);
    expect(refusalOf(scorer)).toBe('secondPersonRequired ASSESS-O07');
    const weak = city.person('sectionOfficer', { secondFactor: false });
    expect(refusalOf(await perform(desk(), decideResultAppeal, weak, answer))).toBe('secondFactorRequired');
    await done(desk(), decideResultAppeal, city.person('sectionOfficer'), answer);
    const { state, consequences } = await assessmentOf({ tx: desk().db }, all.assessmentId);
    expect([state, consequences.map(({ kind }) => kind)]).toEqual(['final', ['writtenWarning', 'improvementPlan']]);
    expect((await termOf(desk(), all.termId))?.state).toBe('running');
  });

  it('ASSESS-O07: after the last working day the task is closed, and the result final', async () => {
    const all = await published(desk());
    const { city, taskId, looks } = all;
    const appeal = { taskId: await taskId('resultAppeal'), text: '活动漏计' };
    const { wakeAt } = await looks('resultAppealWindow');
    desk().clock.set(wakeAt ?? '');
    expect((await looks('resultAppealWindow')).settled).toBe('ended');
    expect(refusalOf(await perform(desk(), appealResult, city.person('teacherA1a'), appeal))).toBe('taskClosed');
    expect((await assessmentOf({ tx: desk().db }, all.assessmentId)).state).toBe('final');
    await all.asks('improvementPlan');
    expect((await looks('improvementPlan')).settled).toBe('notAsked');
  });

  it('ASSESS-O03: after an unqualified year the host files a plan, and nobody else', async () => {
    const all = await published(desk(), 59);
    const { looks, asks, taskId, city } = all;
    desk().clock.set((await looks('resultAppealWindow')).wakeAt ?? '');
    await looks('resultAppealWindow');
    await asks('improvementPlan');
    const plan = { taskId: await taskId('improvementPlan'), plan: '补齐活动' };
    expect(refusalOf(await perform(desk(), fileImprovementPlan, city.person('leaderA1'), plan))).toBe('notFound');
    await done(desk(), fileImprovementPlan, city.person('teacherA1a'), plan);
    expect((await assessmentOf({ tx: desk().db }, all.assessmentId)).plannedAt).toBe(await desk().clock.now());
  });

  it('ASSESS-03: a returned report is asked for anew with its reason, and stays readable', async () => {
    const all = await reported(desk());
    const { city, taskId, asks, assessmentId } = all;
    const back = { taskId: await taskId('yearScoring'), reason: '缺少活动记录' };
    await done(desk(), returnReport, city.person('instituteOfficer'), back);
    await asks('selfReport', 2);
    const term = await termRow({ tx: desk().db }, all.termId);
    const at = { tx: desk().db, vault: desk().vault, now: await desk().clock.now() };
    const work = await assessmentWork(at, term, {
      subjectId: assessmentId,
      role: 'applicant',
    });
    expect([work.report?.answers.length, work.reasons.map(({ reason }) => reason)]).toEqual([
      all.letter.tasks.length,
      ['缺少活动记录'],
    ]);
    await done(desk(), reportYear, city.person('teacherA1a'), await reporting(all));
    expect(await desk().db.select().from(selfReports)).toHaveLength(2);
  });

  it('I4, I5, I6, I16, I35, I37: the invariants hold on what people really did', async () => {
    const all = await published(desk(), 52);
    const said = await desk().db.select().from(decisions).where(eq(decisions.subjectId, all.assessmentId));
    expect(said.map(({ kind }) => kind).toSorted()).toEqual(
      ['resultConfirmation', 'resultPublication', 'selfReport', 'yearScoring'].toSorted(),
    );
    const results = await verify({ tx: desk().db, now: await desk().clock.now(), calendar: desk().calendar });
    const about = [
      'heldSeats',
      'assessorsApart',
      'publishedInOrder',
      'assessmentsRecomputed',
      'wordsSealed',
      'stagesAsk',
      'decisionsAudited',
      'auditChain',
      'linkActs',
    ];
    expect(results.filter(({ name, breaches }) => about.includes(name) && breaches.length > 0)).toEqual([]);
  });

  it('I35: what was written of the studio goes with its host; scores, grade and who decided stay', async () => {
    const all = await published(desk());
    await desk().db.update(rounds).set({ state: 'closed' });
    const host = all.city.personId('teacherA1a');
    const early = await performSystem(desk(), (at) => refuseErasure(at, host));
    expect(early).toMatchObject({ code: 'erasureTooEarly', facts: { because: 'procedureOpen' } });
    await performSystem(desk(), (at) => erasePerson(at, host));
    const report = await reportOf({ tx: desk().db, vault: desk().vault }, all.assessmentId);
    expect(report?.answers).toEqual([]);
    expect((await assessmentOf({ tx: desk().db }, all.assessmentId)).grade).toBe('good');
  });
});

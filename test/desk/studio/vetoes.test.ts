import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { findingWork } from '../../../api/reads/findings.js';
import { ethicsBarOf } from '../../../db/read/ethics-bar.js';
import {
  accountabilityRecords,
  assessments,
  certificates,
  decisions,
  mails,
  memberships,
  outbox,
  tasks,
  vetoes,
} from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { termOf as termRow } from '../../../desk/kit/term.js';
import { erasePerson } from '../../../desk/privacy/erase-person.js';
import { refuseErasure } from '../../../desk/privacy/still-needed.js';
import { decideRenewal } from '../../../desk/studio/decide-renewal.js';
import { returnPlaque } from '../../../desk/studio/return-plaque.js';
import { answerFinding } from '../../../desk/studio/veto/answer-finding.js';
import { appealFinding } from '../../../desk/studio/veto/appeal-finding.js';
import { honourBarsOf } from '../../../desk/studio/veto/bars.js';
import { decideFinding } from '../../../desk/studio/veto/decide-finding.js';
import { decideFindingAppeal } from '../../../desk/studio/veto/decide-finding-appeal.js';
import { registerFinding } from '../../../desk/studio/veto/register-finding.js';
import { finishInterruption } from '../../../desk/system/finish-interruption.js';
import { verify } from '../../../desk/verify/verify.js';
import { addYears } from '../../../domain/time/beijing.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { called, running } from './assessment-steps.js';
import { decision, found, heard, type Registered, registered, vetoed } from './finding-steps.js';
import { type Founded, opens, openTask, termOf } from './steps.js';

const statusOf = async (desk: TestDesk, { caseId }: Founded) =>
  (await desk.db.select().from(certificates).where(eq(certificates.caseId, caseId)))[0]?.status;
const vetoRow = async (desk: TestDesk, { vetoId }: Registered) =>
  (await desk.db.select().from(vetoes).where(eq(vetoes.id, vetoId)))[0];
/** The checks a veto could break; the set-up leaves out what else a round of selection has. */
const looked = [
  ...['findingsApart', 'vetoesCarriedOut', 'barsAnswered', 'revokedAtRest', 'paperStatus', 'heldSeats', 'ownCase'],
  ...['stagesAsk', 'stagesAndTasks', 'wordsSealed', 'windowsEnd', 'openProcesses', 'decisionsAfterEnd', 'stageOrder'],
];
const breaches = async (desk: TestDesk) => {
  const checked = await verify({ tx: desk.db, now: await desk.clock.now(), calendar: desk.calendar });
  return checked.filter(({ name }) => looked.includes(name)).flatMap((one) => one.breaches);
};
const openKinds = async (desk: TestDesk, termId: string) => {
  const rows = await desk.db
    .select({ kind: tasks.kind })
    .from(tasks)
    .where(and(eq(tasks.termId, termId), eq(tasks.state, 'open')));
  return rows.map(({ kind }) => kind).toSorted();
};
const toldTo = async (desk: TestDesk, workflowId: string) => {
  const rows = await desk.db.select().from(outbox).where(eq(outbox.workflowId, workflowId)).orderBy(outbox.id);
  return rows.flatMap(({ message }) => {
    const { news } = message as { news?: { kind: string; outcome?: string } };
    return news && news.kind !== 'settled' ? [`${news.kind} ${news.outcome ?? ''}`.trim()] : [];
  });
};
const finishes = (desk: TestDesk, kind: 'term' | 'assessment', id: string) =>
  performSystem(desk, (at) => finishInterruption(at, { kind, id }, 'revoked'));
const barsOn = async (desk: TestDesk, termId: string, now?: string) => {
  const at = { tx: desk.db, now: now ?? (await desk.clock.now()) };
  const bars = await honourBarsOf(at, await termRow(at, termId), 'host');
  return bars.map(({ ruleId, until }) => [ruleId, until]);
};
const past = async (desk: TestDesk, instant: string | null | undefined) =>
  desk.clock.set(new Date(Date.parse(instant ?? '') + 1).toISOString());
/** A member nominated and decided on. */
const withMember = async (desk: TestDesk, { city, termId }: Founded) => {
  await desk.db.insert(memberships).values({
    ...{ id: '00000000-0000-4000-8000-000000000001', termId, number: 1, personId: city.personId('teacherA2a') },
    ...{ schoolId: city.org('schoolA2'), way: 'countySchool', state: 'nominated', grounds: '' as never },
    ...{ nominatedBy: city.personId('teacherA1a'), nominatedAt: await desk.clock.now() },
  });
};

runOnDesk('a veto on a running studio', (desk) => {
  it('VETO-O04: a finding takes a written decision and evidence, and a post that may; others do not learn of the studio', async () => {
    const { city, termId } = await running(desk());
    const by = (who: string, more: object = {}) =>
      perform(desk(), registerFinding, city.person(who), { ...found(termId), ...more });
    for (const who of ['teacherA1a', 'clerkA1', 'leaderA2', 'countyOfficerB', 'expert1'])
      expect([who, refusalOf(await by(who))]).toEqual([who, 'notFound']);
    expect(refusalOf(await by('instituteOfficer'))).toBe('notYourPost VETO-02');
    expect(refusalOf(await by('leaderA1', { ground: 'failedGoals' }))).toBe('notYourPost VETO-03');
    for (const empty of [{ evidence: [] }, { decisionReference: ' ' }, { facts: '' }])
      expect(refusalOf(await by('sectionOfficer', empty))).toBe('badInput');
    expect(await desk().db.select().from(vetoes)).toEqual([]);
    expect((await by('leaderA1')).ok).toBe(true);
    expect(refusalOf(await by('cityOfficer'))).toBe('stageNotOpen VETO-02');
    // the other kind runs beside it
    expect((await by('instituteOfficer', { ground: 'formalism' })).ok).toBe(true);
  });

  it('VETO-O03: while it is not decided title and certificate stay, no honour is nominated and the term is not closed', async () => {
    const all = await running(desk());
    const one = await registered(desk(), all);
    expect(await termOf(desk(), all.termId)).toMatchObject({ state: 'running' });
    expect(await statusOf(desk(), all)).toBe('valid');
    expect(await barsOn(desk(), all.termId)).toEqual([['VETO-O03', null]]);
    await opens(desk(), all.termId, 'renewalDecision');
    const { id: taskId } = await openTask(desk(), 'renewalDecision');
    const close = { taskId, decision: 'close', reason: '聘期届满' };
    const refused = await perform(desk(), decideRenewal, all.city.person('cityLeader2'), close);
    expect(refused).toMatchObject({
      refusals: [{ code: 'ruleForbids', ruleId: 'VETO-O03', facts: { vetoId: one.vetoId } }],
    });
  });

  it('VETO-01: the host speaks by link, nobody in their place; nothing is decided before, or before the time for it is over', async () => {
    const all = await running(desk());
    const one = await registered(desk(), all);
    const { city } = all;
    await one.asks('findingDecision');
    const early = await perform(desk(), decideFinding, city.person('cityLeader'), await decision(one));
    expect(early).toMatchObject({ refusals: [{ code: 'stageNotOpen', ruleId: 'VETO-01' }] });
    const taskId = await one.taskId('findingHearing');
    const says = { taskId, statement: '情况与认定不符' };
    for (const who of ['leaderA1', 'sectionOfficer', 'teacherA1b'])
      expect([who, refusalOf(await perform(desk(), answerFinding, city.person(who), says))]).toEqual([who, 'notFound']);
    const host = city.person('teacherA1a', { channel: 'link', taskId, secondFactor: false });
    await done(desk(), answerFinding, host, says);
    expect(await vetoRow(desk(), one)).toMatchObject({ state: 'heard', heardAt: await desk().clock.now() });
    const work = await findingWork({ tx: desk().db, vault: desk().vault }, all.termId, one.vetoId);
    expect(work).toMatchObject({ facts: '有偿补课，查证属实', response: says.statement });
    expect((await perform(desk(), decideFinding, city.person('cityLeader'), await decision(one))).ok).toBe(true);
  });

  it('VETO-01: silence ends the hearing and decides nothing', async () => {
    const one = await registered(desk(), await running(desk()));
    const { hearingUntil } = (await vetoRow(desk(), one)) ?? expect.fail('none');
    await past(desk(), hearingUntil);
    expect(await one.looks('findingHearing')).toMatchObject({ settled: 'ended' });
    expect(await vetoRow(desk(), one)).toMatchObject({ state: 'registered', heardAt: null });
    await one.asks('findingDecision');
    expect((await perform(desk(), decideFinding, one.city.person('cityLeader'), await decision(one))).ok).toBe(true);
  });

  it('VETO-02: decided by a second person with the second factor; whoever registered it does not', async () => {
    const all = await running(desk());
    const one = await heard(desk(), all, 'ethicsViolation', 'cityLeader');
    const decide = async (who: string, secondFactor = true) =>
      refusalOf(await perform(desk(), decideFinding, all.city.person(who, { secondFactor }), await decision(one)));
    expect(await decide('cityLeader')).toBe('secondPersonRequired VETO-02');
    expect(await decide('cityLeader2', false)).toBe('secondFactorRequired');
    for (const who of ['cityOfficer', 'leaderA1', 'teacherA1a']) expect(await decide(who)).toBe('notFound');
    expect((await perform(desk(), decideFinding, all.city.person('cityLeader2'), await decision(one))).ok).toBe(true);
  });

  it('VETO-02: it cancels the title in every affected case the same day: term, certificate, open tasks, assessment, members; host, unit and members are written to', async () => {
    const all = await called(desk());
    await withMember(desk(), all);
    const one = await vetoed(desk(), all);
    const now = await desk().clock.now();
    expect(await termOf(desk(), all.termId)).toMatchObject({
      ...{ state: 'revoked', priorState: 'underAssessment', endedAt: now },
    });
    expect(await statusOf(desk(), all)).toBe('revoked');
    const [status] = await desk().db.select().from(decisions).where(eq(decisions.kind, 'certificateStatus'));
    expect(status).toMatchObject({ caseId: all.caseId, decision: 'revoked', ruleIds: ['VETO-02', 'HOST-27'] });
    expect(await openKinds(desk(), all.termId)).toEqual(['findingAppeal']);
    for (const workflow of [`term-${all.termId}`, `assessment-${all.assessmentId}`])
      expect((await toldTo(desk(), workflow)).at(-1)).toBe('interrupted revoked');
    const told = await desk().db.select().from(mails).where(eq(mails.template, 'vetoDecided'));
    expect(told.map(({ personId }) => personId).toSorted()).toEqual(
      [all.city.personId('teacherA1a'), all.city.personId('leaderA1')].toSorted(),
    );
    const members = await desk().db.select().from(mails).where(eq(mails.template, 'studioRevoked'));
    expect(members.map(({ personId }) => personId)).toEqual([all.city.personId('teacherA2a')]);
    expect(JSON.stringify(members)).not.toContain('师德');
    expect(await barsOn(desk(), all.termId)).toEqual([['VETO-02', null]]);
    expect(await ethicsBarOf(desk().db, all.city.personId('teacherA1a'))).toMatchObject({ vetoId: one.vetoId });
    expect(await desk().db.select().from(accountabilityRecords)).toEqual([]);
    await desk().db.delete(memberships);
    expect(await breaches(desk())).toEqual([]);
  });

  it('STUDIO-O08: once no appeal can come the assessment is stopped, what was asked of the studio ends, and the unit gives the plaque back', async () => {
    const all = await called(desk());
    const one = await vetoed(desk(), all);
    const { appealUntil } = (await vetoRow(desk(), one)) ?? expect.fail('none');
    expect(await finishes(desk(), 'term', all.termId)).toBe(appealUntil);
    await past(desk(), appealUntil);
    expect(await one.looks('findingAppealWindow')).toMatchObject({ settled: 'ended' });
    expect(await finishes(desk(), 'term', all.termId)).toBe(null);
    expect(await finishes(desk(), 'term', all.termId)).toBe(null);
    expect(await finishes(desk(), 'assessment', all.assessmentId)).toBe(null);
    const [assessment] = await desk().db.select().from(assessments);
    expect(assessment).toMatchObject({ state: 'stopped' });
    expect(await openKinds(desk(), all.termId)).toEqual([]);
    await opens(desk(), all.termId, 'plaqueReturn');
    const { id: taskId } = await openTask(desk(), 'plaqueReturn');
    await done(desk(), returnPlaque, all.city.person('leaderA1'), { taskId, note: '已送交市局' });
    expect(await breaches(desk())).toEqual([]);
  });

  it('VETO-O05: an appeal suspends nothing; a third person answers it, and overturned the studio is again what it was', async () => {
    const all = await called(desk());
    const before = await openKinds(desk(), all.termId);
    const one = await vetoed(desk(), all);
    const { city } = all;
    const taskId = await one.taskId('findingAppeal');
    const appeal = { taskId, text: '事实有误，请求复核' };
    expect(refusalOf(await perform(desk(), appealFinding, city.person('leaderA1'), appeal))).toBe('notFound');
    const byLink = city.person('teacherA1a', { channel: 'link', taskId, secondFactor: false });
    await done(desk(), appealFinding, byLink, appeal);
    expect(refusalOf(await perform(desk(), appealFinding, byLink, appeal))).toBe('taskClosed');
    expect(await termOf(desk(), all.termId)).toMatchObject({ state: 'revoked' });
    await past(desk(), (await vetoRow(desk(), one))?.appealUntil);
    await one.asks('findingAppealDecision');
    // nothing is made final under an appeal
    expect(await finishes(desk(), 'term', all.termId)).not.toBe(null);
    const answer = { taskId: await one.taskId('findingAppealDecision'), outcome: 'overturned', reason: '认定不实' };
    const answers = async (who: string) =>
      refusalOf(await perform(desk(), decideFindingAppeal, city.person(who), answer));
    expect(await answers('cityLeader')).toBe('secondPersonRequired VETO-O05');
    expect(await answers('cityOfficer')).toBe('notFound');
    await done(desk(), decideFindingAppeal, city.person('cityLeader2'), answer);
    expect(await termOf(desk(), all.termId)).toMatchObject({
      state: 'underAssessment',
      priorState: null,
      endedAt: null,
    });
    expect(await statusOf(desk(), all)).toBe('valid');
    expect(await openKinds(desk(), all.termId)).toEqual(before);
    for (const workflow of [`term-${all.termId}`, `assessment-${all.assessmentId}`])
      expect((await toldTo(desk(), workflow)).at(-1)).toBe('restored');
    expect(await barsOn(desk(), all.termId)).toEqual([]);
    expect(await breaches(desk())).toEqual([]);
  });

  it('VETO-O05: confirmed on appeal it stands for good', async () => {
    const all = await running(desk());
    const one = await vetoed(desk(), all);
    const appeal = { taskId: await one.taskId('findingAppeal'), text: '请求复核' };
    await done(desk(), appealFinding, all.city.person('teacherA1a'), appeal);
    await one.asks('findingAppealDecision');
    const answer = { taskId: await one.taskId('findingAppealDecision'), outcome: 'confirmed', reason: '事实清楚' };
    await done(desk(), decideFindingAppeal, all.city.person('cityLeader2'), answer);
    expect(await finishes(desk(), 'term', all.termId)).toBe(null);
    expect(await termOf(desk(), all.termId)).toMatchObject({ state: 'revoked' });
    expect(await statusOf(desk(), all)).toBe('revoked');
    expect(await breaches(desk())).toEqual([]);
  });

  it('VETO-02: dismissed, nothing has changed, and a new finding is a new row', async () => {
    const all = await running(desk());
    const one = await heard(desk(), all);
    await done(desk(), decideFinding, all.city.person('cityLeader'), await decision(one, 'dismissed'));
    expect(await termOf(desk(), all.termId)).toMatchObject({ state: 'running' });
    expect(await statusOf(desk(), all)).toBe('valid');
    expect(await barsOn(desk(), all.termId)).toEqual([]);
    await registered(desk(), all);
    expect(await desk().db.select().from(vetoes)).toHaveLength(2);
    expect(await breaches(desk())).toEqual([]);
  });

  it('VETO-03, VETO-04, VETO-O01, VETO-O02: a performance veto bars honours to its day, opens a record with the unit in it, and leaves the title', async () => {
    const all = await running(desk());
    const one = await vetoed(desk(), all, 'failedGoals');
    const { toDay } = (await termOf(desk(), all.termId)) ?? expect.fail('no term');
    const barredUntil = addYears(toDay, 1);
    expect(await vetoRow(desk(), one)).toMatchObject({ kind: 'performance', state: 'effective', barredUntil });
    expect(await barsOn(desk(), all.termId)).toEqual([['VETO-03', barredUntil]]);
    expect(await barsOn(desk(), all.termId, `${addYears(barredUntil, 1)}T01:00:00.000Z`)).toEqual([]);
    const records = await desk().db.select().from(accountabilityRecords);
    expect(records).toMatchObject([{ vetoId: one.vetoId, unitId: all.studio.unitId, state: 'open' }]);
    expect(await termOf(desk(), all.termId)).toMatchObject({ state: 'running', endedAt: null });
    expect(await statusOf(desk(), all)).toBe('valid');
    // never one flag: no bar of ethics on the person
    expect(await ethicsBarOf(desk().db, all.city.personId('teacherA1a'))).toBe(null);
    expect(await breaches(desk())).toEqual([]);
    const appeal = { taskId: await one.taskId('findingAppeal'), text: '目标已完成' };
    await done(desk(), appealFinding, all.city.person('teacherA1a'), appeal);
    await one.asks('findingAppealDecision');
    const answer = { taskId: await one.taskId('findingAppealDecision'), outcome: 'overturned', reason: '目标已完成' };
    await done(desk(), decideFindingAppeal, all.city.person('cityLeader2'), answer);
    expect(await desk().db.select().from(accountabilityRecords)).toMatchObject([{ state: 'void' }]);
    expect(await barsOn(desk(), all.termId)).toEqual([]);
    expect(await breaches(desk())).toEqual([]);
  });

  it('VETO-02: the words of a finding go with the host’s data; in force, it keeps them (HOST-O17)', async () => {
    const all = await running(desk());
    const one = await vetoed(desk(), all);
    const hostId = all.city.personId('teacherA1a');
    await past(desk(), (await vetoRow(desk(), one))?.appealUntil);
    await one.looks('findingAppealWindow');
    await desk().db.update(tasks).set({ state: 'cancelled' });
    expect(await performSystem(desk(), (at) => refuseErasure(at, hostId))).not.toBe(null);
    await performSystem(desk(), (at) => erasePerson(at, hostId));
    const work = await findingWork({ tx: desk().db, vault: desk().vault }, all.termId, one.vetoId);
    expect(work).toMatchObject({ facts: '', response: '', appealText: '' });
  });
});

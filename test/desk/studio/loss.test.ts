import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { lossViews } from '../../../api/reads/losses.js';
import { verification } from '../../../db/read/verification.js';
import {
  assessments,
  audit,
  certificates,
  decisions,
  hostLosses,
  mails,
  memberships,
  outbox,
  stageRuns,
  tasks,
} from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { termOf as termRow } from '../../../desk/kit/term.js';
import { erasePerson } from '../../../desk/privacy/erase-person.js';
import { loseHost } from '../../../desk/studio/loss/lose-host.js';
import { reportHostLoss } from '../../../desk/studio/loss/report-host-loss.js';
import { recordWork } from '../../../desk/studio/record-work.js';
import { returnPlaque } from '../../../desk/studio/return-plaque.js';
import { finishInterruption } from '../../../desk/system/finish-interruption.js';
import { dayOf } from '../../../domain/time/beijing.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { called, running } from './assessment-steps.js';
import { registered } from './finding-steps.js';
import { decision, loss, lost, reported } from './loss-steps.js';
import { brokenAmong, type Founded, opens, openTask, termOf } from './steps.js';

const broken = brokenAmong([
  ...[
    'lossesApart',
    'lossesCarriedOut',
    'paperStatus',
    'heldSeats',
    'oneDecisionPerSeat',
    'stagesAsk',
    'stagesAndTasks',
  ],
  ...['taskLetters', 'wordsSealed', 'newsWithoutPersons', 'vetoesCarriedOut'],
]);
const todayOf = async (desk: TestDesk) => dayOf(await desk.clock.now());
const openKinds = async (desk: TestDesk, termId: string) => {
  const rows = await desk.db
    .select({ kind: tasks.kind })
    .from(tasks)
    .where(and(eq(tasks.termId, termId), eq(tasks.state, 'open')));
  return rows.map(({ kind }) => kind).toSorted();
};
const paperOf = async (desk: TestDesk, { caseId }: Founded) =>
  (await desk.db.select().from(certificates).where(eq(certificates.caseId, caseId)))[0];
const withMember = async (desk: TestDesk, { city, termId }: Founded) =>
  desk.db.insert(memberships).values({
    ...{ id: randomUUID(), termId, number: 1, personId: city.personId('teacherA2a'), schoolId: city.org('schoolA2') },
    ...{ way: 'countySchool', state: 'decided', grounds: '' as never, nominatedBy: city.personId('teacherA1a') },
    nominatedAt: await desk.clock.now(),
  });

runOnDesk('a studio that loses its host', (desk) => {
  it('STUDIO-O04: the section reports, the bureau’s leader decides as a second person, signed in; nobody else does either', async () => {
    const all = await running(desk());
    const { city, termId } = all;
    const today = await todayOf(desk());
    const report = loss(termId, today);
    for (const who of ['teacherA1a', 'leaderA1', 'countyOfficerA', 'instituteOfficer', 'cityOfficer', 'cityLeader'])
      expect([who, refusalOf(await perform(desk(), reportHostLoss, city.person(who), report))]).toEqual([
        who,
        'notFound',
      ]);
    const section = city.person('sectionOfficer');
    const future = { ...report, lastDay: '2035-01-01' };
    expect(refusalOf(await perform(desk(), reportHostLoss, section, future))).toBe('badInput STUDIO-O04');
    const taskId = await reported(desk(), all, today);
    expect(refusalOf(await perform(desk(), reportHostLoss, section, report))).toBe('stageNotOpen STUDIO-O04');
    for (const who of ['teacherA1a', 'leaderA1', 'sectionOfficer', 'cityOfficer'])
      expect([who, refusalOf(await perform(desk(), loseHost, city.person(who), decision(taskId)))]).toEqual([
        who,
        'notFound',
      ]);
    const weak = city.person('cityLeader', { secondFactor: false });
    expect(refusalOf(await perform(desk(), loseHost, weak, decision(taskId)))).toBe('secondFactorRequired');
    await desk()
      .db.update(hostLosses)
      .set({ reportedBy: city.personId('cityLeader') });
    expect(refusalOf(await perform(desk(), loseHost, city.person('cityLeader'), decision(taskId)))).toBe(
      'secondPersonRequired STUDIO-O04',
    );
    expect(await termOf(desk(), termId)).toMatchObject({ state: 'running' });
    const stays = await done(desk(), loseHost, city.person('cityLeader2'), decision(taskId, 'stays'));
    expect(stays).toEqual({ outcome: 'stays' });
    expect(await termOf(desk(), termId)).toMatchObject({ state: 'running', endedAt: null });
    expect((await paperOf(desk(), all))?.status).toBe('valid');
    expect((await perform(desk(), reportHostLoss, section, report)).ok).toBe(true);
  });

  it('STUDIO-03, STUDIO-O04, STUDIO-O08: lost, the studio is closed at once with no successor, its certificate ends with the day and keeps its number, and its unit gives the plaque back', async () => {
    const all = await called(desk());
    const { city, termId } = all;
    await withMember(desk(), all);
    await lost(desk(), all, await todayOf(desk()));
    const now = await desk().clock.now();
    expect(await termOf(desk(), termId)).toMatchObject({ state: 'closed', endedAt: now });
    const paper = await paperOf(desk(), all);
    expect(paper?.status).toBe('ended');
    expect(await verification(desk().db, paper?.verificationCode ?? '')).toMatchObject({ status: 'ended', since: now });
    expect(await openKinds(desk(), termId)).toEqual([]);
    const [assessment] = await desk().db.select().from(assessments);
    expect(assessment?.state).toBe('stopped');
    const lecture = { kind: 'lecture', level: 'city', on: await todayOf(desk()), hours: '2', participants: 40 };
    const work = { termId, ...lecture, title: '讲座', place: '', summary: '' };
    expect(refusalOf(await perform(desk(), recordWork, city.person('teacherA1a'), work))).toBe(
      'stageNotOpen STUDIO-05',
    );
    for (const kind of ['term', 'assessment'] as const) {
      const id = kind === 'term' ? termId : (assessment?.id ?? '');
      expect(await performSystem(desk(), (at) => finishInterruption(at, { kind, id }, 'hostLost'))).toBeNull();
    }
    const [year] = await desk()
      .db.select()
      .from(stageRuns)
      .where(and(eq(stageRuns.stage, 'studioYear'), eq(stageRuns.termId, termId), eq(stageRuns.state, 'void')));
    expect(year?.outcome ?? 'hostLost').toBe('hostLost');
    await opens(desk(), termId, 'plaqueReturn');
    const { id: taskId } = await openTask(desk(), 'plaqueReturn');
    await done(desk(), returnPlaque, city.person('leaderA1'), { taskId, note: '已送交市局' });
    const told = await desk().db.select().from(mails).where(eq(mails.template, 'studioEnded'));
    expect(told.map(({ personId }) => personId).toSorted()).toEqual(
      ['teacherA1a', 'leaderA1'].map(city.personId).toSorted(),
    );
    const [member] = await desk().db.select().from(memberships);
    const left = { state: 'left', leavingReason: 'studioClosed' };
    expect(member).toMatchObject({ personId: city.personId('teacherA2a'), termId, ...left });
    const gone = await desk().db.select().from(mails).where(eq(mails.template, 'memberLeaves'));
    expect(gone.map(({ personId }) => personId)).toEqual([city.personId('teacherA2a')]);
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-O04: of a host who has died nobody is written to in their place', async () => {
    const all = await running(desk());
    await withMember(desk(), all);
    await lost(desk(), all, await todayOf(desk()), 'died');
    const letters = ['studioEnded', 'memberLeaves'];
    const told = (await desk().db.select().from(mails)).filter(({ template }) => letters.includes(template));
    expect(told.map(({ personId, template }) => [template, personId]).toSorted()).toEqual([
      ['memberLeaves', all.city.personId('teacherA2a')],
      ['studioEnded', all.city.personId('leaderA1')],
    ]);
  });

  it('VETO-O03: a studio is not closed this way while a finding against its host is undecided', async () => {
    const all = await running(desk());
    await registered(desk(), all);
    const taskId = await reported(desk(), all, await todayOf(desk()));
    const refused = await perform(desk(), loseHost, all.city.person('cityLeader2'), decision(taskId));
    expect(refusalOf(refused)).toBe('ruleForbids VETO-O03');
  });

  it('STUDIO-O04, HOST-01: why is read by section and leader alone, kept sealed, in no mail, no news, no decision and no audit row, and goes with the host', async () => {
    const all = await running(desk());
    const { city, termId } = all;
    const today = await todayOf(desk());
    await lost(desk(), all, today);
    const seenBy = async (who: string) => {
      const at = { tx: desk().db, vault: desk().vault, now: await desk().clock.now(), actor: city.person(who) };
      return lossViews(at, await termRow(at, termId));
    };
    const report = { ground: 'leftPost', lastDay: today, words: '学校任免文件，改任教务主任' };
    for (const who of ['sectionOfficer', 'cityLeader'])
      expect(await seenBy(who)).toMatchObject([{ state: 'lost', report, reason: '任免文件属实' }]);
    for (const who of ['teacherA1a', 'leaderA1', 'countyOfficerA', 'instituteOfficer', 'cityOfficer'])
      expect([who, await seenBy(who)]).toEqual([who, []]);
    const kept = JSON.stringify(
      await Promise.all([hostLosses, mails, outbox, audit, decisions].map((one) => desk().db.select().from(one))),
    );
    for (const word of ['任免文件', '教务主任', 'leftPost']) expect(kept).not.toContain(word);
    await performSystem(desk(), (at) => erasePerson(at, city.personId('teacherA1a')));
    expect(await seenBy('sectionOfficer')).toMatchObject([{ state: 'lost', report: null, reason: '' }]);
  });
});

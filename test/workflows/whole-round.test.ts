import { and, asc, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  attachments,
  cases,
  certificates,
  hearingInvitations,
  mails,
  nominations,
  notices,
  rankings,
  scoreSheets,
  stageRuns,
  tasks,
} from '../../db/schema/all.js';
import { addExpert } from '../../desk/city/add-expert.js';
import { confirmRanking } from '../../desk/city/confirm-ranking.js';
import { decideFinally } from '../../desk/city/decide-finally.js';
import { declareConflicts } from '../../desk/city/declare-conflicts.js';
import { drawPanel } from '../../desk/city/draw-panel.js';
import { justifyProject } from '../../desk/city/justify-project.js';
import { openSheets } from '../../desk/city/open-sheets.js';
import { publishCityNotice } from '../../desk/city/publish-city-notice.js';
import { sealSheet } from '../../desk/city/seal-sheet.js';
import { publishCountyNotice } from '../../desk/county/publish-county-notice.js';
import { selectNominees } from '../../desk/county/select-nominees.js';
import { submitBundle } from '../../desk/county/submit-bundle.js';
import { verifyApplication } from '../../desk/county/verify-application.js';
import { answerHearing } from '../../desk/hearing/answer-hearing.js';
import { inviteHearing } from '../../desk/hearing/invite-hearing.js';
import { type Act, perform, performSystem } from '../../desk/kit/act.js';
import type { Actor } from '../../desk/kit/actor.js';
import { startProcess } from '../../desk/kit/news.js';
import { concludeEthics } from '../../desk/school/conclude-ethics.js';
import { decideRecommendation } from '../../desk/school/decide-recommendation.js';
import { verifyAttachment } from '../../desk/school/verify-attachment.js';
import { verify } from '../../desk/verify/verify.js';
import { dayOf } from '../../domain/time/beijing.js';
import { compareRows } from '../../worker/reconciler/rows.js';
import { compareProcess, processesAfter } from '../../worker/reconciler/workflows.js';
import { done, submitted } from '../desk/application/steps.js';
import { type TinyCity, tinyCity, tinyDates } from '../support/desk.js';
import { type ProcessWorld, processWorld } from '../support/processes.js';

/** A round from submission to certificate with its true durations, on the time-skipping server. */
describe('a whole round in its true time', () => {
  let world: ProcessWorld;
  let city: TinyCity;

  beforeAll(async () => {
    world = await processWorld();
    city = await tinyCity(world.desk, { hearingMinimum: { teachers: 1, parents: 1, students: 1 } });
    await performSystem(world.desk, async (desk) => {
      const { roundId } = city;
      await startProcess(desk, 'hostSelectionRound', {
        subject: { kind: 'round', id: roundId },
        roundId,
        roundCode: 'T2026',
      });
      for (const county of ['countyA', 'countyB'] as const) {
        const subject = { kind: 'nomination', id: city.nominationId(county) } as const;
        await startProcess(desk, 'countyNomination', { subject, roundId, roundCode: 'T2026', countyCode: county });
      }
    });
    await world.settle();
  }, 120_000);
  afterAll(() => world.close());

  const does = async <A extends Actor, I, O>(actor: A, act: Act<A, I, O>, input: unknown): Promise<O> =>
    done(await perform(world.desk, act, actor, input));
  const caseOf = async (id: string) => {
    const [file] = await world.desk.db.select().from(cases).where(eq(cases.id, id));
    return file ?? expect.fail('no such case');
  };
  const openTask = async (kind: (typeof tasks.$inferSelect)['kind'], subjectId: string) => {
    const [task] = await world.desk.db
      .select()
      .from(tasks)
      .where(and(eq(tasks.kind, kind), eq(tasks.subjectId, subjectId), eq(tasks.state, 'open')));
    return task ?? expect.fail(`no open task ${kind}`);
  };

  async function recommended(teacher: string, leader: string): Promise<string> {
    const caseId = await submitted(world.desk, city, city.person(teacher));
    await world.settle();
    const { formHash } = await caseOf(caseId);
    const by = city.person(leader);
    const shown = { caseId, formHash };
    await does(by, concludeEthics, { ...shown, conclusion: 'clear' });
    const groups = ['teachers', 'parents', 'students'];
    const invitations = groups.map((group) => ({ group, address: `${group}.${teacher}@home.example` }));
    await does(by, inviteHearing, { ...shown, invitations });
    for (const { id } of await world.desk.db
      .select()
      .from(hearingInvitations)
      .where(eq(hearingInvitations.caseId, caseId))) {
      const respondent = { kind: 'respondent', invitationId: id, channel: 'link', language: 'zh' } as const;
      await does(respondent, answerHearing, { view: 'support' });
    }
    for (const { id } of await world.desk.db.select().from(attachments).where(eq(attachments.caseId, caseId)))
      await does(by, verifyAttachment, { ...shown, attachmentId: id, verdict: 'genuine' });
    const task = await openTask('schoolRecommendation', caseId);
    const date = dayOf(await world.desk.clock.now());
    await does(by, decideRecommendation, {
      ...shown,
      taskId: task.id,
      decision: 'recommend',
      stayConsent: true,
      meeting: {
        date,
        attendees: ['甲', '乙', '丙'],
        entitled: 5,
        present: 3,
        votesFor: 3,
        votesAgainst: 0,
        abstain: 0,
        minutes: '同意',
      },
    });
    await world.settle();
    return caseId;
  }

  test('runs in the fixed order to certificate and plaque (HOST-15, HOST-20…27)', { timeout: 180_000 }, async () => {
    const { desk } = world;
    const first = await recommended('teacherA1a', 'leaderA1');
    const second = await recommended('teacherA2a', 'leaderA2');
    const direct = await recommended('teacherD1a', 'leaderD1');
    expect((await caseOf(direct)).state).toBe('submittedToCity');

    await world.until(tinyDates.applicationWindow ?? '');
    const officer = city.person('countyOfficerA');
    for (const caseId of [first, second]) {
      const { formHash } = await caseOf(caseId);
      await does(officer, verifyApplication, { caseId, formHash, decision: 'agree', opinion: '材料属实' });
    }
    const nominationId = city.nominationId('countyA');
    const nominees = await Promise.all(
      [first, second].map(async (caseId) => ({
        caseId,
        formHash: (await caseOf(caseId)).formHash,
        reason: '实绩突出',
      })),
    );
    const selecting = await openTask('nomination', nominationId);
    await does(officer, selectNominees, { taskId: selecting.id, nominees });
    const publishing = await openTask('publishNotice', nominationId);
    const words = { title: '推荐人选公示', text: '现予公示。', receivingUnit: '甲县教育局' };
    await does(city.person('countyLeaderA'), publishCountyNotice, {
      taskId: publishing.id,
      caseIds: [first, second],
      ...words,
    });
    await world.settle();

    const [countyNotice] = await desk.db.select().from(notices);
    expect(countyNotice?.state).toBe('open');
    await world.until(new Date(Date.parse(countyNotice?.closesAt ?? '') - 1000).toISOString());
    expect((await caseOf(first)).state).toBe('countyNotice');
    await world.until(new Date(Date.parse(countyNotice?.closesAt ?? '') + 60_000).toISOString());
    expect((await desk.db.select().from(notices))[0]?.state).toBe('confirmed');
    await does(officer, submitBundle, { nominationId, caseIds: [first, second] });
    await world.settle();
    expect((await desk.db.select().from(nominations).where(eq(nominations.id, nominationId)))[0]?.state).toBe(
      'submitted',
    );

    await world.until(new Date(Date.parse(tinyDates.nominationWindow ?? '') + 60_000).toISOString());
    const chair = city.person('cityOfficer');
    const { roundId } = city;
    const experts = ['expert1', 'expert2', 'expert3', 'expert4', 'expert5', 'expert6'];
    for (const code of experts) await does(chair, addExpert, { roundId, personId: city.personId(code) });
    const declarations = [first, second, direct].map((caseId) => ({ caseId, says: 'none' }));
    for (const code of experts) await does(city.person(code), declareConflicts, { roundId, declarations });
    await does(chair, drawPanel, { roundId });
    await world.settle();

    const sheets = await desk.db.select().from(scoreSheets).orderBy(asc(scoreSheets.caseId));
    for (const sheet of sheets) {
      const expert = experts.find((code) => city.personId(code) === sheet.personId) ?? expect.fail('unknown expert');
      const { formHash } = await caseOf(sheet.caseId);
      const points = sheet.caseId === second ? '9' : '14';
      const rubric = { ethics: points, classWork: '27', cases: '18', research: '18', proposal: points };
      await does(city.person(expert), sealSheet, {
        roundId,
        caseId: sheet.caseId,
        formHash,
        points: rubric,
        remark: '',
      });
    }
    const opened = await does(chair, openSheets, { roundId });
    await world.settle();
    expect(await desk.db.select().from(rankings)).toHaveLength(1);
    await does(chair, confirmRanking, { roundId, rankingHash: opened.hash });
    await world.settle();

    for (const caseId of [first, second, direct]) {
      const { formHash } = await caseOf(caseId);
      await does(city.person('sectionOfficer'), justifyProject, { roundId, caseId, formHash, decision: 'justified' });
    }
    await world.settle();
    await does(city.person('cityOfficer2'), publishCityNotice, { roundId, ...words });
    await world.settle();
    const cityNotice = (await desk.db.select().from(notices)).find((notice) => notice.level === 'city');
    await world.until(new Date(Date.parse(cityNotice?.closesAt ?? '') + 60_000).toISOString());

    for (const caseId of [first, second, direct]) {
      const { formHash } = await caseOf(caseId);
      const input = { roundId, caseId, formHash, decision: 'approve', decisionNumber: '教发〔2026〕1号' };
      await does(city.person('cityLeader'), decideFinally, input);
    }
    await world.settle();
    expect((await desk.db.select().from(certificates)).map((row) => row.status)).toEqual(['valid', 'valid', 'valid']);
    for (const id of [
      `case-${first}`,
      `case-${direct}`,
      `nomination-${nominationId}`,
      `nomination-${city.nominationId('countyB')}`,
      `round-${roundId}`,
    ]) {
      const { status } = await world.env.client.workflow.getHandle(id).describe();
      expect([id, status.name]).toEqual([id, 'COMPLETED']);
    }
    // county B never sent anybody: with the round its part of it is over (HOST-26)
    const left = and(eq(stageRuns.state, 'open'), isNull(stageRuns.termId));
    expect(await desk.db.select().from(stageRuns).where(left)).toEqual([]);
    const reminders = await desk.db.select().from(mails).where(eq(mails.template, 'reminder'));
    expect(reminders.length).toBeGreaterThan(0);

    const now = await desk.clock.now();
    // Nobody carries mail in this world.
    await desk.db.update(mails).set({ state: 'sent', sentAt: now });
    const results = await verify({ tx: desk.db, now, calendar: desk.calendar });
    expect(results.flatMap(({ name, breaches }) => breaches.map((breach) => [name, breach]))).toEqual([]);
    expect(await compareRows(desk, false)).toEqual([]);
    const at = { db: desk.db, client: world.client, repair: false, secondLookMs: 500 };
    for (const row of await processesAfter(desk.db, '', 100)) expect(await compareProcess(at, row)).toBeNull();
  });
});

import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import {
  audit,
  cases,
  decisions,
  noticeSubjects,
  notices,
  outbox,
  rounds,
  stageRuns,
  tasks,
  vetoes,
} from '../../../db/schema/all.js';
import { catchUp } from '../../../desk/city/catch-up.js';
import { confirmRanking } from '../../../desk/city/confirm-ranking.js';
import { decideFinally } from '../../../desk/city/decide-finally.js';
import { justifyProject } from '../../../desk/city/justify-project.js';
import { publishCityNotice } from '../../../desk/city/publish-city-notice.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { climb } from '../../../desk/kit/climb.js';
import { roundOf } from '../../../desk/kit/round.js';
import { endNoticeWindow } from '../../../desk/notice/end-notice-window.js';
import { confirmTransfer } from '../../../desk/school/confirm-transfer.js';
import { reportDeparture } from '../../../desk/school/report-departure.js';
import { decision } from '../../../desk/stages/decision.js';
import { justification } from '../../../desk/stages/justification.js';
import { freezeTasks, thawTasks } from '../../../desk/veto/freeze.js';
import { chinaCalendar } from '../../../domain/calendar/china.js';
import { dueAfter } from '../../../domain/calendar/due.js';
import { defaultEdition } from '../../../policy/host-selection/default-edition.js';
import { runOnDesk, type TestDesk, type TinyCity, tinyCity } from '../../support/desk.js';
import { approval, cleared } from './cleared.js';
import { registeredFinding } from './finding.js';
import { candidate, done, formHash, open, ranked, refusalOf } from './panel-desk.js';

const words = { title: '公示', text: '现将拟认定名单予以公示。', receivingUnit: '市教育局人事科' };

/** An ethics finding comes in, as its act leaves it. */
async function finding(desk: TestDesk, city: TinyCity, caseId: string): Promise<void> {
  await registeredFinding(desk, city, caseId);
  await performSystem(desk, (tx) => freezeTasks(tx, caseId));
}

/** It is found to be nothing. */
async function dismissal(desk: TestDesk, city: TinyCity, caseId: string): Promise<void> {
  await desk.db.update(vetoes).set({ state: 'dismissed' }).where(eq(vetoes.caseId, caseId));
  await performSystem(desk, async (tx) => {
    await thawTasks(tx, caseId);
    const [file] = await tx.tx.select().from(cases).where(eq(cases.id, caseId));
    if (file) await catchUp(tx, await roundOf(tx, city.roundId), file, 'VETO-O03');
  });
}

runOnDesk('VETO-O03: an ethics finding while the case is with the city', (desk) => {
  const stateOf = async (id: string) => (await desk().db.select().from(cases).where(eq(cases.id, id)))[0]?.state;

  it('VETO-O03: the ranking goes on without the candidate, who follows on a notice of their own', async () => {
    const city = await tinyCity(desk());
    const { roundId } = city;
    const [a, b, c] = [
      await candidate(desk(), city, 'teacherD1a'),
      await candidate(desk(), city, 'teacherD2a'),
      await candidate(desk(), city, 'teacherP1a'),
    ];
    const rankingHash = await ranked(
      desk(),
      city,
      new Map([
        [a, ['20']],
        [b, ['25']],
        [c, ['1']],
      ]),
    );
    await finding(desk(), city, b);
    await finding(desk(), city, c);
    const officer = city.person('cityOfficer');
    await done(desk(), confirmRanking, officer, { roundId, rankingHash });
    expect([await stateOf(a), await stateOf(b), await stateOf(c)]).toEqual([
      'projectJustification',
      'expertReview',
      'expertReview',
    ]);
    expect((await desk().db.select().from(decisions).where(eq(decisions.caseId, b))).length).toBe(0);
    await open(desk(), city, 'justification', justification);
    const yes = (caseId: string) => ({ roundId, caseId, formHash, decision: 'justified' });
    await done(desk(), justifyProject, city.person('sectionOfficer'), yes(a));
    const first = await done(desk(), publishCityNotice, city.person('cityOfficer2'), { roundId, ...words });
    await dismissal(desk(), city, c);
    expect(await stateOf(c)).toBe('notSelected');
    await dismissal(desk(), city, b);
    expect(await stateOf(b)).toBe('projectJustification');
    await done(desk(), justifyProject, city.person('sectionOfficer'), yes(b));
    const second = await done(desk(), publishCityNotice, city.person('cityOfficer2'), { roundId, ...words });
    const hung = await desk().db.select().from(noticeSubjects);
    expect(hung.map((row) => [row.noticeId, row.subjectId]).sort()).toEqual(
      [
        [first.noticeId, a],
        [second.noticeId, b],
      ].sort(),
    );
    const runs = await desk().db.select().from(stageRuns).where(eq(stageRuns.stage, 'justification'));
    expect(runs.map((run) => [run.number, run.outcome]).sort()).toEqual([
      [1, 'done'],
      [2, 'done'],
    ]);
  });

  it.each([
    ['VETO-O03', 'an ethics finding'],
    ['HOST-O18', 'a departure'],
  ])('%s: whom %s kept at rest follows the ranking by that rule', async (ruleId) => {
    const city = await tinyCity(desk());
    const { roundId } = city;
    const [a, b] = [await candidate(desk(), city, 'teacherA1a'), await candidate(desk(), city, 'teacherD2a')];
    const rankingHash = await ranked(
      desk(),
      city,
      new Map([
        [a, ['20']],
        [b, ['25']],
      ]),
    );
    const leaving = { caseId: a, toSchoolId: city.org('schoolA2'), reason: '工作调动' };
    if (ruleId === 'VETO-O03') await finding(desk(), city, a);
    else await done(desk(), reportDeparture, city.person('leaderA1'), leaving);
    await done(desk(), confirmRanking, city.person('cityOfficer'), { roundId, rankingHash });
    if (ruleId === 'VETO-O03') await dismissal(desk(), city, a);
    else await done(desk(), confirmTransfer, city.person('leaderA2'), { caseId: a });
    expect(await stateOf(a)).toBe('projectJustification');
    const rows = await desk().db.select().from(audit).where(eq(audit.act, 'followRanking'));
    expect(rows.map((row) => row.ruleIds)).toEqual([[ruleId, 'HOST-14', 'HOST-25']]);
  });

  it('VETO-O03: the further justification has due, grace and hard dates of its own, and the process is told to climb it', async () => {
    const city = await tinyCity(desk());
    const { roundId } = city;
    const [a, b] = [await candidate(desk(), city, 'teacherD1a'), await candidate(desk(), city, 'teacherD2a')];
    const marks = new Map([
      [a, ['25']],
      [b, ['20']],
    ]);
    const rankingHash = await ranked(desk(), city, marks);
    await finding(desk(), city, b);
    await done(desk(), confirmRanking, city.person('cityOfficer'), { roundId, rankingHash });
    await open(desk(), city, 'justification', justification);
    const yes = { roundId, caseId: a, formHash, decision: 'justified' };
    await done(desk(), justifyProject, city.person('sectionOfficer'), yes);
    await done(desk(), publishCityNotice, city.person('cityOfficer2'), { roundId, ...words });
    desk().clock.set('2026-08-03T01:00:00.000Z');
    await dismissal(desk(), city, b);
    const runs = await desk().db.select().from(stageRuns).where(eq(stageRuns.stage, 'justification'));
    const further = runs.find((run) => run.number === 2);
    const { projectJustificationDays, late } = defaultEdition.parameters;
    const after = (days: number) => dueAfter(chinaCalendar, '2026-08-03T01:00:00.000Z', days).due;
    expect([further?.due, further?.grace, further?.hard]).toEqual([
      after(projectJustificationDays),
      after(late.projectJustification.grace),
      after(late.projectJustification.hard),
    ]);
    const asked = await desk()
      .db.select()
      .from(tasks)
      .where(and(eq(tasks.caseId, b), eq(tasks.kind, 'justifyProject')));
    expect(asked.map((task) => [task.state, task.due])).toEqual([['open', further?.due]]);
    const told = await desk()
      .db.select()
      .from(outbox)
      .where(eq(outbox.workflowId, `round-${roundId}`));
    expect(told.map((row) => row.message)).toContainEqual(
      expect.objectContaining({ news: expect.objectContaining({ kind: 'opened', stage: 'justification', number: 2 }) }),
    );
    const key = { subject: { kind: 'round', id: roundId }, stage: 'justification', number: 2 } as const;
    const { wakeAt } = await performSystem(desk(), (tx) => climb(tx, justification, key));
    expect(wakeAt).not.toBeNull();
  });

  it('VETO-O03: nobody is taken beyond capacity (HOST-O16) while a finding on them is open', async () => {
    const city = await tinyCity(desk(), { capacity: 1, capacitySoftPercent: 100 });
    const [a, b] = [await candidate(desk(), city, 'teacherD1a'), await candidate(desk(), city, 'teacherD2a')];
    const rankingHash = await ranked(
      desk(),
      city,
      new Map([
        [a, ['25']],
        [b, ['20']],
      ]),
    );
    await finding(desk(), city, b);
    const input = { roundId: city.roundId, rankingHash, beyond: [b], reason: '布点需要' };
    expect(refusalOf(await perform(desk(), confirmRanking, city.person('cityOfficer'), input))).toBe(
      'ruleForbids VETO-O03',
    );
    await done(desk(), confirmRanking, city.person('cityOfficer'), { ...input, beyond: [] });
    expect(await stateOf(a)).toBe('projectJustification');
  });

  it('VETO-O03: no project is justified and nobody published meanwhile; the others are', async () => {
    const city = await tinyCity(desk());
    const { roundId } = city;
    const [a, b] = [await candidate(desk(), city, 'teacherD1a'), await candidate(desk(), city, 'teacherD2a')];
    const marks = new Map([
      [a, ['25']],
      [b, ['20']],
    ]);
    const rankingHash = await ranked(desk(), city, marks);
    await done(desk(), confirmRanking, city.person('cityOfficer'), { roundId, rankingHash });
    await open(desk(), city, 'justification', justification);
    await finding(desk(), city, b);
    const yes = (caseId: string) => ({ roundId, caseId, formHash, decision: 'justified' });
    const section = city.person('sectionOfficer');
    expect(refusalOf(await perform(desk(), justifyProject, section, yes(b)))).toBe('ruleForbids VETO-O03');
    await done(desk(), justifyProject, section, yes(a));
    await done(desk(), publishCityNotice, city.person('cityOfficer2'), { roundId, ...words });
    expect([await stateOf(a), await stateOf(b)]).toEqual(['cityNotice', 'projectJustification']);
    await dismissal(desk(), city, b);
    await done(desk(), justifyProject, section, yes(b));
    await done(desk(), publishCityNotice, city.person('cityOfficer2'), { roundId, ...words });
    expect(await stateOf(b)).toBe('cityNotice');
  });

  it('VETO-O03: cleared by the notice, a candidate stays undecided until the finding is; the round waits', async () => {
    const city = await tinyCity(desk());
    const [a = '', b = ''] = await cleared(desk(), city, ['teacherD1a', 'teacherD2a']);
    await finding(desk(), city, b);
    const leader = city.person('cityLeader');
    expect(refusalOf(await perform(desk(), decideFinally, leader, approval(city, b)))).toBe('ruleForbids VETO-O03');
    await done(desk(), decideFinally, leader, approval(city, a));
    expect((await desk().db.select().from(rounds)).map((round) => round.state)).toEqual(['open']);
    await dismissal(desk(), city, b);
    await done(desk(), decideFinally, leader, approval(city, b));
    expect((await desk().db.select().from(rounds)).map((round) => round.state)).toEqual(['closed']);
  });

  it('VETO-O03: a notice that ends clears the candidate, and decides nothing', async () => {
    const city = await tinyCity(desk());
    const [a = ''] = await cleared(desk(), city, ['teacherD1a']);
    await desk().db.update(cases).set({ state: 'cityNotice' }).where(eq(cases.id, a));
    await desk().db.update(noticeSubjects).set({ state: 'listed' });
    await desk().db.update(notices).set({ state: 'open' });
    await finding(desk(), city, a);
    desk().clock.set('2026-07-06T16:00:00.000Z');
    const [notice] = await desk().db.select().from(notices);
    await performSystem(desk(), (tx) => endNoticeWindow(tx, notice?.id ?? ''));
    expect(await stateOf(a)).toBe('finalDecision');
    const leader = city.person('cityLeader');
    expect(refusalOf(await perform(desk(), decideFinally, leader, approval(city, a)))).toBe('ruleForbids VETO-O03');
    expect(await stateOf(a)).toBe('finalDecision');
  });

  it('VETO-O03: where all who are left are held back the round passes on and waits at the decision', async () => {
    const city = await tinyCity(desk());
    const { roundId } = city;
    const a = await candidate(desk(), city, 'teacherD1a');
    const rankingHash = await ranked(desk(), city, new Map([[a, ['25']]]));
    await finding(desk(), city, a);
    await done(desk(), confirmRanking, city.person('cityOfficer'), { roundId, rankingHash });
    await open(desk(), city, 'justification', justification);
    await open(desk(), city, 'decision', decision);
    const runs = await desk().db.select().from(stageRuns);
    expect(runs.find((run) => run.stage === 'decision')?.state).toBe('open');
    await dismissal(desk(), city, a);
    expect(await stateOf(a)).toBe('projectJustification');
    const told = await desk()
      .db.select()
      .from(outbox)
      .where(eq(outbox.workflowId, `case-${a}`));
    expect(JSON.stringify(told)).toContain('"selected"');
  });
});

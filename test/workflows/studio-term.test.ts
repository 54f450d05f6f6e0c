import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { stageRuns, tasks, terms } from '../../db/schema/all.js';
import { termOf } from '../../desk/kit/term.js';
import { confirmOffice } from '../../desk/studio/confirm-office.js';
import { decideRenewal } from '../../desk/studio/decide-renewal.js';
import { filePlan } from '../../desk/studio/file-plan.js';
import { issueLetter } from '../../desk/studio/issue-letter.js';
import { letterOf } from '../../desk/studio/letters.js';
import { receivePapers } from '../../desk/studio/receive-papers.js';
import { returnPlaque } from '../../desk/studio/return-plaque.js';
import { signLetter } from '../../desk/studio/sign-letter.js';
import { spanOf } from '../../desk/studio/terms.js';
import { proposedTasks } from '../../domain/studio/letter/issue.js';
import { dayOf, timeOf } from '../../domain/time/beijing.js';
import { firstPlans } from '../desk/studio/steps.js';
import { newStudio } from './assessment-story.js';
import { stories } from './stories.js';
import { at, type Story } from './story.js';
import { answersFor, overturns, vetoes } from './veto-story.js';

const story = stories();

const when = (instant: string | null) => (instant ? `${dayOf(instant)} ${timeOf(instant)}` : null);
const dates = async ({ runs }: Story, termId: string) =>
  (await runs(termId)).map(({ stage, number, due, state }) => `${stage} ${number} ${when(due)} ${state}`).toSorted();
const sent = async ({ letters }: Story, template: string, to: string) =>
  (await letters(template, to)).map(
    ({ createdAt, data }) => `${when(createdAt)} ${(data as { rung?: string }).rung ?? ''}`,
  );

describe('a term of three idle years, in its true time', () => {
  test('STUDIO-05, STUDIO-O03: every date on its Beijing day over holidays and make-up Saturdays, silence decides nothing, STUDIO-O08: and the plaque is asked back', async () => {
    const began = performance.now();
    const told = await story();
    const termId = await newStudio(told);
    // 1 to 5 May are days off, Saturday 9 May is a working day
    expect(await dates(told, termId)).toEqual([
      'letterDrafting 1 2026-05-13 23:59 open',
      'receipt 1 2026-05-13 23:59 open',
      'studioYear 1 2027-04-26 23:59 open',
      'unitConfirmation 1 2026-05-13 23:59 open',
    ]);
    await told.until(at('2026-05-25'));
    // twice the same days: receipt and confirmation
    expect([...new Set(await sent(told, 'reminder', 'leaderD1'))]).toEqual([
      '2026-05-07 09:00 aWeekBefore',
      '2026-05-09 09:00 threeDaysBefore',
      '2026-05-12 09:00 theDayBefore',
      '2026-05-14 09:00 superiorInformed',
      '2026-05-19 09:00 superiorCoOwns',
      '2026-05-21 09:00 replaced',
    ]);
    await told.act('leaderD1', receivePapers, { taskId: (await told.task('receipt', termId)).id });
    const { id: taskId } = await told.task('unitConfirmation', termId);
    await told.act('leaderD1', confirmOffice, { taskId, office: '302室', equipment: '电脑' });

    await told.until(at('2029-04-26'));
    expect(await sent(told, 'termEnds', 'teacherD1a')).toEqual([
      '2028-10-28 09:00 ',
      '2029-01-26 09:00 ',
      '2029-03-27 09:00 ',
    ]);
    expect((await told.desk.db.select().from(terms))[0]?.state).toBe('establishing');
    await told.until(at('2029-04-27', '00:01'));
    expect((await told.desk.db.select().from(terms))[0]?.state).toBe('termEnded');
    expect(await dates(told, termId)).toEqual([
      'letterDrafting 1 2026-05-13 23:59 void',
      // of a page that was never opened: asked once, and reminded every sixty days
      'pageRenewal 1 2026-07-10 23:59 void',
      'receipt 1 2026-05-13 23:59 settled',
      expect.stringMatching(/^renewalDecision 1 2029-05-\d\d 23:59 open$/),
      'studioYear 1 2027-04-26 23:59 settled',
      'studioYear 2 2028-04-26 23:59 settled',
      'studioYear 3 2029-04-26 23:59 settled',
      'unitConfirmation 1 2026-05-13 23:59 settled',
    ]);

    await told.until(at('2029-07-01'));
    expect((await told.desk.db.select().from(terms))[0]?.state).toBe('termEnded');
    const weekly = (await sent(told, 'reminder', 'cityLeader')).filter((one) => one.endsWith('undecided'));
    // on 10 and 17 May the ladder writes, and nobody is reminded twice
    expect(weekly.map((one) => one.slice(0, 16))).toEqual(
      [3, 24, 31, 38, 45, 52, 59].map((day) => when(new Date(Date.UTC(2029, 4, day, 1)).toISOString())),
    );
    const days = (await sent(told, 'reminder', 'cityLeader')).map((one) => one.slice(0, 10));
    expect(days.filter((day) => day === '2029-05-10' || day === '2029-05-17')).toHaveLength(2);
    const renewal = await told.task('renewalDecision', termId);
    await told.act('cityLeader', decideRenewal, { taskId: renewal.id, decision: 'close', reason: '未申请续聘' });
    expect(await dates(told, termId)).toContain('plaqueReturn 1 2029-07-13 23:59 open');
    await told.until(at('2029-07-20'));
    expect((await sent(told, 'reminder', 'leaderD1')).slice(-4)).toEqual([
      '2029-07-10 09:00 threeDaysBefore',
      '2029-07-12 09:00 theDayBefore',
      '2029-07-16 09:00 superiorInformed',
      '2029-07-19 09:00 superiorCoOwns',
    ]);
    const { id: backId } = await told.task('plaqueReturn', termId);
    await told.act('leaderD1', returnPlaque, { taskId: backId, note: '已送交市局' });
    expect(await told.ended(`term-${termId}`)).toBe('closed');
    expect(performance.now() - began).toBeLessThan(60_000);
  });

  test('STUDIO-17: the letter is reminded of in its time, a new version gives the whole time again, and sealed it is quiet', async () => {
    const told = await story();
    const { desk } = told;
    const termId = await newStudio(told);
    await told.until(at('2026-05-06'));
    const term = await termOf({ tx: desk.db }, termId);
    const list = proposedTasks(spanOf(term), term.parameters);
    await told.act('sectionOfficer', issueLetter, { termId, version: 0, tasks: list });
    const signing = async () => (await dates(told, termId)).filter((one) => one.startsWith('letter'));
    expect(await signing()).toEqual([
      'letterDrafting 1 2026-05-13 23:59 settled',
      'letterSigning 1 2026-05-19 23:59 open',
    ]);
    const signs = async (who: string, role: string) => {
      const letter = await letterOf({ tx: desk.db }, termId);
      const asked = await desk.db.select().from(tasks).where(eq(tasks.termId, termId));
      const task = asked.find((one) => one.kind.startsWith('signLetter') && one.role === role && one.state === 'open');
      const shown = { version: letter?.version, contentHash: letter?.contentHash };
      await told.act(who, signLetter, { taskId: task?.id, ...shown });
    };
    await signs('teacherD1a', 'applicant');
    await told.until(at('2026-05-15', '12:00'));
    const toHost = async () => sent(told, 'reminder', 'teacherD1a');
    const toCity = async () => sent(told, 'reminder', 'cityLeader');
    expect([await toHost(), await toCity()]).toEqual([
      [],
      ['2026-05-12 09:00 aWeekBefore', '2026-05-14 09:00 threeDaysBefore'],
    ]);

    const fewer = list.map((task, n) => (n === 0 ? { ...task, target: 2 } : task));
    await told.act('sectionOfficer', issueLetter, { termId, version: 1, tasks: fewer, reason: '次数调整' });
    expect(await signing()).toEqual([
      'letterDrafting 1 2026-05-13 23:59 settled',
      'letterSigning 1 2026-05-29 23:59 open',
    ]);
    await told.until(at('2026-05-27', '12:00'));
    expect(await toHost()).toEqual(['2026-05-22 09:00 aWeekBefore', '2026-05-26 09:00 threeDaysBefore']);
    await signs('teacherD1a', 'applicant');
    await signs('cityLeader', 'cityLeader');
    await signs('leaderD1', 'schoolLeader');
    const before = (await toCity()).length;
    // STUDIO-12, STUDIO-13: and the plans are asked for, twenty working days: Dragon Boat is off
    expect((await dates(told, termId)).filter((one) => one.startsWith('planFiling'))).toEqual([
      'planFiling 1 2026-06-25 23:59 open',
    ]);
    await told.until(at('2026-06-27'));
    expect((await toHost()).slice(2)).toEqual([
      '2026-06-17 09:00 aWeekBefore',
      '2026-06-22 09:00 threeDaysBefore',
      '2026-06-24 09:00 theDayBefore',
      '2026-06-26 09:00 superiorInformed',
    ]);
    for (const plan of firstPlans(termId)) await told.act('teacherD1a', filePlan, plan);
    expect((await dates(told, termId)).filter((one) => one.startsWith('planFiling'))).toEqual([
      'planFiling 1 2026-06-25 23:59 settled',
    ]);
    await told.until(at('2026-07-01'));
    expect([(await signing())[1], (await toCity()).length]).toEqual([
      'letterSigning 1 2026-05-29 23:59 settled',
      before,
    ]);
  });

  test('each year has a history of its own, far from 4,000 events', async () => {
    const told = await story();
    const termId = await newStudio(told);
    await told.until(at('2029-05-20'));
    const lengths: number[] = [];
    let runId: string | undefined;
    do {
      const { events } = await told.world.client.workflow.getHandle(`term-${termId}`, runId).fetchHistory();
      lengths.push(events?.length ?? 0);
      runId = events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;
    } while (runId);
    expect(lengths).toHaveLength(4);
    // four ladders stand beside the first year: receipt, office, letter and page
    expect(Math.max(...lengths)).toBeLessThan(250);
  });

  test('STUDIO-O03: stopped for a month after the end, it writes once of all that was missed', async () => {
    const told = await story();
    const termId = await newStudio(told);
    await told.until(at('2029-05-04', '10:00'));
    const before = (await sent(told, 'reminder', 'cityLeader')).length;
    await told.world.stoppedUntil(at('2029-06-06', '10:00'));
    const after = await sent(told, 'reminder', 'cityLeader');
    // the ladder's last word is the one letter; the weeks are not written of besides
    expect(after.slice(before)).toEqual(['2029-06-06 10:00 replaced']);
    const [run] = await told.desk.db.select().from(stageRuns).where(eq(stageRuns.stage, 'renewalDecision'));
    expect(run?.rungsDone.filter((code) => code.startsWith('over:'))).toHaveLength(5);
    expect(termId).toBeTruthy();
  });

  test('what was opened in an earlier year is answered in a later one', async () => {
    const told = await story();
    const termId = await newStudio(told);
    await told.until(at('2028-01-10'));
    await told.act('leaderD1', receivePapers, { taskId: (await told.task('receipt', termId)).id });
    expect((await dates(told, termId)).filter((one) => one.startsWith('receipt'))).toEqual([
      'receipt 1 2026-05-13 23:59 settled',
    ]);
  });
});

describe('a title that is cancelled', () => {
  test('VETO-02, VETO-O05, STUDIO-O08: the term stands still while an appeal may come, then nothing of it is asked but the plaque, and it ends', async () => {
    const told = await story();
    const termId = await newStudio(told);
    await told.until(at('2026-05-06'));
    const vetoId = await vetoes(told, 'teacherD1a', termId);
    expect(await dates(told, vetoId)).toContain('findingAppealWindow 1 2026-05-19 23:59 open');
    await told.until(at('2026-05-19'));
    expect(await dates(told, termId)).toContain('studioYear 1 2027-04-26 23:59 open');
    await told.until(at('2026-05-21'));
    expect(await told.ended(`veto-${vetoId}`)).toBe('effective');
    expect((await dates(told, termId)).filter((one) => !one.endsWith('void'))).toEqual([
      'plaqueReturn 1 2026-06-03 23:59 open',
    ]);
    const { id: taskId } = await told.task('plaqueReturn', termId);
    await told.act('leaderD1', returnPlaque, { taskId, note: '已送交市局' });
    expect(await told.ended(`term-${termId}`)).toBe('revoked');
  });

  test('VETO-03, VETO-04: of a title that stays, the section is asked once no appeal can come what came of it, is reminded in its time, and the veto’s process ends with its word', async () => {
    const told = await story();
    const termId = await newStudio(told);
    await told.until(at('2026-05-06'));
    const vetoId = await vetoes(told, 'teacherD1a', termId, 'failedGoals');
    await told.until(at('2026-05-21'));
    expect(await dates(told, vetoId)).toContain('findingAccountability 1 2026-06-17 23:59 open');
    await told.until(at('2026-06-19'));
    const asked = await told.task('findingAccountability', vetoId);
    expect(asked.state).toBe('open');
    const [run] = (await told.runs(vetoId)).filter(({ stage }) => stage === 'findingAccountability');
    expect(run?.rungsDone).toEqual(expect.arrayContaining(['aWeekBefore', 'theDayBefore', 'superiorInformed']));
    await answersFor(told, vetoId, '2026-06-22');
    expect(await told.ended(`veto-${vetoId}`)).toBe('effective');
    expect(await dates(told, termId)).toContain('studioYear 1 2027-04-26 23:59 open');
  });

  test('VETO-O05: overturned, the term goes on where it stood, and its years come as if nothing had been', async () => {
    const told = await story();
    const termId = await newStudio(told);
    const vetoId = await vetoes(told, 'teacherD1a', termId);
    await overturns(told, 'teacherD1a', vetoId);
    expect(await told.ended(`veto-${vetoId}`)).toBe('overturned');
    await told.until(at('2027-06-01'));
    expect(await dates(told, termId)).toContain('studioYear 2 2028-04-26 23:59 open');
  });
});

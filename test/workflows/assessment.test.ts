import { asc, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { assessments, audit, terms } from '../../db/schema/all.js';
import { decideCalendarYear } from '../../desk/calendar/decide-year.js';
import { proposeCalendarYear } from '../../desk/calendar/propose-year.js';
import { redateOnce } from '../../desk/calendar/redate.js';
import { appealResult } from '../../desk/studio/assessment/appeal-result.js';
import { decideResultAppeal } from '../../desk/studio/assessment/decide-result-appeal.js';
import { fileImprovementPlan } from '../../desk/studio/assessment/file-improvement-plan.js';
import { returnReport } from '../../desk/studio/assessment/return-report.js';
import { dayOf, timeOf } from '../../domain/time/beijing.js';
import { invented2027 } from '../support/holidays.js';
import { assessing, assessmentIn, newStudio, runningStudio } from './assessment-story.js';
import { stories } from './stories.js';
import { at, type Story } from './story.js';

const story = stories();

const when = (instant: string | null) => (instant ? `${dayOf(instant)} ${timeOf(instant)}` : null);
const dates = async ({ runs }: Story, subjectId: string) =>
  (await runs(subjectId)).map(({ stage, number, due, state }) => `${stage} ${number} ${when(due)} ${state}`);
const termState = async ({ desk }: Story) => (await desk.db.select().from(terms))[0]?.state;

describe('the annual assessment, in its true time', () => {
  test('ASSESS-02, ASSESS-O06, ASSESS-O07: each anniversary calls it; every date on its Beijing day; without an appeal it is final by itself', async () => {
    const told = await story();
    await runningStudio(told);
    await told.until(at('2027-04-26', '23:00'));
    expect(await told.desk.db.select().from(assessments)).toEqual([]);
    expect(await termState(told)).toBe('running');
    await told.until(at('2027-04-27', '00:01'));
    expect(await termState(told)).toBe('underAssessment');
    const id = await assessmentIn(told, 1);
    const people = assessing(told, id);
    // 30 calendar days after the anniversary, whatever the holidays
    expect(await dates(told, id)).toEqual(['selfReport 1 2027-05-27 23:59 open']);

    // nobody acts: people are reminded, nothing is decided
    await told.until(at('2027-05-28', '12:00'));
    const rungs = (await told.letters('reminder', 'teacherD1a')).map(({ data }) => (data as { rung?: string }).rung);
    expect(rungs).toContain('theDayBefore');
    expect(await people.state()).toBe('called');

    await people.reports();
    await people.scores('instituteOfficer', 82);
    await people.confirms();
    expect((await told.desk.db.select().from(assessments))[0]?.grade).toBe(null);
    await people.publishes();
    const [row] = await told.desk.db.select().from(assessments);
    expect(row).toMatchObject({ state: 'published', grade: 'good', score: '82/1', finalAt: null });
    // ten working days after Friday 28 May; no holiday of 2027 is published yet
    const window = (await dates(told, id)).find((one) => one.startsWith('resultAppealWindow'));
    expect(window).toBe('resultAppealWindow 1 2027-06-11 23:59 open');
    // then the holidays are: the Dragon Boat day takes a working day away, and the time grows by it
    const { yearId } = await told.act('cityOfficer', proposeCalendarYear, invented2027);
    await told.act('cityOfficer2', decideCalendarYear, { yearId, decision: 'inForce' });
    await told.desk.refreshCalendar();
    await redateOnce(told.desk);
    await told.world.settle();
    const grown = (await dates(told, id)).find((one) => one.startsWith('resultAppealWindow'));
    expect(grown).toBe('resultAppealWindow 1 2027-06-14 23:59 open');
    await told.until(at('2027-06-14', '23:00'));
    expect(await people.state()).toBe('published');
    await told.until(at('2027-06-15', '00:01'));
    expect(await people.state()).toBe('final');
    expect(await termState(told)).toBe('running');
    expect(await told.ended(`assessment-${id}`)).toBe('final');

    await told.until(at('2028-04-27', '00:01'));
    const second = await assessmentIn(told, 2);
    expect(await dates(told, second)).toEqual(['selfReport 1 2028-05-27 23:59 open']);
    // the last year is assessed beside the cycle, 90 days before the last day, not after the term (ASSESS-O02)
    await told.until(at('2029-01-25', '23:00'));
    expect(await told.desk.db.select().from(assessments)).toHaveLength(2);
    await told.until(at('2029-01-26', '00:01'));
    const third = await assessmentIn(told, 3);
    expect(await dates(told, third)).toEqual(['selfReport 1 2029-02-25 23:59 open']);
    const cycle = await assessmentIn(told, 3, 'cycle');
    expect(await dates(told, cycle)).toEqual(['selfReport 1 2029-02-25 23:59 open']);
    expect((await told.letters('termEnds', 'teacherD1a')).length).toBe(1);
    await told.until(at('2029-01-26', '10:00'));
    expect((await told.letters('termEnds', 'teacherD1a')).length).toBe(2);
    await told.until(at('2029-04-27', '00:01'));
    expect(await told.desk.db.select().from(assessments)).toHaveLength(4);
    expect(await termState(told)).toBe('termEnded');
  });

  test('ASSESS-O03, ASSESS-O07: returned, scored, sent back, appealed and upheld, scored anew: final at once, with warning and plan', async () => {
    const told = await story();
    await runningStudio(told);
    await told.until(at('2027-04-27', '09:00'));
    const id = await assessmentIn(told, 1);
    const people = assessing(told, id);
    await people.reports();
    await told.act('instituteOfficer', returnReport, {
      taskId: await people.taskId('yearScoring'),
      reason: '缺少记录',
    });
    expect(await people.state()).toBe('called');
    await people.reports();
    await people.scores('instituteOfficer', 55);
    await people.confirms('return');
    await people.scores('instituteOfficer', 52);
    await people.confirms();
    await people.publishes();
    const appeal = { taskId: await people.taskId('resultAppeal'), text: '活动次数漏计' };
    await told.act('teacherD1a', appealResult, appeal);
    const answer = { taskId: await people.taskId('resultAppealDecision'), outcome: 'upheld', reason: '确有漏计' };
    await told.act('sectionOfficer', decideResultAppeal, answer);
    await people.scores('instituteOfficer', 58);
    await people.confirms();
    expect(await people.publishes()).toMatchObject({ grade: 'unqualified', final: true });
    const [row] = await told.desk.db.select().from(assessments);
    expect([row?.state, row?.score, row?.consequences.map(({ kind }) => kind)]).toEqual([
      'final',
      '58/1',
      ['writtenWarning', 'improvementPlan'],
    ]);
    expect((await dates(told, id)).map((one) => one.replace(/ \d{4}.*(?= )/, '')).toSorted()).toEqual([
      'improvementPlan 1 open',
      'resultAppealDecision 1 settled',
      'resultAppealWindow 1 settled',
      'resultConfirmation 1 settled',
      'resultConfirmation 2 settled',
      'resultConfirmation 3 settled',
      'resultPublication 1 settled',
      'resultPublication 2 settled',
      'selfReport 1 settled',
      'selfReport 2 settled',
      'yearScoring 1 settled',
      'yearScoring 2 settled',
      'yearScoring 3 settled',
      'yearScoring 4 settled',
    ]);
    const plan = { taskId: await people.taskId('improvementPlan'), plan: '每月一次研讨，十二月前补齐。' };
    await told.act('teacherD1a', fileImprovementPlan, plan);
    expect(await told.ended(`assessment-${id}`)).toBe('final');
    const [final] = await told.letters('resultFinal', 'teacherD1a');
    expect(final?.data).toMatchObject({ grade: 'unqualified', consequences: 'writtenWarning,improvementPlan' });
  });

  test('ASSESS-03: without a sealed letter there is nothing to compare with; the term says so and runs on', async () => {
    const told = await story();
    const termId = await newStudio(told);
    await told.until(at('2027-04-27', '00:01'));
    expect(await told.desk.db.select().from(assessments)).toEqual([]);
    const rows = await told.desk.db.select().from(audit).where(eq(audit.chain, termId)).orderBy(asc(audit.seq));
    const said = rows.filter(({ act }) => act === 'leaveOutAssessment');
    expect(said).toMatchObject([{ ruleIds: ['ASSESS-03'], facts: { year: 1, because: 'letterNotSealed' } }]);
  });
});

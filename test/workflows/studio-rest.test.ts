import { expect, test } from 'vitest';
import { decideSuspension } from '../../desk/studio/suspension/decide-suspension.js';
import { dayOf, timeOf } from '../../domain/time/beijing.js';
import { assessmentIn, runningStudio } from './assessment-story.js';
import { resumes, suspends } from './rest-story.js';
import { stories } from './stories.js';
import { at, type Story } from './story.js';

const story = stories();
const when = (instant: string | null) => (instant ? `${dayOf(instant)} ${timeOf(instant)}` : null);
const dates = async ({ runs }: Story, subjectId: string) =>
  (await runs(subjectId)).map(({ stage, number, due, state }) => `${stage} ${number} ${when(due)} ${state}`);

test('STUDIO-O05: a self-report rests without a reminder while the studio stands still, and is reminded of by its new date afterwards', async () => {
  const told = await story();
  const termId = await runningStudio(told);
  await told.until(at('2027-05-10'));
  const assessmentId = await assessmentIn(told, 1);
  const [called = ''] = await dates(told, assessmentId);
  expect(called).toMatch(/^selfReport 1 2027-05-\d\d 23:59 open$/);
  const before = (await told.letters('reminder', 'teacherD1a')).length;
  await suspends(told, termId);
  await told.until(at('2027-08-10'));
  expect(await dates(told, assessmentId)).toEqual(['selfReport 1 null open']);
  expect(await told.letters('reminder', 'teacherD1a')).toHaveLength(before);
  await resumes(told, termId);
  const [after = ''] = await dates(told, assessmentId);
  expect(after).toMatch(/^selfReport 1 2027-08-\d\d 23:59 open$/);
  await told.until(at('2027-09-20'));
  expect((await told.letters('reminder', 'teacherD1a')).length).toBeGreaterThan(before + 2);
});

test('STUDIO-O05: six months on the city is asked and reminded, the years come on their days, and nothing is closed by silence', async () => {
  const told = await story();
  const termId = await runningStudio(told);
  await told.until(at('2026-10-01'));
  await suspends(told, termId);
  await told.until(at('2027-03-31'));
  const reminded = (await told.letters('suspensionEnds', 'teacherD1a')).map(({ createdAt }) => when(createdAt));
  expect(reminded).toEqual(['2027-03-01 09:00']);
  await told.until(at('2027-05-20'));
  const all = await dates(told, termId);
  expect(all).toContainEqual(expect.stringMatching(/^suspensionDecision 1 2027-04-\d\d 23:59 open$/));
  expect(all).toContain('studioYear 2 2028-04-26 23:59 open');
  expect((await told.letters('reminder', 'cityLeader')).length).toBeGreaterThan(3);
  const { id: taskId } = await told.task('suspensionDecision', termId);
  const decision = { taskId, outcome: 'resumed', decisionNumber: '市教发〔2027〕30号' };
  await told.act('cityLeader', decideSuspension, decision);
  const assessmentId = await assessmentIn(told, 1);
  expect(await dates(told, assessmentId)).toContainEqual(
    expect.stringMatching(/^selfReport 1 2027-0[67]-\d\d 23:59 open$/),
  );
});

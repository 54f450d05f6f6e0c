import { expect, test } from 'vitest';
import { loseHost } from '../../desk/studio/loss/lose-host.js';
import { returnPlaque } from '../../desk/studio/return-plaque.js';
import { dayOf, timeOf } from '../../domain/time/beijing.js';
import { assessmentIn, runningStudio } from './assessment-story.js';
import { losesHost, reportsLoss } from './loss-story.js';
import { stories } from './stories.js';
import { at, type Story } from './story.js';

const story = stories();
const when = (instant: string | null) => (instant ? `${dayOf(instant)} ${timeOf(instant)}` : null);
const dates = async ({ runs }: Story, termId: string) =>
  (await runs(termId)).map(({ stage, number, due, state }) => `${stage} ${number} ${when(due)} ${state}`);

test('STUDIO-O04: silence decides nothing; decided, the term and its assessment end the same day, and only the plaque is asked for', async () => {
  const told = await story();
  const termId = await runningStudio(told);
  await told.until(at('2027-05-10'));
  const assessmentId = await assessmentIn(told, 1);
  await reportsLoss(told, termId);
  expect(await dates(told, termId)).toContain('hostLossDecision 1 2027-05-24 23:59 open');
  await told.until(at('2027-06-20'));
  expect((await told.letters('reminder', 'cityLeader')).length).toBeGreaterThan(3);
  const { id: taskId } = await told.task('hostLossDecision', termId);
  const decision = { taskId, outcome: 'lost', decisionNumber: '市教发〔2027〕9号', reason: '文件属实' };
  await told.act('cityLeader', loseHost, decision);
  expect(await told.ended(`assessment-${assessmentId}`)).toBe('stopped');
  const left = (await dates(told, termId)).filter((one) => !one.endsWith('void') && !one.endsWith('settled'));
  expect(left).toEqual([expect.stringMatching(/^plaqueReturn 1 2027-07-0\d 23:59 open$/)]);
  const { id: plaqueId } = await told.task('plaqueReturn', termId);
  await told.act('leaderD1', returnPlaque, { taskId: plaqueId, note: '已送交市局' });
  expect(await told.ended(`term-${termId}`)).toBe('closed');
});

test('STUDIO-O04, STUDIO-O03: a host who is lost after the term leaves nothing to renew', async () => {
  const told = await story();
  const termId = await runningStudio(told);
  await told.until(at('2029-05-10'));
  await losesHost(told, termId);
  const { id: plaqueId } = await told.task('plaqueReturn', termId);
  await told.act('leaderD1', returnPlaque, { taskId: plaqueId, note: '已送交市局' });
  expect(await told.ended(`term-${termId}`)).toBe('closed');
});

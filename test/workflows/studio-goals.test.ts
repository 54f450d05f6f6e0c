import { expect, test } from 'vitest';
import { letterInForce } from '../../desk/studio/letters.js';
import { dayOf, timeOf } from '../../domain/time/beijing.js';
import { runningStudio } from './assessment-story.js';
import { asksForGoals, grantsGoals, signsAnew } from './goal-story.js';
import { stories } from './stories.js';
import { at, type Story } from './story.js';

const story = stories();
const when = (instant: string | null) => (instant ? `${dayOf(instant)} ${timeOf(instant)}` : null);
const dates = async ({ runs }: Story, termId: string) =>
  (await runs(termId)).map(({ stage, number, due, state }) => `${stage} ${number} ${when(due)} ${state}`);

test('STUDIO-O07: opinion, decision and signatures have their days and their ladder beside the year; silence changes no goal', async () => {
  const told = await story();
  const termId = await runningStudio(told);
  await told.until(at('2026-06-01'));
  await asksForGoals(told, termId, 'teacherD1a');
  expect(await dates(told, termId)).toContain('goalOpinion 1 2026-06-15 23:59 open');
  await told.until(at('2026-06-30'));
  const reminded = (await told.letters('reminder', 'instituteOfficer')).map(({ createdAt }) => when(createdAt));
  expect(reminded[0]).toBe('2026-06-08 09:00');
  expect(reminded.length).toBeGreaterThan(3);
  expect((await letterInForce({ tx: told.desk.db }, termId))?.version).toBe(1);
  await grantsGoals(told, termId);
  expect(await dates(told, termId)).toContain('letterSigning 2 2026-07-14 23:59 open');
  await signsAnew(told, termId, { host: 'teacherD1a', leader: 'leaderD1' });
  expect((await letterInForce({ tx: told.desk.db }, termId))?.version).toBe(2);
  await told.until(at('2027-05-10'));
  expect(await dates(told, termId)).toContain('studioYear 2 2028-04-26 23:59 open');
});

import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { mails, postHoldings, posts } from '../../../db/schema/all.js';
import { performSystem } from '../../../desk/kit/act.js';
import { queueDigests } from '../../../desk/tasks/queue-digests.js';
import { renderLetter } from '../../../mail/render.js';
import { openDesk, type TestDesk, type TinyCity, tinyCity } from '../../support/desk.js';
import { caseOf, opened, submitted } from '../application/steps.js';

let desk: TestDesk;
let city: TinyCity;
let number: string;
beforeAll(async () => {
  desk = await openDesk();
  city = await tinyCity(desk);
  await clerkToo('teacherA1a');
  await clerkToo('leaderA1');
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.db.delete(mails);
});

/** Gives somebody the post of the school's clerk besides. */
async function clerkToo(code: string): Promise<void> {
  const ofClerk = and(eq(posts.orgId, city.org('schoolA1')), eq(posts.role, 'schoolClerk'));
  const [post] = await desk.db.select().from(posts).where(ofClerk);
  const row = { id: randomUUID(), postId: post?.id ?? '', personId: city.personId(code), fromDay: '2020-01-01' };
  await desk.db.insert(postHoldings).values(row);
}
const lettersTo = async (code: string) =>
  desk.db
    .select()
    .from(mails)
    .where(eq(mails.personId, city.personId(code)));
const templatesTo = async (code: string) => (await lettersTo(code)).map(({ template }) => template);

test('HOST-17, HOST-18: the school’s clerk is written to as the case reaches the school, to sign in; never the applicant, and a leader once', async () => {
  const caseId = await submitted(desk, city, city.person('teacherA1a'));
  number = (await caseOf(desk, caseId)).number;
  for (const _ of [1, 2]) await opened(desk, city, caseId, 'schoolRecommendation');
  expect(await templatesTo('leaderA1')).toEqual(['taskOpened']);
  expect(await templatesTo('teacherA1a')).not.toContain('taskToPrepare');
  const [letter, ...more] = await lettersTo('clerkA1');
  expect([letter?.template, letter?.linkId, more]).toEqual(['taskToPrepare', null, []]);
  const { subject, text } = renderLetter('taskToPrepare', letter?.data as never, 'zh', null, 'https://city.example');
  expect(subject).toBe(`【请准备】学校推荐：${number}`);
  expect(text).toContain('由学校负责人作出决定');
  expect(text).toContain('https://city.example/tasks');
});

test('each working morning it stands in the clerk’s one digest until the school has decided', async () => {
  desk.clock.set('2026-03-03T01:00:00.000Z');
  for (const _ of [1, 2]) await performSystem(desk, queueDigests);
  const [digest, ...more] = await lettersTo('clerkA1');
  expect([digest?.template, more]).toEqual(['digest', []]);
  expect(String(digest?.data.lines)).toMatch(new RegExp(`^schoolRecommendation\\|${number}\\|2026-`));
  expect(String((await lettersTo('leaderA1'))[0]?.data.lines).split('\n')).toHaveLength(1);
  expect(await templatesTo('teacherA1a')).toEqual([]);
});

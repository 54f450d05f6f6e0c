import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { myTasks } from '../../../db/read/my-tasks.js';
import { people, postHoldings, tasks } from '../../../db/schema/all.js';
import { perform } from '../../../desk/kit/act.js';
import type { PersonActor } from '../../../desk/kit/actor.js';
import { replaceHolder } from '../../../desk/organisations/replace-holder.js';
import { handOver } from '../../../desk/tasks/hand-over.js';
import { releaseTask } from '../../../desk/tasks/release-task.js';
import { putInForce } from '../../support/put-in-force.js';
import { expectOk, type SmallCounty, saying, smallCounty } from '../county/small-county.js';

let county: SmallCounty;
let taskId: string;
/** The county leader has handed the list to the deputy, who holds the same post. */
beforeEach(async () => {
  county = await smallCounty();
  for (const code of ['deputy', 'newcomer', 'second'])
    await county.db.insert(people).values({ id: county.id(code), code, name: code, email: `${code}@test.example` });
  await county.db.insert(postHoldings).values({
    id: county.id('deputyHolding'),
    postId: county.id('countyLeader@county'),
    personId: county.id('deputy'),
    fromDay: '2020-01-01',
  });
  await county.db.insert(postHoldings).values({
    id: county.id('secondHolding'),
    postId: county.id('cityOfficer@bureau'),
    personId: county.id('second'),
    fromDay: '2020-01-01',
  });
  await county.verify(1);
  expectOk(await county.select([1]));
  taskId = await county.task('publishNotice');
  const over = { taskId, toPersonId: county.id('deputy'), reason: '出差' };
  expectOk(await perform(county.deps, handOver, county.person('leader'), over));
});
afterEach(() => county.close());

const release = (actor: PersonActor) => perform(county.deps, releaseTask, actor, { taskId });
const named = async () => (await county.db.select().from(tasks).where(eq(tasks.id, taskId)))[0]?.personId;
const endPost = () =>
  county.db
    .update(postHoldings)
    .set({ toDay: '2026-04-19' })
    .where(eq(postHoldings.id, county.id('deputyHolding')));

it('HOST-20: whoever was given a task decides it while the post lasts', async () => {
  expect(saying(await county.publish([1]))).toBe('notFound');
  expect(saying(await county.publish([1], county.person('deputy')))).toBe('ok');
});

it('HOST-20: a post that has ended decides nothing, and its other holders take the task back', async () => {
  await endPost();
  expect(saying(await county.publish([1], county.person('deputy')))).toBe('notFound');
  expect(saying(await release(county.person('stranger')))).toBe('notFound');
  expect(saying(await release(county.person('leader')))).toBe('ok');
  expect(saying(await county.publish([1], county.person('leader')))).toBe('ok');
});

/** Ids of the open tasks in the list of a person, shared ones marked; and how many it counts. */
async function listOf(code: string) {
  const query = { personId: county.id(code), now: '2026-04-20T02:00:00.000Z', day: '2026-04-20', limit: 20 } as const;
  const { tasks: list, counts } = await myTasks(county.db, { ...query, show: 'open' });
  expect(counts.open).toBe(list.length);
  return list.filter(({ id }) => id === taskId).map(({ shared }) => (shared ? 'shared' : 'own'));
}

it('a task whose holder has no post any more is in the lists of the post at once, and in theirs no longer', async () => {
  expect([await listOf('deputy'), await listOf('leader'), await listOf('stranger')]).toEqual([['own'], [], []]);
  await endPost();
  expect([await listOf('deputy'), await listOf('leader'), await listOf('stranger')]).toEqual([[], ['own'], []]);
  await county.db
    .update(tasks)
    .set({ coOwnerOrgId: county.id('county'), coOwnerRole: 'countyLeader' })
    .where(eq(tasks.id, taskId));
  expect(await listOf('leader')).toEqual(['own']);
});

it('HOST-20: a post that changes hands takes back what was handed to whoever leaves', async () => {
  const change = {
    orgId: county.id('county'),
    role: 'countyLeader',
    leavingId: county.id('deputy'),
    comingId: county.id('newcomer'),
  };
  expectOk(await perform(county.deps, replaceHolder, county.person('city'), change));
  expect(await named()).toBe(county.id('deputy'));
  await putInForce(county.deps, county.person('second'));
  expect(await named()).toBeNull();
  expect(saying(await county.publish([1], county.person('deputy')))).toBe('notFound');
  expect(saying(await county.publish([1], county.person('newcomer')))).toBe('ok');
});

it('a change of another holder leaves the task with whom it was given to', async () => {
  const change = {
    orgId: county.id('county'),
    role: 'countyLeader',
    leavingId: county.id('leader'),
    comingId: county.id('newcomer'),
  };
  expectOk(await perform(county.deps, replaceHolder, county.person('city'), change));
  await putInForce(county.deps, county.person('second'));
  expect(await named()).toBe(county.id('deputy'));
});

it('after escalation the superior may name anybody with a post at the body, as long as they hold one', async () => {
  await county.db
    .update(tasks)
    .set({ coOwnerOrgId: county.id('bureau'), coOwnerRole: 'cityOfficer', personId: county.id('newcomer') })
    .where(eq(tasks.id, taskId));
  expect(saying(await county.publish([1], county.person('newcomer')))).toBe('notFound');
  await county.db.insert(postHoldings).values({
    id: randomUUID(),
    postId: county.id('countyOfficer@county'),
    personId: county.id('newcomer'),
    fromDay: '2020-01-01',
  });
  expect(saying(await county.publish([1], county.person('newcomer')))).toBe('ok');
});

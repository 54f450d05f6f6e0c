import { and, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit, links, mails, people, postHoldings, rounds, tasks } from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { handOver } from '../../../desk/tasks/hand-over.js';
import { queueDigests } from '../../../desk/tasks/queue-digests.js';
import { expectOk, type SmallCounty, saying, smallCounty } from '../county/small-county.js';

describe.each([
  ['embedded', true],
  ['postgresql', false],
] as const)('a post that ran out by itself (%s)', (_, embedded) => {
  let county: SmallCounty;
  let taskId: string;
  /** The leader has handed the list to the deputy, whose post ends with the next day; nobody says so. */
  beforeEach(async () => {
    county = await smallCounty({ embedded });
    const deputy = county.id('deputy');
    await county.db.insert(people).values({ id: deputy, code: 'deputy', name: '副职', email: 'deputy@test.example' });
    await county.db.insert(postHoldings).values({
      id: county.id('deputyHolding'),
      postId: county.id('countyLeader@county'),
      personId: deputy,
      fromDay: '2020-01-01',
      toDay: '2026-04-21',
    });
    await county.verify(1);
    expectOk(await county.select([1]));
    taskId = await county.task('publishNotice');
    const over = { taskId, toPersonId: deputy, reason: '出差' };
    expectOk(await perform(county.deps, handOver, county.person('leader'), over));
  });
  afterEach(() => county.close());

  const named = async () => (await county.db.select().from(tasks).where(eq(tasks.id, taskId)))[0]?.personId;
  const lettersTo = async (code: string, template: string) =>
    (
      await county.db
        .select()
        .from(mails)
        .where(eq(mails.personId, county.id(code)))
    ).filter((mail) => mail.template === template).length;
  const live = async (code: string) =>
    (
      await county.db
        .select()
        .from(links)
        .where(and(eq(links.taskId, taskId), eq(links.personId, county.id(code)), eq(links.state, 'live')))
    ).length;
  const remind = () => county.look({ kind: 'nomination', id: county.id('nomination') }, 'nomination');

  it('HOST-20: while the post lasts, the person named is reminded and nobody else', async () => {
    county.set('2026-04-21T02:00:00.000Z');
    await performSystem(county.deps, queueDigests);
    expect([await named(), await lettersTo('deputy', 'digest')]).toEqual([county.id('deputy'), 1]);
    expect(saying(await county.publish([1]))).toBe('notFound');
  });

  it('HOST-20: afterwards its other holder decides at once, before anything has looked at it', async () => {
    county.set('2026-04-22T02:00:00.000Z');
    expect(saying(await county.publish([1], county.person('deputy')))).toBe('notFound');
    expect(saying(await county.publish([1], county.person('leader')))).toBe('ok');
  });

  it('HOST-20: the next reminder goes to the post, and the task with it', async () => {
    county.set('2026-05-27T02:00:00.000Z');
    await remind();
    expect([await lettersTo('deputy', 'reminder'), await lettersTo('leader', 'reminder')]).toEqual([0, 1]);
    expect([await named(), await live('deputy'), await live('leader')]).toEqual([null, 0, 1]);
    const rows = await county.db.select().from(audit).where(eq(audit.act, 'returnToPost'));
    expect(rows.map((row) => row.actorKind)).toEqual(['system']);
  });

  it('HOST-20: so does the morning’s digest, where no reminder is due', async () => {
    await county.db.update(rounds).set({ state: 'open' });
    county.set('2026-04-22T02:00:00.000Z');
    await performSystem(county.deps, queueDigests);
    expect([await named(), await lettersTo('deputy', 'digest'), await lettersTo('leader', 'digest')]).toEqual([
      null,
      0,
      1,
    ]);
  });
});

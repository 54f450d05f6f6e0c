import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { reappointable } from '../../../api/reads/reappointable.js';
import { decisions, mails, memberships, stageRuns, tasks } from '../../../db/schema/all.js';
import { perform } from '../../../desk/kit/act.js';
import { termOf } from '../../../desk/kit/term.js';
import { decideRenewal } from '../../../desk/studio/decide-renewal.js';
import { judgeMember } from '../../../desk/studio/judge-member.js';
import { recordOf } from '../../../desk/studio/member-record.js';
import { checksOn } from '../../../desk/studio/memberships.js';
import { nominateMember } from '../../../desk/studio/nominate-member.js';
import { dayOf } from '../../../domain/time/beijing.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { begun, decides, nextTermOf, nominee, rowOf, serves, termEnds, tookPart } from './member-steps.js';
import { brokenAmong, opens, openTask } from './steps.js';

const broken = brokenAmong([
  'heldSeats',
  'membersAgreed',
  'membersDecided',
  'membersEnded',
  'oneDecisionPerSeat',
  'stagesAsk',
  'stagesAndTasks',
  'taskLetters',
]);
const today = async (desk: TestDesk) => dayOf(await desk.clock.now());

/** The term of a studio with two members is over; the second has done all there is in the agreement. */
async function over(desk: TestDesk) {
  const all = await begun(desk);
  const [lazy, busy] = [await serves(desk, all, 'teacherA2a'), await serves(desk, all, 'teacherA2b')];
  for (let n = 0; n < 12; n += 1) await tookPart(desk, all, 'seminar', [busy]);
  await tookPart(desk, all, 'paper', [busy]);
  await termEnds(desk, all.termId);
  return { ...all, lazy, busy };
}
const taskOf = async (desk: TestDesk, number: number) => {
  const [found] = await desk.db
    .select({ id: tasks.id })
    .from(tasks)
    .innerJoin(stageRuns, eq(stageRuns.id, tasks.stageRunId))
    .where(and(eq(tasks.kind, 'memberCompletion'), eq(stageRuns.number, number)));
  return found?.id ?? expect.fail('nothing asked');
};

runOnDesk('members at the end of the term', (desk) => {
  it('MEMBER-09, MEMBER-05 (E): the host says of each whether the tasks were completed, by link, with the record on file; nobody in the host’s place', async () => {
    const all = await over(desk());
    const { city, host, busy } = all;
    const taskId = await taskOf(desk(), busy);
    for (const who of ['teacherA2b', 'leaderA1', 'sectionOfficer', 'cityLeader'])
      expect([
        who,
        refusalOf(await perform(desk(), judgeMember, city.person(who), { taskId, outcome: 'completed' })),
      ]).toEqual([who, 'notFound']);
    const byLink = city.person('teacherA1a', { channel: 'link', taskId, secondFactor: false });
    expect(await done(desk(), judgeMember, byLink, { taskId, outcome: 'completed' })).toEqual({ outcome: 'completed' });
    expect(await rowOf(desk(), busy)).toMatchObject({ state: 'completed' });
    expect((await rowOf(desk(), busy)).endedAt).not.toBeNull();
    const [said] = await desk().db.select().from(decisions).where(eq(decisions.kind, 'memberCompletion'));
    expect(said).toMatchObject({
      ...{ deciderId: host.personId, decision: 'completed' },
      content: {
        record: [
          { code: 'studioWork', status: 'done' },
          { code: 'results', status: 'done' },
        ],
      },
    });
    const letters = await desk().db.select().from(mails).where(eq(mails.template, 'memberJudged'));
    expect(letters.map(({ personId, data }) => [personId, data.outcome])).toEqual([
      [city.personId('teacherA2b'), 'completed'],
    ]);
    expect(await broken(desk())).toEqual([]);
  });

  it('MEMBER-09: a verdict that is not what the record says needs a reason', async () => {
    const all = await over(desk());
    const { host, lazy, busy } = all;
    const says =
      (number: number, outcome: string, reason = '') =>
      async () =>
        perform(desk(), judgeMember, host, { taskId: await taskOf(desk(), number), outcome, reason });
    expect(refusalOf(await says(lazy, 'completed')())).toBe('badInput MEMBER-09');
    expect(refusalOf(await says(busy, 'notCompleted')())).toBe('badInput MEMBER-09');
    expect((await says(lazy, 'notCompleted', '没有参加活动')()).ok).toBe(true);
    expect(await rowOf(desk(), lazy)).toMatchObject({ state: 'notCompleted' });
  });

  it('MEMBER-O05, MEMBER-04: in the next term whoever did not complete the tasks is not renewed, who did is, by the same route', async () => {
    const all = await over(desk());
    const { city, host, lazy, busy } = all;
    await done(desk(), judgeMember, host, {
      ...{ taskId: await taskOf(desk(), lazy), outcome: 'notCompleted', reason: '没有参加活动' },
    });
    await done(desk(), judgeMember, host, { taskId: await taskOf(desk(), busy), outcome: 'completed' });
    const next = await nextTermOf(desk(), all);
    const term = await termOf({ tx: desk().db }, next.id);
    expect((await checksOn({ tx: desk().db }, term, await rowOf(desk(), busy), true)).at(-1)).toMatchObject({
      ...{ code: 'tasksCompleted', met: true },
    });
    const again = (code: string) => perform(desk(), nominateMember, host, nominee(next.id, code));
    expect(refusalOf(await again('teacherA2a'))).toBe('ruleForbids MEMBER-O05');
    // out of the list of those who completed the tasks, which is the host's alone; whoever is on it is nominated by number
    const offered = (code: string) => reappointable({ tx: desk().db, actor: city.person(code) }, term);
    expect(await offered('teacherA1a')).toEqual([
      { number: busy, name: '人员teacherA2b', schoolName: expect.any(String) },
    ]);
    expect(await offered('sectionOfficer')).toEqual([]);
    const byNumber = (number: number) => {
      const { code: _, name: __, ...said } = nominee(next.id, '');
      return perform(desk(), nominateMember, host, { ...said, again: number });
    };
    expect(refusalOf(await byNumber(lazy))).toBe('ruleForbids MEMBER-O05');
    expect(refusalOf(await byNumber(99))).toBe('badInput');
    expect((await byNumber(busy)).ok).toBe(true);
    expect(await offered('teacherA1a')).toEqual([]);
    expect(refusalOf(await byNumber(busy))).toBe('ruleForbids STUDIO-01');
    // nothing is asked of whoever comes for the first time
    expect((await again('teacherD1a')).ok).toBe(true);
  });

  it('STUDIO-O04, STUDIO-O03: silence judges nobody; once the city has closed the studio its members move on, with their record', async () => {
    const all = await over(desk());
    const { city, lazy, busy, termId } = all;
    expect((await rowOf(desk(), lazy)).state).toBe('serving');
    await opens(desk(), termId, 'renewalDecision');
    const { id: taskId } = await openTask(desk(), 'renewalDecision');
    await done(desk(), decideRenewal, city.person('cityLeader'), { taskId, decision: 'close', reason: '聘期届满' });
    for (const number of [lazy, busy])
      expect(await rowOf(desk(), number)).toMatchObject({ state: 'left', leavingReason: 'studioClosed' });
    const record = await recordOf({ tx: desk().db }, await rowOf(desk(), busy), await today(desk()));
    expect(record.map(({ progress }) => progress.status)).toEqual(['done', 'done']);
    const asked = await desk().db.select().from(tasks).where(eq(tasks.kind, 'memberCompletion'));
    expect(asked.map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    expect(await broken(desk())).toEqual([]);
  });

  it('MEMBER-04: whoever does not serve by the end of the term never will', async () => {
    const all = await begun(desk());
    const number = await decides(desk(), all, 'teacherA2a');
    await termEnds(desk(), all.termId);
    expect(await rowOf(desk(), number)).toMatchObject({ state: 'left', leavingReason: 'termOver', fromDay: null });
    expect(await desk().db.select().from(memberships).where(eq(memberships.state, 'decided'))).toEqual([]);
    expect(await broken(desk())).toEqual([]);
  });
});

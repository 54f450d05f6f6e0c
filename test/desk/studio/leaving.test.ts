import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { links, mails, outbox, stageRuns, tasks } from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { erasePerson } from '../../../desk/privacy/erase-person.js';
import { leaveStudio } from '../../../desk/studio/leave-studio.js';
import { recordOf } from '../../../desk/studio/member-record.js';
import { everMembers, liveMembers } from '../../../desk/studio/memberships.js';
import { nominateMember } from '../../../desk/studio/nominate-member.js';
import { recordWork } from '../../../desk/studio/record-work.js';
import { signAgreement } from '../../../desk/studio/sign-agreement.js';
import { addDays, dayOf } from '../../../domain/time/beijing.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { begun, decides, nominee, rowOf, serves, standsAt, termEnds, tookPart } from './member-steps.js';
import { brokenAmong, climbs } from './steps.js';

const broken = brokenAmong([
  'membersAgreed',
  'membersDecided',
  'membersEnded',
  'stagesAsk',
  'stagesAndTasks',
  'taskLetters',
  'wordsSealed',
  'worksWhole',
]);
const leaving = (termId: string, number: number, lastDay: string, more: object = {}) => ({
  ...{ termId, number, reason: 'transfer', words: '调往外市任教', lastDay },
  ...more,
});
const today = async (desk: TestDesk) => dayOf(await desk.clock.now());
const letters = (desk: TestDesk) => desk.db.select().from(mails).where(eq(mails.template, 'memberLeaves'));

runOnDesk('a member leaves the studio', (desk) => {
  it('MEMBER-O04: member or host states that a member leaves, nobody else; today, it ends at once, and both are told', async () => {
    const all = await begun(desk());
    const { city, termId, host } = all;
    const number = await serves(desk(), all, 'teacherA2a');
    const input = leaving(termId, number, await today(desk()));
    for (const who of ['teacherA2b', 'leaderA1', 'countyOfficerA', 'sectionOfficer', 'cityLeader'])
      expect([who, refusalOf(await perform(desk(), leaveStudio, city.person(who), input))]).toEqual([who, 'notFound']);
    expect(refusalOf(await perform(desk(), leaveStudio, host, { ...input, words: ' ' }))).toBe('badInput');
    expect(await done(desk(), leaveStudio, city.person('teacherA2a'), input)).toEqual({ left: true });
    expect(await rowOf(desk(), number)).toMatchObject({
      ...{ state: 'left', priorState: 'serving', leavingReason: 'transfer', toDay: await today(desk()) },
      leavingStatedBy: city.personId('teacherA2a'),
    });
    expect(await liveMembers({ tx: desk().db }, termId)).toEqual([]);
    // the studio stays their own: no act of its assessment (STUDIO-10)
    expect(await everMembers({ tx: desk().db }, termId)).toEqual([city.personId('teacherA2a')]);
    const told = (await letters(desk())).map(({ personId, data }) => [personId, data.left, data.reason]);
    expect(told.toSorted()).toEqual(
      [host.personId, city.personId('teacherA2a')].map((id) => [id, 'yes', 'transfer']).toSorted(),
    );
    expect(refusalOf(await perform(desk(), leaveStudio, host, input))).toBe('stageNotOpen MEMBER-04');
    expect(await broken(desk())).toEqual([]);
  });

  it('MEMBER-O04: a later last day is stated anew until then; the membership ends after it, by the year’s own letter, once', async () => {
    const all = await begun(desk());
    const { city, termId, host } = all;
    const number = await serves(desk(), all, 'teacherA2a');
    const now = await today(desk());
    const said = async (lastDay: string) =>
      refusalOf(await perform(desk(), leaveStudio, host, leaving(termId, number, lastDay)));
    expect(await said(addDays(now, -1))).toBe('badInput MEMBER-O04');
    expect(await said((await rowOf(desk(), number)).toDay ?? '')).toBe('badInput MEMBER-O04');
    const member = city.person('teacherA2a');
    expect(await done(desk(), leaveStudio, member, leaving(termId, number, addDays(now, 40)))).toEqual({ left: false });
    const sooner = leaving(termId, number, addDays(now, 20), { reason: 'health' });
    expect(await done(desk(), leaveStudio, host, sooner)).toEqual({ left: false });
    expect(await rowOf(desk(), number)).toMatchObject({ state: 'serving', endedAt: null, leavesOn: addDays(now, 20) });
    const [last] = (
      await desk()
        .db.select()
        .from(outbox)
        .where(eq(outbox.workflowId, `term-${termId}`))
    ).slice(-1);
    expect(last?.message).toMatchObject({ news: { kind: 'datesMoved' } });
    standsAt(desk(), addDays(now, 20), '23:59');
    await climbs(desk(), termId, 'studioYear');
    expect((await rowOf(desk(), number)).state).toBe('serving');
    // the service was asleep for some days: it ends as of the day that was stated
    standsAt(desk(), addDays(now, 24));
    await climbs(desk(), termId, 'studioYear');
    await climbs(desk(), termId, 'studioYear');
    expect(await rowOf(desk(), number)).toMatchObject({
      ...{ state: 'left', leavingReason: 'health', toDay: addDays(now, 20) },
    });
    expect((await letters(desk())).filter(({ data }) => data.left === 'yes')).toHaveLength(2);
    expect(await broken(desk())).toEqual([]);
  });

  it('MEMBER-O04, STUDIO-18: what the member was asked for is off the desks at once, task and link; a nomination is taken back in the same way', async () => {
    const all = await begun(desk());
    const { city, termId, host } = all;
    const decided = await decides(desk(), all, 'teacherA2a');
    const [asked] = await desk()
      .db.select()
      .from(tasks)
      .where(and(eq(tasks.kind, 'signAgreement'), eq(tasks.personId, city.personId('teacherA2a'))));
    const taskId = asked?.id ?? '';
    const now = await today(desk());
    // who does not serve yet has no last day to come
    expect(refusalOf(await perform(desk(), leaveStudio, host, leaving(termId, decided, addDays(now, 3))))).toBe(
      'badInput MEMBER-O04',
    );
    await done(desk(), leaveStudio, city.person('teacherA2a'), leaving(termId, decided, now));
    const signing = await desk().db.select().from(tasks).where(eq(tasks.kind, 'signAgreement'));
    expect(signing.map(({ state, outcome }) => [state, outcome])).toEqual([
      ['cancelled', 'memberLeft'],
      ['cancelled', 'memberLeft'],
    ]);
    const byLink = city.person('teacherA2a', { channel: 'link', taskId, secondFactor: false });
    const late = { taskId, version: 1, contentHash: 'a'.repeat(64) };
    expect(refusalOf(await perform(desk(), signAgreement, byLink, late))).toBe('taskClosed');
    await done(desk(), nominateMember, host, nominee(termId, 'teacherA2b'));
    // a nominee knows of nothing, and is told nothing
    expect(refusalOf(await perform(desk(), leaveStudio, city.person('teacherA2b'), leaving(termId, 2, now)))).toBe(
      'notFound',
    );
    await done(desk(), leaveStudio, host, leaving(termId, 2, now));
    const runs = await desk().db.select().from(stageRuns).where(eq(stageRuns.number, 2));
    expect(runs.map(({ stage, state }) => [stage, state])).toEqual([['memberDecision', 'void']]);
    expect((await letters(desk())).map(({ personId }) => personId)).not.toContain(city.personId('teacherA2b'));
    expect(await everMembers({ tx: desk().db }, termId)).toEqual([city.personId('teacherA2a')]);
    expect(await desk().db.select().from(links).where(eq(links.taskId, taskId))).not.toEqual([]);
    expect(await broken(desk())).toEqual([]);
  });

  it('MEMBER-O04, MEMBER-01: the place is filled by the same route within the term, and the new membership ends with the term', async () => {
    const all = await begun(desk());
    const { termId, host } = all;
    const first = await serves(desk(), all, 'teacherA2a');
    const { toDay: termTo } = await rowOf(desk(), first);
    await done(desk(), leaveStudio, host, leaving(termId, first, await today(desk())));
    standsAt(desk(), addDays(await today(desk()), 200));
    const second = await serves(desk(), all, 'teacherA2b');
    expect(await rowOf(desk(), second)).toMatchObject({
      ...{ state: 'serving', way: 'countySchool', fromDay: await today(desk()), toDay: termTo },
    });
    // and whoever left may come again
    const again = await serves(desk(), all, 'teacherA2a');
    expect((await rowOf(desk(), again)).toDay).toBe(termTo);
    expect(await broken(desk())).toEqual([]);
  });

  it('MEMBER-09, MEMBER-07, STUDIO-O04: the record of tasks counts the confirmed work the member took part in, and stays when the member leaves', async () => {
    const all = await begun(desk());
    const { termId, host } = all;
    const [one, two] = [await serves(desk(), all, 'teacherA2a'), await serves(desk(), all, 'teacherA2b')];
    await tookPart(desk(), all, 'paper', [one]);
    await tookPart(desk(), all, 'seminar', [two, one, one]);
    const recorded = { kind: 'seminar', level: 'school', on: await today(desk()), hours: '2', participants: 8 };
    const mine = { termId, ...recorded, title: '研讨' };
    expect(refusalOf(await perform(desk(), recordWork, host, { ...mine, members: [9] }))).toBe('badInput MEMBER-07');
    await done(desk(), recordWork, host, { ...mine, members: [one] });
    const of = async (number: number) =>
      (await recordOf({ tx: desk().db }, await rowOf(desk(), number), await today(desk()))).map(
        ({ task, progress }) => [task.code, progress.filled.num, progress.status],
      );
    // what is not confirmed does not count
    expect(await of(one)).toEqual([
      ['studioWork', 1n, 'onTrack'],
      ['results', 1n, 'done'],
    ]);
    expect(await of(two)).toEqual([
      ['studioWork', 1n, 'onTrack'],
      ['results', 0n, 'onTrack'],
    ]);
    await done(desk(), leaveStudio, host, leaving(termId, one, await today(desk())));
    standsAt(desk(), addDays(await today(desk()), 10));
    expect(
      refusalOf(await perform(desk(), recordWork, host, { ...mine, on: await today(desk()), members: [one] })),
    ).toBe('badInput MEMBER-07');
    expect(await of(one)).toEqual([
      ['studioWork', 1n, 'onTrack'],
      ['results', 1n, 'done'],
    ]);
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-05: once the term is over nobody leaves it any more', async () => {
    const all = await begun(desk());
    const number = await serves(desk(), all, 'teacherA2a');
    await termEnds(desk(), all.termId);
    const late = leaving(all.termId, number, await today(desk()));
    expect(refusalOf(await perform(desk(), leaveStudio, all.host, late))).toBe('stageNotOpen STUDIO-05');
  });

  it('what was said of a leaving is sealed and goes with the member', async () => {
    const all = await begun(desk());
    const number = await serves(desk(), all, 'teacherA2a');
    await done(desk(), leaveStudio, all.host, leaving(all.termId, number, await today(desk())));
    expect(String((await rowOf(desk(), number)).leavingWords)).toMatch(/^p1\./);
    await performSystem(desk(), (at) => erasePerson(at, all.city.personId('teacherA2a')));
    expect(await broken(desk())).toEqual([]);
  });
});

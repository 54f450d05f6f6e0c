import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { mails, memberWritings, stageRuns, tasks } from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { climb } from '../../../desk/kit/climb.js';
import { termOf } from '../../../desk/kit/term.js';
import { erasePerson } from '../../../desk/privacy/erase-person.js';
import { stagePlans } from '../../../desk/stages/all.js';
import { establishedSoFar } from '../../../desk/studio/established.js';
import { leaveStudio } from '../../../desk/studio/leave-studio.js';
import { acknowledgeSummary } from '../../../desk/studio/writings/acknowledge-summary.js';
import { fileGrowthPlan } from '../../../desk/studio/writings/file-growth-plan.js';
import { guideGrowthPlan } from '../../../desk/studio/writings/guide-growth-plan.js';
import { handInSummary } from '../../../desk/studio/writings/hand-in-summary.js';
import { reviseGrowthPlan } from '../../../desk/studio/writings/revise-growth-plan.js';
import { writingHash } from '../../../desk/studio/writings/writings.js';
import { addDays, dayOf, endOfDay } from '../../../domain/time/beijing.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { begun, rowOf, serves, standsAt } from './member-steps.js';
import { brokenAmong, climbs, openTask } from './steps.js';

const broken = brokenAmong([
  'heldSeats',
  'membersEnded',
  'oneDecisionPerSeat',
  'stagesAsk',
  'stagesAndTasks',
  'taskLetters',
  'wordsSealed',
  'writingsAnswered',
]);
const today = async (desk: TestDesk) => dayOf(await desk.clock.now());
const plan = {
  situation: '任教六年',
  goals: '成为骨干',
  measures: '每月一课',
  schedule: '分三年',
  results: '论文一篇',
};
const summary = { work: '参加全部研讨', results: '论文一篇', next: '继续' };
const rows = (desk: TestDesk) => desk.db.select().from(memberWritings).orderBy(memberWritings.number);
const hashOf = async (desk: TestDesk) => (await rows(desk)).at(-1)?.contentHash ?? '';

/** teacherA2a serves; the growth plan is asked for. */
async function serving(desk: TestDesk) {
  const all = await begun(desk);
  const number = await serves(desk, all, 'teacherA2a');
  return { ...all, number, member: all.city.person('teacherA2a') };
}
const files = async (desk: TestDesk, { member }: Awaited<ReturnType<typeof serving>>) =>
  done(desk, fileGrowthPlan, member, { taskId: (await openTask(desk, 'growthPlan')).id, sections: plan });
const guides = async (
  desk: TestDesk,
  { host }: Awaited<ReturnType<typeof serving>>,
  outcome: 'agreed' | 'returned',
  words = '再具体些',
) => {
  const { id: taskId } = await openTask(desk, 'guideGrowthPlan');
  return perform(desk, guideGrowthPlan, host, { taskId, outcome, words, contentHash: await hashOf(desk) });
};

runOnDesk('what a member hands in', (desk) => {
  it('STUDIO-21: with the agreement the growth plan is asked for; the member hands it in by link, nobody in their place, every section written', async () => {
    const all = await serving(desk());
    const { city, termId, member } = all;
    const { id: taskId } = await openTask(desk(), 'growthPlan');
    for (const who of ['teacherA1a', 'teacherA2b', 'leaderA1', 'sectionOfficer', 'cityLeader'])
      expect([
        who,
        refusalOf(await perform(desk(), fileGrowthPlan, city.person(who), { taskId, sections: plan })),
      ]).toEqual([who, 'notFound']);
    const blank = await perform(desk(), fileGrowthPlan, member, { taskId, sections: { ...plan, goals: ' ' } });
    expect(blank.ok || blank.refusals).toMatchObject([
      { code: 'badInput', ruleId: 'STUDIO-21', field: 'sections.goals' },
    ]);
    const term = await termOf({ tx: desk().db }, termId);
    const planned = async () => {
      const { asked, later } = await establishedSoFar({ tx: desk().db }, term);
      return [...asked, ...later].find(({ code }) => code === 'growthPlans')?.met;
    };
    expect(await planned()).toBe(false);
    const byLink = city.person('teacherA2a', { channel: 'link', taskId, secondFactor: false });
    expect(await done(desk(), fileGrowthPlan, byLink, { taskId, sections: plan })).toMatchObject({ version: 1 });
    expect(await planned()).toBe(true);
    const [row] = await rows(desk());
    expect(row && writingHash(row, plan)).toBe(row?.contentHash);
    // the host is asked next, in the same run, with the whole time
    const asked = await openTask(desk(), 'guideGrowthPlan');
    expect(asked).toMatchObject({ personId: city.personId('teacherA1a') });
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-21: the host guides in words: returned, it is asked for anew as the next version; agreed, it stands', async () => {
    const all = await serving(desk());
    await files(desk(), all);
    expect(refusalOf(await guides(desk(), all, 'returned', ' '))).toBe('badInput STUDIO-21');
    const { id: taskId } = await openTask(desk(), 'guideGrowthPlan');
    const stale = { taskId, outcome: 'agreed', words: '可行', contentHash: 'a'.repeat(64) };
    expect(refusalOf(await perform(desk(), guideGrowthPlan, all.host, stale))).toBe('caseChanged STUDIO-21');
    expect((await guides(desk(), all, 'returned')).ok).toBe(true);
    expect((await rows(desk())).map(({ version, state }) => [version, state])).toEqual([
      [1, 'returned'],
      [2, 'asked'],
    ]);
    await files(desk(), all);
    expect((await guides(desk(), all, 'agreed', '可行')).ok).toBe(true);
    expect((await rows(desk())).at(-1)).toMatchObject({ version: 2, state: 'agreed' });
    const letters = await desk().db.select().from(mails).where(eq(mails.template, 'writingAnswered'));
    expect(letters.map(({ personId, data }) => [personId, data.outcome]).toSorted()).toEqual(
      [
        [all.member.personId, 'agreed'],
        [all.member.personId, 'returned'],
      ].toSorted(),
    );
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-21: member or host ask for another version of a plan that stands, nobody else, and not while one is under way', async () => {
    const all = await serving(desk());
    const { city, termId, number, host, member } = all;
    const revise = { termId, number };
    expect(refusalOf(await perform(desk(), reviseGrowthPlan, host, revise))).toBe('taskClosed STUDIO-21');
    await files(desk(), all);
    await guides(desk(), all, 'agreed');
    for (const who of ['teacherA2b', 'leaderA1', 'sectionOfficer'])
      expect([who, refusalOf(await perform(desk(), reviseGrowthPlan, city.person(who), revise))]).toEqual([
        who,
        'notFound',
      ]);
    await done(desk(), reviseGrowthPlan, member, revise);
    expect(await files(desk(), all)).toMatchObject({ version: 2 });
    expect(await broken(desk())).toEqual([]);
  });

  it('MEMBER-06 (P): a month before the end of each year the member is asked for a summary, hands it in, and the host takes note', async () => {
    const all = await serving(desk());
    const { member, host, termId, number } = all;
    const { fromDay } = await rowOf(desk(), number);
    const [year, rest] = [Number((fromDay ?? '').slice(0, 4)) + 1, (fromDay ?? '').slice(4)];
    const due = addDays(`${year}${rest}`, -1);
    standsAt(desk(), addDays(due, -31));
    await climbs(desk(), termId, 'studioYear');
    expect((await rows(desk())).filter(({ kind }) => kind === 'summary')).toEqual([]);
    standsAt(desk(), addDays(due, -20));
    await climbs(desk(), termId, 'studioYear');
    await climbs(desk(), termId, 'studioYear');
    expect((await rows(desk())).filter(({ kind }) => kind === 'summary')).toMatchObject([
      { dueOn: due, state: 'asked' },
    ]);
    const task = await openTask(desk(), 'memberSummary');
    expect(task).toMatchObject({ personId: member.personId, due: endOfDay(due) });
    const input = { taskId: task.id, sections: summary };
    expect(refusalOf(await perform(desk(), handInSummary, host, input))).toBe('notFound');
    await done(desk(), handInSummary, member, input);
    const { id: taskId } = await openTask(desk(), 'acknowledgeSummary');
    const noted = { taskId, words: '', contentHash: await hashOf(desk()) };
    expect(refusalOf(await perform(desk(), acknowledgeSummary, member, noted))).toBe('notFound');
    expect(await done(desk(), acknowledgeSummary, host, noted)).toEqual({ outcome: 'acknowledged' });
    expect(await broken(desk())).toEqual([]);
  });

  it('MEMBER-06: silence reminds the member and hands in nothing', async () => {
    const all = await serving(desk());
    const [run] = await desk().db.select().from(stageRuns).where(eq(stageRuns.stage, 'memberWriting'));
    standsAt(desk(), addDays(dayOf(run?.due ?? ''), 1));
    await performSystem(desk(), (at) =>
      climb(at, stagePlans.memberWriting, {
        ...{ subject: { kind: 'term', id: all.termId }, stage: 'memberWriting', number: 1 },
      }),
    );
    const told = await desk().db.select().from(mails).where(eq(mails.template, 'reminder'));
    expect(told.map(({ personId }) => personId)).toEqual([all.member.personId]);
    expect((await rows(desk()))[0]?.state).toBe('asked');
  });

  it('MEMBER-O04: with the membership what was asked for rests; the words are sealed and go with the member', async () => {
    const all = await serving(desk());
    await files(desk(), all);
    const lastDay = await today(desk());
    const said = { termId: all.termId, number: all.number, reason: 'health', words: '健康原因', lastDay };
    await done(desk(), leaveStudio, all.host, said);
    expect((await rows(desk())).map(({ state }) => state)).toEqual(['dropped']);
    const open = await desk()
      .db.select()
      .from(tasks)
      .where(and(eq(tasks.termId, all.termId), eq(tasks.kind, 'guideGrowthPlan')));
    expect(open.map(({ state }) => state)).toEqual(['cancelled']);
    expect(String((await rows(desk()))[0]?.words)).toMatch(/^p1\./);
    await performSystem(desk(), (at) => erasePerson(at, all.member.personId));
    expect(await broken(desk())).toEqual([]);
  });
});

import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { removalAppealOf, removalWork } from '../../../api/reads/removals.js';
import { audit, decisions, mails, memberWritings, outbox, stageRuns, tasks, terms } from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { refuseErasure } from '../../../desk/privacy/still-needed.js';
import { leaveStudio } from '../../../desk/studio/leave-studio.js';
import { agreementOf } from '../../../desk/studio/letters.js';
import { nominateMember } from '../../../desk/studio/nominate-member.js';
import { appealRemoval } from '../../../desk/studio/removal-appeal/appeal-removal.js';
import { decideRemovalAppeal } from '../../../desk/studio/removal-appeal/decide-removal-appeal.js';
import { signAgreement } from '../../../desk/studio/sign-agreement.js';
import { suspendStudio } from '../../../desk/studio/suspension/suspend-studio.js';
import { addDays, addMonths, dayOf, endOfDay } from '../../../domain/time/beijing.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { begun, decides, nominee, rowOf, serves, standsAt, termEnds } from './member-steps.js';
import { accused, appealed, heard, type Removed, removed } from './removal-steps.js';
import { brokenAmong, climbs } from './steps.js';

const broken = brokenAmong([
  ...['heldSeats', 'membersAgreed', 'membersDecided', 'membersEnded', 'oneDecisionPerSeat', 'removalsDecided'],
  ...['removalsAppealed', 'stagesAsk', 'stagesAndTasks', 'taskLetters', 'windowsEnd', 'wordsSealed', 'openProcesses'],
  ...['writingsAnswered', 'hostsRest', 'stageDates'],
]);
const today = async (desk: TestDesk) => dayOf(await desk.clock.now());
const answer = async (one: Removed, outcome: 'confirmed' | 'overturned') => ({
  ...{ taskId: await one.taskId('removalAppealDecision'), outcome, reason: '经复核' },
});
const overturns = async (desk: TestDesk, one: Removed) =>
  done(desk, decideRemovalAppeal, one.city.person('cityLeader'), await answer(one, 'overturned'));
const letters = async (desk: TestDesk, template: string) =>
  desk.db.select().from(mails).where(eq(mails.template, template));

runOnDesk('the appeal of a member who was removed', (desk) => {
  it('MEMBER-O03, VETO-O05: told with the removal, by link, once, within the edition’s working days; nobody in the member’s place, and nothing is suspended', async () => {
    const one = await removed(desk(), await heard(desk()));
    const { city, number } = one;
    const { appealUntil } = await one.row();
    const told = (await letters(desk(), 'memberLeaves')).map(({ data }) => data.until);
    expect(new Set(told)).toEqual(new Set([appealUntil]));
    const [asks] = (await letters(desk(), 'taskOpened')).filter(({ data }) => data.taskKind === 'removalAppeal');
    expect(asks).toMatchObject({ personId: city.personId('teacherA2a') });
    expect(asks?.linkId).toBeTruthy();
    const taskId = await one.taskId('removalAppeal');
    const appeal = { taskId, text: '事实有误，请求复核' };
    expect(await refuseErasureOf(desk(), city.personId('teacherA2a'))).toBe('procedureOpen');
    for (const who of ['teacherA1a', 'countyOfficerA', 'leaderA1', 'cityLeader'])
      expect([who, refusalOf(await perform(desk(), appealRemoval, city.person(who), appeal))]).toEqual([
        who,
        'notFound',
      ]);
    const byLink = city.person('teacherA2a', { channel: 'link', taskId, secondFactor: false });
    expect(refusalOf(await perform(desk(), appealRemoval, byLink, { taskId, text: ' ' }))).toBe('badInput');
    await done(desk(), appealRemoval, byLink, appeal);
    expect(refusalOf(await perform(desk(), appealRemoval, byLink, appeal))).toBe('taskClosed');
    expect(await rowOf(desk(), number)).toMatchObject({ state: 'removed' });
    // what was said stands sealed with the removal, and nowhere else
    expect(String((await one.row()).appealText)).toMatch(/^p1\./);
    for (const where of [await desk().db.select().from(audit), await desk().db.select().from(outbox)])
      expect(JSON.stringify(where)).not.toContain('请求复核');
    expect(await broken(desk())).toEqual([]);
  });

  it('VETO-O05: silence lets the removal stand; who is late finds the time over', async () => {
    const one = await removed(desk(), await heard(desk()));
    const taskId = await one.taskId('removalAppeal');
    const until = (await one.row()).appealUntil ?? '';
    desk().clock.set(new Date(Date.parse(until) + 3_600_000).toISOString());
    const late = await perform(desk(), appealRemoval, one.city.person('teacherA2a'), { taskId, text: '请求复核' });
    expect(refusalOf(late)).toBe('windowClosed VETO-O05');
    expect(await one.looks('removalAppealWindow')).toMatchObject({ settled: 'ended' });
    const at = { tx: desk().db, now: await desk().clock.now() };
    const { id } = await rowOf(desk(), one.number);
    expect(await removalAppealOf(at, { id, termId: one.termId })).toMatchObject({
      appealedAt: null,
      outcome: null,
      closed: true,
    });
    expect(await rowOf(desk(), one.number)).toMatchObject({ state: 'removed' });
    expect(await broken(desk())).toEqual([]);
  });

  it('VETO-O05: a person without a hand in it answers, with the second factor and a reason; confirmed, the removal stands and keeps out', async () => {
    const one = await appealed(desk(), await removed(desk(), await heard(desk())));
    const { city, host, termId } = one;
    const confirms = await answer(one, 'confirmed');
    const by = async (who: string, more: object = {}) =>
      refusalOf(await perform(desk(), decideRemovalAppeal, city.person(who, more), confirms));
    for (const who of ['teacherA2a', 'teacherA1a', 'countyOfficerA', 'cityOfficer', 'sectionOfficer'])
      expect([who, await by(who)]).toEqual([who, 'notFound']);
    expect(await by('cityLeader', { secondFactor: false })).toBe('secondFactorRequired');
    // whoever agreed to it does not answer, by whatever post it came to them
    const given = (code: string) =>
      desk()
        .db.update(tasks)
        .set({ personId: city.personId(code), role: 'countyOfficer', orgId: city.org('countyA') });
    await given('countyOfficerA').where(eq(tasks.id, confirms.taskId));
    expect(await by('countyOfficerA')).toBe('secondPersonRequired VETO-O05');
    const back = { personId: null, role: 'cityLeader', orgId: city.org('bureau') } as const;
    await desk().db.update(tasks).set(back).where(eq(tasks.id, confirms.taskId));
    const [task] = await desk().db.select().from(tasks).where(eq(tasks.id, confirms.taskId));
    const work = await removalWork({ tx: desk().db, vault: desk().vault }, termId, task ?? expect.fail('no task'));
    expect(work).toMatchObject({
      facts: '体罚学生，查证属实',
      statement: '事出有因',
      appealText: '事实有误，请求复核',
    });
    expect(await refuseErasureOf(desk(), city.personId('teacherA2a'))).toBe('procedureOpen');
    expect(await done(desk(), decideRemovalAppeal, city.person('cityLeader'), confirms)).toEqual({
      ...{ outcome: 'confirmed', restored: false },
    });
    expect(await rowOf(desk(), one.number)).toMatchObject({ state: 'removed', leavingReason: 'ethics' });
    const [said] = await desk().db.select().from(decisions).where(eq(decisions.kind, 'removalAppealDecision'));
    expect(said).toMatchObject({ decision: 'confirmed', reason: '经复核', ruleIds: ['VETO-O05', 'MEMBER-O03'] });
    const told = await letters(desk(), 'removalAppealDecided');
    expect(told.map(({ personId, data }) => [personId, data.outcome]).toSorted()).toEqual(
      [city.personId('teacherA2a'), host.personId].map((id) => [id, 'confirmed']).toSorted(),
    );
    expect(refusalOf(await perform(desk(), nominateMember, host, nominee(termId, 'teacherA2a')))).toBe(
      'ruleForbids MEMBER-O03',
    );
    expect(await broken(desk())).toEqual([]);
  });

  it('VETO-O05: overturned, the member serves again to the same last day, and what was asked of the member is asked again, by the same link and in the whole time', async () => {
    const all = await heard(desk());
    const before = await rowOf(desk(), all.number);
    const [plan] = await desk().db.select().from(tasks).where(eq(tasks.kind, 'growthPlan'));
    const one = await appealed(desk(), await removed(desk(), all));
    expect((await desk().db.select().from(tasks).where(eq(tasks.kind, 'growthPlan')))[0]).toMatchObject({
      ...{ state: 'cancelled', outcome: 'memberLeft' },
    });
    standsAt(desk(), addDays(await today(desk()), 20));
    expect(await overturns(desk(), one)).toEqual({ outcome: 'overturned', restored: true });
    const { id, number, fromDay, toDay } = before;
    expect(await rowOf(desk(), number)).toMatchObject({
      ...{ id, state: 'serving', fromDay, toDay, endedAt: null, leavesOn: null, leavingReason: null, priorState: null },
    });
    expect(await desk().db.select().from(memberWritings)).toMatchObject([{ kind: 'growthPlan', state: 'asked' }]);
    const again = await desk().db.select().from(tasks).where(eq(tasks.kind, 'growthPlan'));
    expect(again.map(({ id: taskId, state }) => [taskId, state])).toEqual([[plan?.id, 'open']]);
    const [run] = await desk().db.select().from(stageRuns).where(eq(stageRuns.stage, 'memberWriting'));
    expect(run).toMatchObject({ state: 'open', openedAt: await desk().clock.now(), rungsDone: [] });
    expect((run?.due ?? '') > (plan?.due ?? '')).toBe(true);
    const news = await desk()
      .db.select()
      .from(outbox)
      .where(eq(outbox.workflowId, `term-${one.termId}`));
    expect(JSON.stringify(news.slice(-3))).toContain('"stage":"memberWriting"');
    const told = await letters(desk(), 'removalAppealDecided');
    expect(new Set(told.map(({ data }) => data.outcome))).toEqual(new Set(['restored']));
    const acts = await desk().db.select().from(audit).where(eq(audit.act, 'reinstateMember'));
    expect(acts).toHaveLength(1);
    expect(await broken(desk())).toEqual([]);
  });

  it('VETO-O05, STUDIO-18: whoever was removed before signing is asked for the signature again', async () => {
    const begins = await begun(desk());
    const number = await decides(desk(), begins, 'teacherA2a');
    await accused(desk(), begins, number);
    const one = await appealed(desk(), await removed(desk(), { ...begins, number }));
    const asked = () => desk().db.select().from(tasks).where(eq(tasks.kind, 'signAgreement'));
    expect((await asked()).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    await overturns(desk(), one);
    expect(await rowOf(desk(), number)).toMatchObject({ state: 'decided', endedAt: null, toDay: null });
    const open = await asked();
    expect(open.map(({ state }) => state)).toEqual(['open', 'open']);
    const { id } = await rowOf(desk(), number);
    const { version, contentHash } = (await agreementOf({ tx: desk().db }, id)) ?? expect.fail('no agreement');
    for (const who of ['teacherA2a', 'teacherA1a']) {
      const task = open.find(({ personId }) => personId === one.city.personId(who));
      const shown = { taskId: task?.id ?? '', version, contentHash };
      await done(desk(), signAgreement, one.city.person(who), shown);
    }
    expect((await rowOf(desk(), number)).state).toBe('serving');
    expect(await broken(desk())).toEqual([]);
  });

  it('MEMBER-06, VETO-O05: the summary of a year that ended meanwhile is asked for again, in a whole time and not on a day that is past', async () => {
    const begins = await begun(desk());
    const number = await serves(desk(), begins, 'teacherA2a');
    const { fromDay } = await rowOf(desk(), number);
    const due = addDays(addMonths(fromDay ?? '', 12), -1);
    standsAt(desk(), addDays(due, -20));
    await climbs(desk(), begins.termId, 'studioYear');
    const summaries = () => desk().db.select().from(tasks).where(eq(tasks.kind, 'memberSummary'));
    const [asked] = await summaries();
    expect(asked).toMatchObject({ state: 'open', due: endOfDay(due) });
    await accused(desk(), begins, number);
    const one = await appealed(desk(), await removed(desk(), { ...begins, number }));
    standsAt(desk(), addDays(due, 5));
    await overturns(desk(), one);
    const again = await summaries();
    expect(again).toMatchObject([{ id: asked?.id, state: 'open' }]);
    expect((again[0]?.due ?? '') > endOfDay(addDays(due, 5))).toBe(true);
  });

  it('MEMBER-O04, VETO-O05: a last day that had been stated stands; come meanwhile, it ends the membership without the reproach', async () => {
    const all = await begun(desk());
    const serving = await heardLeaving(desk(), all);
    const one = await appealed(desk(), await removed(desk(), serving.all));
    standsAt(desk(), addDays(serving.lastDay, 3));
    expect(await overturns(desk(), one)).toEqual({ outcome: 'overturned', restored: false });
    const told = await letters(desk(), 'removalAppealDecided');
    expect(new Set(told.map(({ data }) => data.outcome))).toEqual(new Set(['cleared']));
    expect(await rowOf(desk(), one.number)).toMatchObject({
      ...{ state: 'left', toDay: serving.lastDay, leavesOn: serving.lastDay, leavingReason: 'personal' },
    });
    expect(await broken(desk())).toEqual([]);
  });

  it('VETO-O05: once the term is over the appeal is answered all the same: nobody serves again, and nobody is kept out of another studio', async () => {
    const one = await removed(desk(), await heard(desk()));
    const appeal = { taskId: await one.taskId('removalAppeal'), text: '请求复核' };
    await done(desk(), appealRemoval, one.city.person('teacherA2a'), appeal);
    await one.asks('removalAppealDecision');
    await termEnds(desk(), one.termId);
    expect(await overturns(desk(), one)).toEqual({ outcome: 'overturned', restored: false });
    expect(await rowOf(desk(), one.number)).toMatchObject({ state: 'left', leavingReason: 'removalOverturned' });
    const told = await letters(desk(), 'removalAppealDecided');
    expect(new Set(told.map(({ data }) => data.outcome))).toEqual(new Set(['cleared']));
    await desk().db.update(terms).set({ state: 'running' });
    expect((await perform(desk(), nominateMember, one.host, nominee(one.termId, 'teacherA2a'))).ok).toBe(true);
  });

  it('STUDIO-O05, VETO-O05: the appeal goes on while the studio stands still, and what the host is asked about the member rests until it works again', async () => {
    const all = await heard(desk());
    await desk().db.update(terms).set({ state: 'running' });
    const one = await removed(desk(), all);
    const rests = { termId: one.termId, from: await today(desk()), words: '进修' };
    const suspended = await perform(desk(), suspendStudio, one.city.person('sectionOfficer'), rests);
    if (!suspended.ok) expect.fail(refusalOf(suspended));
    await appealed(desk(), one);
    const open = and(eq(tasks.subjectId, one.removalId), eq(tasks.state, 'open'));
    expect((await desk().db.select().from(tasks).where(open)).map(({ kind }) => kind)).toEqual([
      'removalAppealDecision',
    ]);
    await overturns(desk(), one);
    expect((await rowOf(desk(), one.number)).state).toBe('serving');
    expect(await broken(desk())).toEqual([]);
  });
});

/** Why somebody cannot be erased yet; null where they can. */
const refuseErasureOf = async (desk: TestDesk, personId: string) => {
  return (await performSystem(desk, (at) => refuseErasure(at, personId)))?.facts?.because ?? null;
};

/** A member who has said that they leave in five days, and was then accused. */
async function heardLeaving(desk: TestDesk, all: Awaited<ReturnType<typeof begun>>) {
  const number = await serves(desk, all, 'teacherA2a');
  const lastDay = addDays(await today(desk), 5);
  const said = { termId: all.termId, number, reason: 'personal', words: '个人原因', lastDay };
  await done(desk, leaveStudio, all.city.person('teacherA2a'), said);
  await accused(desk, all, number);
  return { all: { ...all, number }, lastDay };
}

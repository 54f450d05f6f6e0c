import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import {
  decisions,
  mails,
  memberships,
  outbox,
  papers,
  signatures,
  stageRuns,
  tasks,
  terms,
} from '../../../db/schema/all.js';
import { perform } from '../../../desk/kit/act.js';
import { termOf } from '../../../desk/kit/term.js';
import { refuseDoer } from '../../../desk/studio/assessment/actors.js';
import { decideMember } from '../../../desk/studio/decide-member.js';
import { declineAgreement } from '../../../desk/studio/decline-agreement.js';
import { establishedSoFar } from '../../../desk/studio/established.js';
import { issueAgreement } from '../../../desk/studio/issue-agreement.js';
import { agreementOf } from '../../../desk/studio/letters.js';
import { nominateMember } from '../../../desk/studio/nominate-member.js';
import { signAgreement } from '../../../desk/studio/sign-agreement.js';
import { addYears, at as atTime, dayOf } from '../../../domain/time/beijing.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { brokenAmong, climbs, founded, opens, openTask } from './steps.js';

/** A studio in its first year with one member decided: teacherA2a. */
async function decided(desk: TestDesk) {
  const all = await founded(desk);
  const { city, termId } = all;
  await opens(desk, termId, 'studioYear');
  const host = city.person('teacherA1a');
  const nominee = { code: 'teacherA2a', name: '人员teacherA2a', servesAsHeadTeacher: true, grounds: '带班扎实' };
  const { membershipId } = await done(desk, nominateMember, host, { termId, ...nominee });
  const { id: taskId } = await openTask(desk, 'memberDecision');
  await done(desk, decideMember, city.person('countyOfficerA'), { taskId, outcome: 'agreed' });
  return { ...all, host, member: city.person('teacherA2a'), membershipId };
}
const toSign = async (desk: TestDesk, personId: string) => {
  const [task] = await desk.db
    .select()
    .from(tasks)
    .where(and(eq(tasks.kind, 'signAgreement'), eq(tasks.personId, personId), eq(tasks.state, 'open')));
  return task?.id ?? expect.fail('nothing to sign');
};
const standing = async (desk: TestDesk, membershipId: string) =>
  (await agreementOf({ tx: desk.db }, membershipId)) ?? expect.fail('no agreement');
const shownIn = async (desk: TestDesk, membershipId: string) => {
  const { version, contentHash } = await standing(desk, membershipId);
  return { version, contentHash };
};
const rowOf = async (desk: TestDesk, id: string) =>
  (await desk.db.select().from(memberships).where(eq(memberships.id, id)))[0];
const ours = [
  'membersEnded',
  'lettersWhole',
  'membersAgreed',
  'membersDecided',
  'oneDecisionPerSeat',
  'stagesAsk',
  'stagesAndTasks',
];
const broken = brokenAmong(ours);

runOnDesk('the agreement of host and member', (desk) => {
  it('STUDIO-18, MEMBER-04: goes out once a member is decided; host and member sign by link, nobody in their place, and the member serves', async () => {
    const { city, termId, host, member, membershipId } = await decided(desk());
    const asked = await desk().db.select().from(tasks).where(eq(tasks.kind, 'signAgreement'));
    expect(asked.map(({ personId, role, state }) => [personId, role, state]).toSorted()).toEqual(
      [
        [city.personId('teacherA1a'), 'applicant', 'open'],
        [city.personId('teacherA2a'), 'applicant', 'open'],
      ].toSorted(),
    );
    const shown = await shownIn(desk(), membershipId);
    const taskId = await toSign(desk(), member.personId);
    for (const who of ['teacherA1a', 'leaderA2', 'teacherA2b', 'sectionOfficer', 'cityLeader'])
      expect([who, refusalOf(await perform(desk(), signAgreement, city.person(who), { taskId, ...shown }))]).toEqual([
        who,
        'notFound',
      ]);
    const byLink = city.person('teacherA2a', { channel: 'link', taskId, secondFactor: false });
    expect(await done(desk(), signAgreement, byLink, { taskId, ...shown })).toEqual({ side: 'member', sealed: false });
    expect(await rowOf(desk(), membershipId)).toMatchObject({ state: 'decided', fromDay: null });
    const term = await termOf({ tx: desk().db }, termId);
    const open = await establishedSoFar({ tx: desk().db }, term);
    const lineOf = ({ asked: a, later }: typeof open) =>
      [...a, ...later].find(({ code }) => code === 'agreementsSigned');
    expect(lineOf(open)).toMatchObject({ met: false, ruleId: 'STUDIO-18', facts: { open: 1 } });
    const own = await toSign(desk(), host.personId);
    expect(await done(desk(), signAgreement, host, { taskId: own, ...shown })).toEqual({ side: 'host', sealed: true });
    const from = dayOf(await desk().clock.now());
    expect(await rowOf(desk(), membershipId)).toMatchObject({
      state: 'serving',
      fromDay: from < term.fromDay ? term.fromDay : from,
      toDay: term.toDay,
    });
    expect(lineOf(await establishedSoFar({ tx: desk().db }, term))).toMatchObject({ met: true });
    const [run] = await desk().db.select().from(stageRuns).where(eq(stageRuns.stage, 'agreementSigning'));
    expect(run).toMatchObject({ number: 1, state: 'settled', outcome: 'sealed' });
    const told = await desk().db.select().from(mails).where(eq(mails.template, 'agreementSealed'));
    expect(told.map(({ personId }) => personId).toSorted()).toEqual([host.personId, member.personId].toSorted());
    expect(refusalOf(await perform(desk(), signAgreement, host, { taskId: own, ...shown }))).toBe('taskClosed');
    expect(await broken(desk())).toEqual([]);
    await desk().db.update(memberships).set({ toDay: '2099-01-01' });
    expect(await broken(desk())).toEqual(['membersAgreed']);
  });

  it('STUDIO-18, MEMBER-09: the host changes the tasks; who had signed signs anew, and the old version is refused with what has changed', async () => {
    const { city, termId, host, member, membershipId } = await decided(desk());
    const before = await shownIn(desk(), membershipId);
    const { tasks: list } = await standing(desk(), membershipId);
    const taskId = await toSign(desk(), member.personId);
    await done(desk(), signAgreement, member, { taskId, ...before });
    const fewer = list.map((task, at) => (at === 0 ? { ...task, target: 6 } : task));
    const next = { termId, number: 1, version: 1, tasks: fewer, reason: '任务偏多' };
    for (const who of ['teacherA2a', 'leaderA1', 'sectionOfficer', 'cityLeader'])
      expect([who, refusalOf(await perform(desk(), issueAgreement, city.person(who), next))]).toEqual([
        who,
        'notFound',
      ]);
    const no = async (more: object) => refusalOf(await perform(desk(), issueAgreement, host, { ...next, ...more }));
    expect(await no({ number: 2 })).toBe('notFound');
    expect(await no({ version: 0 })).toBe('caseChanged STUDIO-18');
    expect(await no({ reason: '' })).toBe('badInput');
    expect(await no({ tasks: list })).toBe('badInput');
    expect(await no({ tasks: fewer.map((task) => ({ ...task, dueOn: '2099-01-01' })) })).toBe('badInput STUDIO-05');
    expect(await done(desk(), issueAgreement, host, next)).toMatchObject({ version: 2 });
    const again = await toSign(desk(), member.personId);
    expect(again).not.toBe(taskId);
    const stale = await perform(desk(), signAgreement, member, { taskId: again, ...before });
    expect(stale.ok || stale.refusals).toMatchObject([
      { code: 'caseChanged', ruleId: 'STUDIO-18', facts: { shown: 1, current: 2, changed: 'studioWork', added: '' } },
    ]);
    const shown = await shownIn(desk(), membershipId);
    await done(desk(), signAgreement, member, { taskId: again, ...shown });
    await done(desk(), signAgreement, host, { taskId: await toSign(desk(), host.personId), ...shown });
    expect(await desk().db.select().from(signatures)).toHaveLength(3);
    const kept = await desk().db.select().from(papers);
    expect(kept.map(({ version, sealedAt }) => [version, sealedAt !== null]).toSorted()).toEqual([
      [1, false],
      [2, true],
    ]);
    // what both have signed stays
    expect(await no({ version: 2, tasks: list })).toBe('ruleForbids STUDIO-18');
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-10, STUDIO-11: whoever was decided on as a member does no act of the studio’s assessment, also not after leaving', async () => {
    const { city, termId, member, membershipId } = await decided(desk());
    const term = await termOf({ tx: desk().db }, termId);
    const seat = { role: 'instituteOfficer', orgId: city.org('institute') } as const;
    const judged = (personId: string) =>
      refuseDoer({ tx: desk().db }, 'score', { personId, seat }, { term, assessmentId: randomUUID() });
    const own = { code: 'conflictOfInterest', ruleId: 'STUDIO-11' };
    expect(await judged(member.personId)).toMatchObject(own);
    await desk()
      .db.update(memberships)
      .set({ state: 'left', priorState: 'serving' })
      .where(eq(memberships.id, membershipId));
    expect(await judged(member.personId)).toMatchObject(own);
    expect(await judged(city.personId('teacherA2b'))).toBeNull();
  });

  it('STUDIO-18, MEMBER-O04, MEMBER-01: a member who does not want to sign says so by link, with the reason; the membership ends, host and bodies are told, the place is free', async () => {
    const { city, termId, host, member, membershipId } = await decided(desk());
    const taskId = await toSign(desk(), member.personId);
    const says = (who: typeof member, given: object = {}) =>
      perform(desk(), declineAgreement, who, { taskId, reason: '印家中有事', ...given });
    for (const who of ['teacherA1a', 'leaderA2', 'teacherA2b', 'sectionOfficer', 'cityLeader'])
      expect([who, refusalOf(await says(city.person(who)))]).toEqual([who, 'notFound']);
    // the host has other ways: another version, or the nomination taken back
    const own = await toSign(desk(), host.personId);
    expect(refusalOf(await says(host, { taskId: own }))).toBe('ruleForbids STUDIO-18');
    expect(refusalOf(await says(member, { reason: ' ' }))).toBe('badInput');
    const byLink = city.person('teacherA2a', { channel: 'link', taskId, secondFactor: false });
    await done(desk(), signAgreement, host, { taskId: own, ...(await shownIn(desk(), membershipId)) });
    expect(await done(desk(), declineAgreement, byLink, { taskId, reason: '印家中有事' })).toEqual({
      outcome: 'declined',
    });
    expect(await rowOf(desk(), membershipId)).toMatchObject({
      ...{ state: 'left', leavingReason: 'agreementDeclined', fromDay: null, leavingStatedBy: member.personId },
    });
    expect((await rowOf(desk(), membershipId))?.endedAt).not.toBeNull();
    expect(
      await desk()
        .db.select()
        .from(tasks)
        .where(and(eq(tasks.kind, 'signAgreement'), eq(tasks.state, 'open'))),
    ).toEqual([]);
    const told = async (letter: string) =>
      (await desk().db.select().from(mails).where(eq(mails.template, letter)))
        .map(({ personId }) => personId)
        .toSorted();
    expect(await told('memberLeaves')).toEqual([host.personId, member.personId].toSorted());
    expect(await told('agreementDeclined')).toEqual(
      ['countyOfficerA', 'countyOfficerA2'].map((code) => city.personId(code)).toSorted(),
    );
    // why stands on the studio's page alone, sealed
    const everything = JSON.stringify([
      await desk().db.select().from(mails),
      await desk().db.select().from(decisions),
      await desk().db.select().from(outbox),
    ]);
    expect(everything).not.toContain('印家中有事');
    // the same route again, also for the same teacher
    const again = { code: 'teacherA2a', name: '人员teacherA2a', servesAsHeadTeacher: true, grounds: '再次商定' };
    expect((await done(desk(), nominateMember, host, { termId, ...again })).number).toBe(2);
    expect(await broken(desk())).toEqual([]);
  });

  it('MEMBER-09, CONV-11: its first version is made of the tasks the term’s own edition names', async () => {
    const { city, termId, membershipId, host } = await decided(desk());
    const { parameters } = await termOf({ tx: desk().db }, termId);
    const codes = async (id: string) => (await standing(desk(), id)).tasks.map(({ code, target }) => [code, target]);
    expect(await codes(membershipId)).toEqual(parameters.agreementTasks.map(({ code, target }) => [code, target]));
    const own = parameters.agreementTasks.slice(0, 1).map((task) => ({ ...task, target: 5 }));
    await desk()
      .db.update(terms)
      .set({ parameters: { ...parameters, agreementTasks: own } });
    const nominee = { code: 'teacherA2b', name: '人员teacherA2b', servesAsHeadTeacher: true, grounds: '带班扎实' };
    const next = await done(desk(), nominateMember, host, { termId, ...nominee });
    const { id: taskId } = await openTask(desk(), 'memberDecision');
    await done(desk(), decideMember, city.person('countyOfficerA'), { taskId, outcome: 'agreed' });
    expect(await codes(next.membershipId)).toEqual(own.map(({ code, target }) => [code, target]));
  });

  it.each([
    ['proRata', [8, 1]],
    ['whole', [12, 1]],
  ] as const)(
    'ASSESS-O05, MEMBER-O04: who is decided on when a year is over is asked, by an edition that says %s, for %j',
    async (lateMemberTasks, targets) => {
      const { city, termId, host } = await decided(desk());
      const { parameters, fromDay } = await termOf({ tx: desk().db }, termId);
      await desk()
        .db.update(terms)
        .set({ parameters: { ...parameters, lateMemberTasks } });
      desk().clock.set(atTime(addYears(fromDay, 1), '10:00'));
      const nominee = { code: 'teacherA2b', name: '人员teacherA2b', servesAsHeadTeacher: true, grounds: '带班扎实' };
      const { membershipId } = await done(desk(), nominateMember, host, { termId, ...nominee });
      const { id: taskId } = await openTask(desk(), 'memberDecision');
      await done(desk(), decideMember, city.person('countyOfficerA'), { taskId, outcome: 'agreed' });
      expect((await standing(desk(), membershipId)).tasks.map(({ target }) => target)).toEqual(targets);
    },
  );

  it('STUDIO-05, STUDIO-18: an agreement that was not signed is taken off the desks when the term ends', async () => {
    const { termId, host, membershipId } = await decided(desk());
    const shown = await shownIn(desk(), membershipId);
    const taskId = await toSign(desk(), host.personId);
    for (const year of [1, 2, 3]) {
      if (year > 1) await opens(desk(), termId, 'studioYear', year);
      const [run] = await desk()
        .db.select()
        .from(stageRuns)
        .where(and(eq(stageRuns.stage, 'studioYear'), eq(stageRuns.number, year)));
      desk().clock.set(new Date(Date.parse(run?.due ?? '') + 60_000).toISOString());
      await climbs(desk(), termId, 'studioYear', year);
    }
    const asked = await desk().db.select().from(tasks).where(eq(tasks.kind, 'signAgreement'));
    expect(asked.map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    expect(refusalOf(await perform(desk(), signAgreement, host, { taskId, ...shown }))).toBe('taskClosed');
    const { tasks: list } = await standing(desk(), membershipId);
    const next = { termId, number: 1, version: 1, tasks: list.slice(1), reason: '调整' };
    // whoever does not serve by then never will: there is nothing left to agree on
    expect(refusalOf(await perform(desk(), issueAgreement, host, next))).toBe('stageNotOpen STUDIO-18');
  });
});

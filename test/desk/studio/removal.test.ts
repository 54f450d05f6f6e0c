import { and, asc, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import {
  decisions,
  mails,
  memberRemovals,
  memberships,
  organisations,
  outbox,
  stageRuns,
  tasks,
} from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { climb } from '../../../desk/kit/climb.js';
import { erasePerson } from '../../../desk/privacy/erase-person.js';
import { stagePlans } from '../../../desk/stages/all.js';
import { answerRemoval } from '../../../desk/studio/answer-removal.js';
import { decideRemoval } from '../../../desk/studio/decide-removal.js';
import { leaveStudio } from '../../../desk/studio/leave-studio.js';
import { nominateMember } from '../../../desk/studio/nominate-member.js';
import { registerRemoval } from '../../../desk/studio/register-removal.js';
import type { TaskKind } from '../../../domain/task-kinds.js';
import { addDays, dayOf } from '../../../domain/time/beijing.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { begun, decides, nominee, rowOf, serves, standsAt, termEnds } from './member-steps.js';
import { finding, heard, says } from './removal-steps.js';
import { brokenAmong, climbs, type Founded, openTask } from './steps.js';

const broken = brokenAmong([
  'heldSeats',
  'membersAgreed',
  'membersDecided',
  'membersEnded',
  'oneDecisionPerSeat',
  'removalsDecided',
  'stagesAsk',
  'stagesAndTasks',
  'taskLetters',
  'windowsEnd',
  'wordsSealed',
]);
const today = async (desk: TestDesk) => dayOf(await desk.clock.now());
const asked = (desk: TestDesk, kind: TaskKind) =>
  desk.db.select().from(tasks).where(eq(tasks.kind, kind)).orderBy(asc(tasks.role));
const removalOf = async (desk: TestDesk) => (await desk.db.select().from(memberRemovals))[0];
const hearingEnds = (desk: TestDesk, { termId }: Founded) =>
  performSystem(desk, (at) =>
    climb(at, stagePlans.removalHearing, {
      ...{ subject: { kind: 'term', id: termId }, stage: 'removalHearing', number: 1 },
    }),
  );

runOnDesk('a member with an ethics problem', (desk) => {
  it('MEMBER-O03, VETO-O04: host or a body that decides on members registers it on a written decision; the member serves on and is heard first', async () => {
    const all = await begun(desk());
    const { city, termId, host } = all;
    const number = await serves(desk(), all, 'teacherA2a');
    const input = finding(termId, number);
    for (const who of ['teacherA2b', 'leaderA1', 'countyOfficerB', 'cityLeader', 'instituteOfficer'])
      expect([who, refusalOf(await perform(desk(), registerRemoval, city.person(who), input))]).toEqual([
        who,
        'notFound',
      ]);
    const no = async (more: object) => refusalOf(await perform(desk(), registerRemoval, host, { ...input, ...more }));
    expect(await no({ evidence: [] })).toBe('badInput');
    expect(await no({ decisionReference: ' ' })).toBe('badInput');
    expect(await no({ number: 7 })).toBe('notFound');
    const { hearingUntil } = await done(desk(), registerRemoval, city.person('countyOfficerA'), input);
    expect(hearingUntil > (await desk().clock.now())).toBe(true);
    expect(await no({})).toBe('taskClosed MEMBER-O03');
    expect(await rowOf(desk(), number)).toMatchObject({ state: 'serving', endedAt: null });
    expect((await asked(desk(), 'removalHearing')).map(({ personId, state }) => [personId, state])).toEqual([
      [city.personId('teacherA2a'), 'open'],
    ]);
    expect(await asked(desk(), 'removalDecision')).toEqual([]);
    const { id: taskId } = await openTask(desk(), 'removalHearing');
    expect(refusalOf(await perform(desk(), answerRemoval, host, { taskId, statement: '—' }))).toBe('notFound');
    const byLink = city.person('teacherA2a', { channel: 'link', taskId, secondFactor: false });
    expect(await done(desk(), answerRemoval, byLink, { taskId, statement: '事出有因' })).toEqual({ outcome: 'heard' });
    const told = await desk()
      .db.select()
      .from(outbox)
      .where(eq(outbox.workflowId, `term-${termId}`));
    expect(told.map(({ message }) => (message as { news?: object }).news).slice(-3)).toMatchObject([
      { kind: 'opened', stage: 'removalHearing', number: 1 },
      { kind: 'settled', stage: 'removalHearing', number: 1, outcome: 'heard' },
      { kind: 'opened', stage: 'removalDecision', number: 1 },
    ]);
    expect(await broken(desk())).toEqual([]);
  });

  it('MEMBER-O03: host and every competent body decide, each by its own person; the last to agree removes, the same day, and keeps out', async () => {
    const all = await heard(desk());
    const { city, termId, host, number } = all;
    const { id: countyTask } = await openTask(desk(), 'removalDecision');
    const { id: hostTask } = await openTask(desk(), 'removalDecisionAsHost');
    for (const who of ['teacherA2a', 'leaderA1', 'sectionOfficer', 'cityLeader'])
      expect([
        who,
        refusalOf(await perform(desk(), decideRemoval, city.person(who), says('agreed', countyTask))),
      ]).toEqual([who, 'notFound']);
    const byLink = city.person('countyOfficerA', { channel: 'link', taskId: countyTask, secondFactor: false });
    expect(await done(desk(), decideRemoval, byLink, says('agreed', countyTask))).toEqual({ decision: 'open' });
    expect((await rowOf(desk(), number)).state).toBe('serving');
    expect(await done(desk(), decideRemoval, host, says('agreed', hostTask))).toEqual({ decision: 'removed' });
    expect(await rowOf(desk(), number)).toMatchObject({
      ...{ state: 'removed', priorState: 'serving', leavingReason: 'ethics', toDay: await today(desk()) },
    });
    expect(await removalOf(desk())).toMatchObject({ state: 'removed' });
    const letters = await desk().db.select().from(mails).where(eq(mails.template, 'memberLeaves'));
    expect(letters.map(({ personId, data }) => [personId, data.reason]).toSorted()).toEqual(
      [host.personId, city.personId('teacherA2a')].map((id) => [id, 'ethics']).toSorted(),
    );
    const said = await desk().db.select().from(decisions).where(eq(decisions.kind, 'removalOpinion'));
    expect(said.map(({ deciderId, decision }) => [deciderId, decision]).toSorted()).toEqual(
      [host.personId, city.personId('countyOfficerA')].map((id) => [id, 'agreed']).toSorted(),
    );
    // an ethics problem keeps out, of this studio and of any other
    expect(refusalOf(await perform(desk(), nominateMember, host, nominee(termId, 'teacherA2a')))).toBe(
      'ruleForbids MEMBER-O03',
    );
    expect(await broken(desk())).toEqual([]);
  });

  it('MEMBER-O03, MEMBER-02: a city-direct school’s member is decided on by school, section and Institute, and by the host as well', async () => {
    const all = await begun(desk());
    const { city, studio } = all;
    const number = await serves(desk(), all, 'teacherA2a');
    await desk().db.update(memberships).set({ way: 'cityDirectSchool' });
    await desk().db.update(organisations).set({ kind: 'cityDirectSchool' }).where(eq(organisations.id, studio.unitId));
    await done(desk(), registerRemoval, city.person('leaderA1'), finding(all.termId, number));
    standsAt(desk(), addDays(await today(desk()), 30));
    await hearingEnds(desk(), all);
    const open = [...(await asked(desk(), 'removalDecision')), ...(await asked(desk(), 'removalDecisionAsHost'))];
    expect(open.map(({ role, state }) => [role, state])).toEqual([
      ['instituteOfficer', 'open'],
      ['schoolLeader', 'open'],
      ['sectionOfficer', 'open'],
      ['applicant', 'open'],
    ]);
  });

  it('VETO-01: silence ends the hearing and decides nothing; who is late finds it closed', async () => {
    const all = await begun(desk());
    const { city, termId } = all;
    const number = await serves(desk(), all, 'teacherA2a');
    await done(desk(), registerRemoval, all.host, finding(termId, number));
    const { id: taskId } = await openTask(desk(), 'removalHearing');
    standsAt(desk(), addDays(await today(desk()), 30));
    const late = { taskId, statement: '迟到的陈述' };
    expect(refusalOf(await perform(desk(), answerRemoval, city.person('teacherA2a'), late))).toBe(
      'windowClosed VETO-01',
    );
    await hearingEnds(desk(), all);
    expect(refusalOf(await perform(desk(), answerRemoval, city.person('teacherA2a'), late))).toBe('taskClosed');
    expect((await rowOf(desk(), number)).state).toBe('serving');
    expect((await asked(desk(), 'removalDecision')).map(({ state }) => state)).toEqual(['open']);
    const [run] = await desk().db.select().from(stageRuns).where(eq(stageRuns.stage, 'removalHearing'));
    expect(run).toMatchObject({ state: 'settled', outcome: 'ended' });
    expect(await broken(desk())).toEqual([]);
  });

  it('MEMBER-O03: one refusal with a reason keeps the member, and whoever has not spoken need not', async () => {
    const all = await heard(desk());
    const { city, number } = all;
    const { id: taskId } = await openTask(desk(), 'removalDecision');
    const county = city.person('countyOfficerA');
    expect(refusalOf(await perform(desk(), decideRemoval, county, says('refused', taskId)))).toBe(
      'badInput MEMBER-O03',
    );
    expect(await done(desk(), decideRemoval, county, says('refused', taskId, '情节轻微'))).toEqual({
      decision: 'kept',
    });
    expect(await rowOf(desk(), number)).toMatchObject({ state: 'serving', endedAt: null });
    expect((await asked(desk(), 'removalDecisionAsHost')).map(({ state }) => state)).toEqual(['cancelled']);
    const letters = await desk().db.select().from(mails).where(eq(mails.template, 'memberKept'));
    expect(letters).toHaveLength(2);
    expect(await broken(desk())).toEqual([]);
  });

  it('MEMBER-O03, MEMBER-O04: nobody leaves before it is decided; a last day that has come meanwhile waits for it', async () => {
    const all = await begun(desk());
    const { city, termId, host } = all;
    const number = await serves(desk(), all, 'teacherA2a');
    const now = await today(desk());
    const leaving = { termId, number, reason: 'personal', words: '个人原因', lastDay: addDays(now, 5) };
    await done(desk(), leaveStudio, city.person('teacherA2a'), leaving);
    await done(desk(), registerRemoval, host, finding(termId, number));
    expect(refusalOf(await perform(desk(), leaveStudio, city.person('teacherA2a'), { ...leaving, lastDay: now }))).toBe(
      'ruleForbids MEMBER-O03',
    );
    standsAt(desk(), addDays(now, 30));
    await climbs(desk(), termId, 'studioYear');
    expect((await rowOf(desk(), number)).state).toBe('serving');
    await hearingEnds(desk(), all);
    const { id: taskId } = await openTask(desk(), 'removalDecision');
    await done(desk(), decideRemoval, city.person('countyOfficerA'), says('refused', taskId, '查无实据'));
    expect(await rowOf(desk(), number)).toMatchObject({ state: 'left', toDay: addDays(now, 5) });
    expect(await broken(desk())).toEqual([]);
  });

  it('MEMBER-O03: a nominee is no member to be removed, nobody registers their own, and an end of the term drops what is undecided', async () => {
    const all = await begun(desk());
    const { termId, host } = all;
    await done(desk(), nominateMember, host, nominee(termId, 'teacherA2b'));
    expect(refusalOf(await perform(desk(), registerRemoval, host, finding(termId, 1)))).toBe('stageNotOpen MEMBER-O03');
    await desk().db.update(tasks).set({ state: 'cancelled' }).where(eq(tasks.kind, 'memberDecision'));
    await decides(desk(), all, 'teacherA2a');
    await done(desk(), registerRemoval, host, finding(termId, 2));
    await termEnds(desk(), termId);
    expect(await removalOf(desk())).toMatchObject({ state: 'dropped' });
    const open = await desk()
      .db.select()
      .from(tasks)
      .where(and(eq(tasks.termId, termId), eq(tasks.kind, 'removalHearing')));
    expect(open.map(({ state }) => state)).toEqual(['cancelled']);
  });

  it('what was found and what the member said are sealed and go with the member', async () => {
    const all = await heard(desk());
    const row = await removalOf(desk());
    for (const kept of [row?.facts, row?.statement]) expect(String(kept)).toMatch(/^p1\./);
    await performSystem(desk(), (at) => erasePerson(at, all.city.personId('teacherA2a')));
    expect(await broken(desk())).toEqual([]);
  });
});

import { randomUUID } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import {
  mails,
  memberOpinions,
  memberships,
  organisations,
  outbox,
  stageRuns,
  studios,
  tasks,
  terms,
} from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { erasePerson } from '../../../desk/privacy/erase-person.js';
import { refuseErasure } from '../../../desk/privacy/still-needed.js';
import { decideMember } from '../../../desk/studio/decide-member.js';
import { liveMembers } from '../../../desk/studio/memberships.js';
import { nominateMember } from '../../../desk/studio/nominate-member.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { brokenAmong, climbs, founded, opens } from './steps.js';

/** A studio in its first year. */
async function begun(desk: TestDesk) {
  const all = await founded(desk);
  await opens(desk, all.termId, 'studioYear');
  const nominates = (code: string, more: object = {}) => ({
    termId: all.termId,
    code,
    name: `人员${code}`,
    servesAsHeadTeacher: true,
    grounds: '带班扎实',
    ...more,
  });
  return { ...all, nominates, host: all.city.person('teacherA1a') };
}
const asked = (desk: TestDesk, termId: string) =>
  desk.db
    .select()
    .from(tasks)
    .where(and(eq(tasks.termId, termId), eq(tasks.kind, 'memberDecision')))
    .orderBy(asc(tasks.role));
const openTaskOf = async (desk: TestDesk, termId: string, role: string) => {
  const found = (await asked(desk, termId)).find((task) => task.role === role && task.state === 'open');
  return found?.id ?? expect.fail(`nothing asked of ${role}`);
};
/** The same studio with its unit a school of another kind: another way (MEMBER-02, MEMBER-O01). */
const unitIs = (desk: TestDesk, unitId: string, kind: 'cityDirectSchool' | 'privateSchool') =>
  desk.db.update(organisations).set({ kind }).where(eq(organisations.id, unitId));

/** Another studio of the city, in its first year. @returns its term */
async function anotherStudio(desk: TestDesk, studio: typeof studios.$inferSelect, hostId: string, unitId: string) {
  const [term] = await desk.db.select().from(terms).where(eq(terms.studioId, studio.id));
  if (!term) return expect.fail('no term');
  const id = randomUUID();
  const termId = randomUUID();
  const own = { id, number: 'GZS2026-900', caseId: randomUUID(), hostId, unitId };
  await desk.db.insert(studios).values({ ...studio, ...own });
  await desk.db.insert(terms).values({ ...term, id: termId, studioId: id });
  return termId;
}
/** The desk of these tests leaves out how the approval came about; what is looked at is what members add. */
const ours = [
  'oneDecisionPerSeat',
  'heldSeats',
  'membersDecided',
  'stagesAsk',
  'stagesAndTasks',
  'taskLetters',
  'wordsSealed',
];
const broken = brokenAmong(ours);

runOnDesk('members of a studio', (desk) => {
  it('MEMBER-01, STUDIO-02: the host nominates, which is the studio’s word; the county decides by link, and nobody else', async () => {
    const { city, termId, nominates, host } = await begun(desk());
    for (const who of ['teacherA1b', 'leaderA1', 'countyOfficerA', 'sectionOfficer', 'cityLeader'])
      expect([
        who,
        refusalOf(await perform(desk(), nominateMember, city.person(who), nominates('teacherA2a'))),
      ]).toEqual([who, 'notFound']);
    const nominated = await done(desk(), nominateMember, host, nominates('teacherA2a'));
    expect(nominated).toMatchObject({ number: 1, members: 1, range: 'below' });
    const open = await asked(desk(), termId);
    expect(open.map(({ role, orgId, state }) => [role, orgId, state])).toEqual([
      ['countyOfficer', city.org('countyA'), 'open'],
    ]);
    const [taskId = ''] = open.map(({ id }) => id);
    for (const who of ['teacherA1a', 'teacherA2a', 'leaderA1', 'countyOfficerB', 'countyLeaderA', 'sectionOfficer'])
      expect([
        who,
        refusalOf(await perform(desk(), decideMember, city.person(who), { taskId, outcome: 'agreed' })),
      ]).toEqual([who, 'notFound']);
    const byLink = city.person('countyOfficerA', { channel: 'link', taskId, secondFactor: false });
    expect(await done(desk(), decideMember, byLink, { taskId, outcome: 'agreed' })).toEqual({ decision: 'agreed' });
    expect(refusalOf(await perform(desk(), decideMember, byLink, { taskId, outcome: 'agreed' }))).toBe('taskClosed');
    const [row] = await desk().db.select().from(memberships);
    expect(row).toMatchObject({ state: 'decided', personId: city.personId('teacherA2a'), way: 'countySchool' });
    const said = await desk().db.select().from(memberOpinions).orderBy(asc(memberOpinions.body));
    expect(said.map(({ body, outcome, personId }) => [body, outcome, personId])).toEqual([
      ['countyAuthority', 'agreed', city.personId('countyOfficerA')],
      ['studioHost', 'agreed', city.personId('teacherA1a')],
    ]);
    const [run] = await desk().db.select().from(stageRuns).where(eq(stageRuns.stage, 'memberDecision'));
    expect(run).toMatchObject({ number: 1, state: 'settled', outcome: 'agreed' });
    const told = await desk()
      .db.select()
      .from(outbox)
      .where(eq(outbox.workflowId, `term-${termId}`));
    const news = told.map(({ message }) => (message as { news?: object }).news);
    expect(news.slice(-3)).toMatchObject([
      { kind: 'opened', stage: 'memberDecision', number: 1 },
      { kind: 'settled', stage: 'memberDecision', number: 1, outcome: 'agreed' },
      { kind: 'opened', stage: 'agreementSigning', number: 1 },
    ]);
    const letters = await desk().db.select().from(mails).where(eq(mails.template, 'memberDecided'));
    expect(letters.map(({ personId, data }) => [personId, data.outcome])).toEqual([
      [city.personId('teacherA1a'), 'agreed'],
    ]);
    expect(await broken(desk())).toEqual([]);
    await desk().db.update(memberships).set({ way: 'cityDirectSchool' });
    expect(await broken(desk())).toEqual(['membersDecided']);
  });

  it.each([
    ['MEMBER-02', 'cityDirectSchool'],
    ['MEMBER-O01', 'privateSchool'],
  ] as const)(
    '%s: a %s’s members are decided by school, section and Institute at once, and all must agree',
    async (_, kind) => {
      const { city, termId, studio, nominates, host } = await begun(desk());
      await unitIs(desk(), studio.unitId, kind);
      await done(desk(), nominateMember, host, nominates('teacherA2a'));
      const roles = ['instituteOfficer', 'schoolLeader', 'sectionOfficer'];
      expect((await asked(desk(), termId)).map(({ role, state }) => [role, state])).toEqual(
        roles.map((role) => [role, 'open']),
      );
      const ids = await Promise.all(roles.map((role) => openTaskOf(desk(), termId, role)));
      const who = ['instituteOfficer', 'leaderA1', 'sectionOfficer'];
      const answers = await Promise.all(
        ids.map((taskId, at) => done(desk(), decideMember, city.person(who[at] ?? ''), { taskId, outcome: 'agreed' })),
      );
      expect(answers.map(({ decision }) => decision).toSorted()).toEqual(['agreed', 'open', 'open']);
      expect((await desk().db.select().from(memberships))[0]?.state).toBe('decided');
      expect(await desk().db.select().from(memberOpinions)).toHaveLength(3);
    },
  );

  it('MEMBER-02: one refusal with a reason returns it, whoever has not spoken need not, and the host nominates anew', async () => {
    const { city, termId, studio, nominates, host } = await begun(desk());
    await unitIs(desk(), studio.unitId, 'cityDirectSchool');
    await done(desk(), nominateMember, host, nominates('teacherA2a'));
    const taskId = await openTaskOf(desk(), termId, 'sectionOfficer');
    const section = city.person('sectionOfficer');
    expect(refusalOf(await perform(desk(), decideMember, section, { taskId, outcome: 'refused', reason: ' ' }))).toBe(
      'badInput MEMBER-02',
    );
    const answer = await done(desk(), decideMember, section, { taskId, outcome: 'refused', reason: '任务过重' });
    expect(answer).toEqual({ decision: 'returned' });
    expect((await asked(desk(), termId)).map(({ role, state }) => [role, state])).toEqual([
      ['instituteOfficer', 'cancelled'],
      ['schoolLeader', 'cancelled'],
      ['sectionOfficer', 'done'],
    ]);
    const again = await done(desk(), nominateMember, host, nominates('teacherA2a'));
    expect(again).toMatchObject({ number: 2, members: 1 });
    const states = await desk().db.select().from(memberships).orderBy(asc(memberships.number));
    expect(states.map(({ state, endedAt }) => [state, endedAt === null])).toEqual([
      ['returned', false],
      ['nominated', true],
    ]);
  });

  it('MEMBER-01: nobody speaks for two bodies, and the nominee not on themselves', async () => {
    const { city, termId, studio, nominates, host } = await begun(desk());
    await unitIs(desk(), studio.unitId, 'cityDirectSchool');
    await done(desk(), nominateMember, host, nominates('teacherA2a'));
    const section = await openTaskOf(desk(), termId, 'sectionOfficer');
    const institute = await openTaskOf(desk(), termId, 'instituteOfficer');
    for (const taskId of [section, institute])
      await desk()
        .db.update(tasks)
        .set({ coOwnerOrgId: city.org('bureau'), coOwnerRole: 'cityOfficer' })
        .where(eq(tasks.id, taskId));
    const officer = city.person('cityOfficer');
    await done(desk(), decideMember, officer, { taskId: section, outcome: 'agreed' });
    expect(refusalOf(await perform(desk(), decideMember, officer, { taskId: institute, outcome: 'agreed' }))).toBe(
      'secondPersonRequired MEMBER-02',
    );
    await desk()
      .db.update(tasks)
      .set({ coOwnerOrgId: city.org('schoolA2'), coOwnerRole: 'applicant' })
      .where(eq(tasks.id, institute));
    const nominee = city.person('teacherA2a');
    expect(refusalOf(await perform(desk(), decideMember, nominee, { taskId: institute, outcome: 'agreed' }))).toBe(
      'conflictOfInterest MEMBER-02',
    );
  });

  it('MEMBER-O02, STUDIO-01: only a serving head teacher of the city, no host, nobody twice, and in one studio at a time', async () => {
    const { city, termId, studio, nominates, host } = await begun(desk());
    const said = async (input: object) => refusalOf(await perform(desk(), nominateMember, host, input));
    expect(await said(nominates('teacherA2a', { servesAsHeadTeacher: false }))).toBe('ruleForbids MEMBER-O02');
    expect(await said(nominates('teacherA2a', { name: '别人' }))).toBe('badInput');
    expect(await said(nominates('leaderA2'))).toBe('badInput');
    expect(await said(nominates('teacherA1a'))).toBe(
      'ruleForbids MEMBER-O02 STUDIO-01'.split(' ').toSpliced(1, 1).join(' '),
    );
    await done(desk(), nominateMember, host, nominates('teacherA2a'));
    expect(await said(nominates('teacherA2a'))).toBe('ruleForbids STUDIO-01');
    expect(await said({ ...nominates('teacherB1a'), termId: 'none' })).toBe('badInput');
    const other = await anotherStudio(desk(), studio, city.personId('teacherB1a'), city.org('schoolB1'));
    const there = city.person('teacherB1a');
    const theirs = { ...nominates('teacherA2a'), termId: other };
    expect(refusalOf(await perform(desk(), nominateMember, there, theirs))).toBe('ruleForbids MEMBER-O02');
    expect(await said(nominates('teacherB1a'))).toBe('ruleForbids MEMBER-O02');
    // two studios that name one person at once
    const both = await Promise.all([
      perform(desk(), nominateMember, host, nominates('teacherD2a')),
      perform(desk(), nominateMember, there, { ...nominates('teacherD2a'), termId: other }),
    ]);
    expect(both.map((one) => (one.ok ? 'ok' : refusalOf(one))).toSorted()).toEqual(['ok', 'ruleForbids MEMBER-O02']);
    expect(await liveMembers({ tx: desk().db }, termId)).toHaveLength(both[0]?.ok ? 2 : 1);
  });

  it('STUDIO-04, STUDIO-O06: 5 to 7 is a warning on either side, and nothing is blocked', async () => {
    const { nominates, host } = await begun(desk());
    const codes = [
      'teacherA1b',
      'teacherA2a',
      'teacherA2b',
      'teacherB1a',
      'teacherD1a',
      'teacherD1b',
      'teacherD2a',
      'teacherP1a',
    ];
    const ranges: string[] = [];
    for (const code of codes) ranges.push((await done(desk(), nominateMember, host, nominates(code))).range);
    expect(ranges).toEqual(['below', 'below', 'below', 'below', 'within', 'within', 'within', 'above']);
  });

  it('STUDIO-O03: once the term is over nobody is nominated or decided on any more', async () => {
    const { termId, nominates, host } = await begun(desk());
    await done(desk(), nominateMember, host, nominates('teacherA2a'));
    for (const year of [1, 2, 3]) {
      if (year > 1) await opens(desk(), termId, 'studioYear', year);
      const [run] = await desk()
        .db.select()
        .from(stageRuns)
        .where(and(eq(stageRuns.stage, 'studioYear'), eq(stageRuns.number, year)));
      desk().clock.set(new Date(Date.parse(run?.due ?? '') + 60_000).toISOString());
      await climbs(desk(), termId, 'studioYear', year);
    }
    expect((await asked(desk(), termId)).map(({ state }) => state)).toEqual(['cancelled']);
    expect(refusalOf(await perform(desk(), nominateMember, host, nominates('teacherA2b')))).toBe(
      'stageNotOpen STUDIO-05',
    );
  });

  it('what a host wrote of a nominee is sealed and goes with the nominee, who stays known while the studio is theirs', async () => {
    const { city, nominates, host } = await begun(desk());
    await done(desk(), nominateMember, host, nominates('teacherA2a'));
    const personId = city.personId('teacherA2a');
    const [row] = await desk().db.select().from(memberships);
    expect(String(row?.grounds)).toMatch(/^p1\./);
    expect(await performSystem(desk(), (at) => refuseErasure(at, personId))).toMatchObject({
      code: 'erasureTooEarly',
      facts: { because: 'termRuns' },
    });
    await performSystem(desk(), (at) => erasePerson(at, personId));
    expect(await broken(desk())).toEqual([]);
    await desk()
      .db.update(memberships)
      .set({ grounds: '带班扎实' as never });
    expect(await broken(desk())).toEqual(['wordsSealed']);
  });
});

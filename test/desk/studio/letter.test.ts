import { asc, eq, like } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { decisions, mails, outbox, papers, signatures, stageRuns, tasks } from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import type { PersonActor } from '../../../desk/kit/actor.js';
import { climb } from '../../../desk/kit/climb.js';
import { termOf } from '../../../desk/kit/term.js';
import { stagePlans } from '../../../desk/stages/all.js';
import { filePlan } from '../../../desk/studio/file-plan.js';
import { issueLetter } from '../../../desk/studio/issue-letter.js';
import { letterHash, letterOf } from '../../../desk/studio/letters.js';
import { signLetter } from '../../../desk/studio/sign-letter.js';
import { startStudio } from '../../../desk/studio/start-studio.js';
import { spanOf } from '../../../desk/studio/terms.js';
import { verify } from '../../../desk/verify/verify.js';
import { letterDuties, proposedTasks } from '../../../domain/studio/letter/issue.js';
import type { LetterTask } from '../../../domain/studio/letter/tasks.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { climbs, firstPlans, founded, opens, openTask } from './steps.js';

/** A studio in its first year, with the list the edition proposes. */
async function begun(desk: TestDesk) {
  const all = await founded(desk);
  await opens(desk, all.termId, 'studioYear');
  const term = await termOf({ tx: desk.db }, all.termId);
  return { ...all, term, list: proposedTasks(spanOf(term), term.parameters) };
}

const signing = async (desk: TestDesk, termId: string) => {
  const rows = await desk.db.select().from(tasks).where(eq(tasks.termId, termId)).orderBy(asc(tasks.openedAt));
  return rows.filter(({ kind }) => kind.startsWith('signLetter'));
};
/** The open task by which a post, or the host, signs. */
async function toSign(desk: TestDesk, termId: string, role: string): Promise<string> {
  const found = (await signing(desk, termId)).find((task) => task.role === role && task.state === 'open');
  return found?.id ?? expect.fail(`nothing to sign for ${role}`);
}
const drafted = async (desk: TestDesk) => {
  const [task] = await desk.db.select().from(tasks).where(eq(tasks.kind, 'letterDrafting'));
  return task?.id ?? expect.fail('no draft');
};
const shownIn = async (desk: TestDesk, termId: string) => {
  const letter = await letterOf({ tx: desk.db }, termId);
  return { version: letter?.version ?? 0, contentHash: letter?.contentHash ?? '' };
};
const sides = [
  ['cityLeader', 'cityLeader', 'city'],
  ['teacherA1a', 'applicant', 'studio'],
  ['leaderA1', 'schoolLeader', 'witness'],
] as const;
const fewer = (list: readonly LetterTask[]) => list.map((task, at) => (at === 0 ? { ...task, target: 2 } : task));

runOnDesk('the responsibility letter', (desk) => {
  it('STUDIO-10, STUDIO-17: the Moral Education Section is asked to write it in the first year, and nobody else may', async () => {
    const { city, termId, list } = await begun(desk());
    const draft = { termId, version: 0, tasks: list };
    const { id, orgId, role } = await openTask(desk(), 'letterDrafting');
    expect([orgId, role]).toEqual([city.org('section'), 'sectionOfficer']);
    for (const who of ['teacherA1a', 'leaderA1', 'cityOfficer', 'cityLeader', 'instituteOfficer', 'countyOfficerA'])
      expect([who, refusalOf(await perform(desk(), issueLetter, city.person(who), draft))]).toEqual([who, 'notFound']);
    const other = await openTask(desk(), 'receipt');
    const astray = city.person('sectionOfficer', { channel: 'link', taskId: other.id });
    expect(refusalOf(await perform(desk(), issueLetter, astray, draft))).toBe('notFound');
    const byLink = city.person('sectionOfficer', { channel: 'link', taskId: id, secondFactor: false });
    const { version, contentHash } = await done(desk(), issueLetter, byLink, draft);
    const term = await termOf({ tx: desk().db }, termId);
    expect([version, contentHash]).toEqual([1, letterHash(term, 1, list)]);
    expect((await desk().db.select().from(tasks).where(eq(tasks.id, id)))[0]).toMatchObject({
      state: 'done',
      outcome: 'issued',
    });
    const asked = (await signing(desk(), termId)).map((task) => [task.role, task.orgId, task.personId, task.state]);
    expect(asked.toSorted()).toEqual([
      ['applicant', city.org('schoolA1'), city.personId('teacherA1a'), 'open'],
      ['cityLeader', city.org('bureau'), null, 'open'],
      ['schoolLeader', city.org('schoolA1'), null, 'open'],
    ]);
    const told = await desk()
      .db.select()
      .from(outbox)
      .where(eq(outbox.workflowId, `term-${termId}`));
    const news = told.map(({ message }) => (message as { news?: { kind: string; stage: string } }).news);
    expect(news.slice(-2)).toMatchObject([
      { kind: 'settled', stage: 'letterDrafting', outcome: 'issued' },
      { kind: 'opened', stage: 'letterSigning', number: 1 },
    ]);
  });

  it('STUDIO-20, STUDIO-22…25: every duty of the plan stands in it, by a day of the term (STUDIO-05, STUDIO-23)', async () => {
    const { city, termId, term, list } = await begun(desk());
    const section = city.person('sectionOfficer');
    expect(list.map(({ dueOn }) => dueOn)).toEqual(list.map(() => term.toDay));
    const issues = async (tasks: readonly LetterTask[]) => {
      const answer = await perform(desk(), issueLetter, section, { termId, version: 0, tasks });
      return answer.ok ? [] : answer.refusals.map(({ code, ruleId, field }) => [code, ruleId, field]);
    };
    const [first] = list;
    expect(first && (await issues([first]))).toEqual(
      letterDuties.filter((rule) => rule !== 'STUDIO-20').map((rule) => ['ruleForbids', rule, 'tasks']),
    );
    const after = list.map((task, at) => (at === 3 ? { ...task, dueOn: '2035-01-01' } : task));
    expect(await issues(after)).toEqual([['badInput', 'STUDIO-05', 'tasks.3.dueOn']]);
    expect(await issues(list.map((task) => ({ ...task, code: 'same' })))).toEqual([['badInput', undefined, 'tasks']]);
    expect(await issues(list.map((task) => ({ ...task, target: 0 })))).toHaveLength(list.length);
    expect(await desk().db.select().from(papers)).toEqual([]);
  });

  it('STUDIO-17, STUDIO-O10: bureau, host and principal sign by link, each once, and the last seals it', async () => {
    const { city, termId, list } = await begun(desk());
    await done(desk(), issueLetter, city.person('sectionOfficer'), { termId, version: 0, tasks: list });
    const shown = await shownIn(desk(), termId);
    for (const [who, role, side] of sides) {
      const taskId = await toSign(desk(), termId, role);
      for (const other of ['teacherA1a', 'leaderA1', 'leaderA2', 'cityLeader', 'cityOfficer', 'sectionOfficer'])
        if (other !== who)
          expect([
            other,
            refusalOf(await perform(desk(), signLetter, city.person(other), { taskId, ...shown })),
          ]).toEqual([other, 'notFound']);
      const byLink = city.person(who, { channel: 'link', taskId, secondFactor: false });
      const answer = await done(desk(), signLetter, byLink, { taskId, ...shown });
      expect(answer).toEqual({ side, sealed: side === 'witness' });
      expect(refusalOf(await perform(desk(), signLetter, byLink, { taskId, ...shown }))).toBe('taskClosed');
    }
    const [paper] = await desk().db.select().from(papers);
    expect(paper).toMatchObject({ version: 1, sealedAt: await desk().clock.now() });
    const signed = await desk().db.select().from(signatures).orderBy(asc(signatures.side));
    expect(signed.map(({ side, contentHash }) => [side, contentHash])).toEqual(
      ['city', 'studio', 'witness'].map((side) => [side, shown.contentHash]),
    );
    const [run] = await desk().db.select().from(stageRuns).where(eq(stageRuns.stage, 'letterSigning'));
    expect(run).toMatchObject({ state: 'settled', outcome: 'sealed' });
    const letters = await desk().db.select().from(mails).where(eq(mails.template, 'letterSealed'));
    const readers = ['cityLeader', 'cityLeader2', 'leaderA1', 'sectionOfficer', 'teacherA1a'].map(city.personId);
    expect(letters.map(({ personId }) => personId)).toEqual(expect.arrayContaining(readers));
    const again = { termId, version: 1, tasks: fewer(list), reason: '调整' };
    expect(refusalOf(await perform(desk(), issueLetter, city.person('sectionOfficer'), again))).toBe(
      'ruleForbids STUDIO-16',
    );
  });

  it('STUDIO-17: two who sign at once both count, once', async () => {
    const { city, termId, list } = await begun(desk());
    await done(desk(), issueLetter, city.person('sectionOfficer'), { termId, version: 0, tasks: list });
    const shown = await shownIn(desk(), termId);
    const ids = await Promise.all(sides.map(([, role]) => toSign(desk(), termId, role)));
    const asks = sides.flatMap(([who], at) => [0, 1].map(() => [city.person(who), ids[at] ?? ''] as const));
    const both: readonly (readonly [PersonActor, string])[] = [...asks, [city.person('cityLeader2'), ids[0] ?? '']];
    const answers = await Promise.all(
      both.map(([actor, taskId]) => perform(desk(), signLetter, actor, { taskId, ...shown })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
    expect(answers.flatMap((one) => (one.ok ? [] : [refusalOf(one)]))).toEqual([
      'taskClosed',
      'taskClosed',
      'taskClosed',
      'taskClosed',
    ]);
    expect(await desk().db.select().from(signatures)).toHaveLength(3);
    expect((await desk().db.select().from(papers))[0]?.sealedAt).not.toBe(null);
  });

  it('STUDIO-17: a new version takes the earlier signatures’ force, asks anew, and the old one is refused with the difference', async () => {
    const { city, termId, list } = await begun(desk());
    const section = city.person('sectionOfficer');
    await done(desk(), issueLetter, section, { termId, version: 0, tasks: list });
    const old = await shownIn(desk(), termId);
    const host = await toSign(desk(), termId, 'applicant');
    const leader = await toSign(desk(), termId, 'cityLeader');
    await done(desk(), signLetter, city.person('teacherA1a'), { taskId: host, ...old });
    const [before] = await desk().db.select().from(stageRuns).where(eq(stageRuns.stage, 'letterSigning'));
    desk().clock.set(new Date(Date.parse(await desk().clock.now()) + 4 * 86_400_000).toISOString());
    const changed = [...fewer(list).slice(0, -1), { ...(list.at(-1) ?? expect.fail('no task')), code: 'shown' }];
    const second = { termId, version: 1, tasks: changed, reason: '县区培训次数调整' };
    for (const [wrong, field] of [
      [{ ...second, reason: ' ' }, 'reason'],
      [{ ...second, tasks: list }, 'tasks'],
    ] as const) {
      const answer = await perform(desk(), issueLetter, section, wrong);
      expect(answer.ok ? '' : answer.refusals.map((one) => `${one.code} ${one.field}`)).toEqual([`badInput ${field}`]);
    }
    expect(refusalOf(await perform(desk(), issueLetter, section, { ...second, version: 0 }))).toBe(
      'caseChanged STUDIO-17',
    );
    await done(desk(), issueLetter, section, second);
    const superseded = await perform(desk(), signLetter, city.person('cityLeader'), { taskId: leader, ...old });
    expect(superseded.ok ? null : superseded.refusals).toEqual([
      {
        code: 'caseChanged',
        ruleId: 'STUDIO-17',
        field: 'version',
        facts: { shown: 1, current: 2, added: 'shown', removed: 'demonstration', changed: 'backboneTraining' },
      },
    ]);
    // who had signed is asked by a task and a letter of its own, and everybody has the whole time again
    const again = (await signing(desk(), termId)).filter(({ role }) => role === 'applicant');
    expect(again.map(({ turn, state }) => [turn, state]).toSorted()).toEqual([
      [1, 'done'],
      [2, 'open'],
    ]);
    const [after] = await desk().db.select().from(stageRuns).where(eq(stageRuns.stage, 'letterSigning'));
    expect([after?.number, (after?.due ?? '') > (before?.due ?? '')]).toEqual([1, true]);
    const told = await desk().db.select().from(mails).where(eq(mails.template, 'letterReissued'));
    expect(told.map(({ personId }) => personId)).toEqual(
      expect.arrayContaining(['teacherA1a', 'cityLeader', 'leaderA1'].map(city.personId)),
    );
    const now = await shownIn(desk(), termId);
    for (const [who, role] of sides)
      await done(desk(), signLetter, city.person(who), { taskId: await toSign(desk(), termId, role), ...now });
    const versions = await desk().db.select().from(papers).orderBy(asc(papers.version));
    expect(versions.map(({ version, sealedAt }) => [version, sealedAt !== null])).toEqual([
      [1, false],
      [2, true],
    ]);
  });

  it('STUDIO-17: two sides late with one letter are one letter to the post above both, which names them', async () => {
    const { city, termId, list } = await begun(desk());
    await done(desk(), issueLetter, city.person('sectionOfficer'), { termId, version: 0, tasks: list });
    const shown = await shownIn(desk(), termId);
    await done(desk(), signLetter, city.person('cityLeader'), {
      taskId: await toSign(desk(), termId, 'cityLeader'),
      ...shown,
    });
    const run = (await desk().db.select().from(stageRuns)).find(({ stage }) => stage === 'letterSigning');
    desk().clock.set(new Date(Date.parse(run?.hard ?? '') + 5 * 86_400_000).toISOString());
    const key = { subject: { kind: 'term', id: termId } as const, stage: 'letterSigning' as const, number: 1 };
    await performSystem(desk(), (at) => climb(at, stagePlans.letterSigning, key));
    const told = (await desk().db.select().from(mails)).filter(({ template }) => template === 'late');
    const officer = told.filter(({ personId }) => personId === city.personId('cityOfficer'));
    expect(officer.map(({ data }) => [data.postName, data.more, data.shared])).toEqual([
      ['schoolLeader', 'signLetterAsHost/applicant', 'yes'],
    ]);
    expect(officer[0]?.linkId).not.toBeNull();
    // what was shared is both tasks, the letter is one
    const shared = (await signing(desk(), termId)).filter(({ coOwnerRole }) => coOwnerRole === 'cityOfficer');
    expect(shared.map(({ role }) => role).toSorted()).toEqual(['applicant', 'schoolLeader']);
  });

  it('STUDIO-17: nobody signs for two sides', async () => {
    const { city, termId, list } = await begun(desk());
    await done(desk(), issueLetter, city.person('sectionOfficer'), { termId, version: 0, tasks: list });
    const shown = await shownIn(desk(), termId);
    const [witness] = (await signing(desk(), termId)).filter(({ role }) => role === 'schoolLeader');
    const asCity = { coOwnerOrgId: city.org('bureau'), coOwnerRole: 'cityLeader' } as const;
    await desk()
      .db.update(tasks)
      .set(asCity)
      .where(eq(tasks.id, witness?.id ?? ''));
    const leader = city.person('cityLeader');
    await done(desk(), signLetter, leader, { taskId: await toSign(desk(), termId, 'cityLeader'), ...shown });
    expect(refusalOf(await perform(desk(), signLetter, leader, { taskId: witness?.id, ...shown }))).toBe(
      'secondPersonRequired STUDIO-17',
    );
  });

  it('STUDIO-10, STUDIO-12, STUDIO-17: the section starts the studio once the letter is sealed and both plans are filed, and not before', async () => {
    const { city, termId, list } = await begun(desk());
    const section = city.person('sectionOfficer');
    for (const who of ['teacherA1a', 'leaderA1', 'cityLeader', 'instituteOfficer'])
      expect([who, refusalOf(await perform(desk(), startStudio, city.person(who), { termId }))]).toEqual([
        who,
        'notFound',
      ]);
    const early = await perform(desk(), startStudio, section, { termId });
    expect(early.ok ? [] : early.refusals).toMatchObject([
      { code: 'ruleForbids', ruleId: 'STUDIO-17', facts: { check: 'letterSealed' } },
      { code: 'ruleForbids', ruleId: 'STUDIO-12', facts: { check: 'plansFiled', open: 2 } },
    ]);
    await done(desk(), issueLetter, section, { termId, version: 0, tasks: list });
    const shown = await shownIn(desk(), termId);
    for (const [who, role] of sides)
      await done(desk(), signLetter, city.person(who), { taskId: await toSign(desk(), termId, role), ...shown });
    expect(refusalOf(await perform(desk(), startStudio, section, { termId }))).toBe('ruleForbids STUDIO-12');
    for (const plan of firstPlans(termId)) await done(desk(), filePlan, city.person('teacherA1a'), plan);
    const byLink = city.person('sectionOfficer', { channel: 'link', taskId: await drafted(desk()) });
    expect(refusalOf(await perform(desk(), startStudio, byLink, { termId }))).toBe('notFound');
    expect(await done(desk(), startStudio, section, { termId })).toEqual({ state: 'running' });
    expect((await termOf({ tx: desk().db }, termId)).state).toBe('running');
    expect(refusalOf(await perform(desk(), startStudio, section, { termId }))).toBe('stageNotOpen STUDIO-05');
  });

  it('STUDIO-O03: once the term is over nothing is issued or signed any more, and nobody is asked', async () => {
    const { city, termId, list } = await begun(desk());
    await done(desk(), issueLetter, city.person('sectionOfficer'), { termId, version: 0, tasks: list });
    const shown = await shownIn(desk(), termId);
    const asked = await signing(desk(), termId);
    for (const year of [1, 2, 3]) {
      await opens(desk(), termId, 'studioYear', year);
      const runs = await desk().db.select().from(stageRuns).where(eq(stageRuns.stage, 'studioYear'));
      const due = runs.find(({ number }) => number === year)?.due ?? '';
      desk().clock.set(new Date(Date.parse(due) + 1).toISOString());
      await climbs(desk(), termId, 'studioYear', year);
    }
    const taskId = asked.find(({ role }) => role === 'applicant')?.id;
    const host = city.person('teacherA1a');
    expect(refusalOf(await perform(desk(), signLetter, host, { taskId, ...shown }))).toBe('taskClosed');
    expect((await signing(desk(), termId)).map(({ state, outcome }) => `${state} ${outcome}`)).toEqual(
      asked.map(() => 'cancelled termEnded'),
    );
    const draft = { termId, version: 1, tasks: fewer(list), reason: '迟' };
    expect(refusalOf(await perform(desk(), issueLetter, city.person('sectionOfficer'), draft))).toBe(
      'stageNotOpen STUDIO-05',
    );
  });

  it('I1, I4, I9, I27, I37: the invariants hold, and a letter that was tampered with is found', async () => {
    const { city, termId, list } = await begun(desk());
    await done(desk(), issueLetter, city.person('sectionOfficer'), { termId, version: 0, tasks: list });
    const shown = await shownIn(desk(), termId);
    const breaches = async (names: readonly string[]) => {
      const at = { tx: desk().db, now: await desk().clock.now(), calendar: desk().calendar };
      const found = (await verify(at)).filter(({ name }) => names.includes(name));
      expect(found).toHaveLength(names.length);
      return found.flatMap(({ name, breaches }) => breaches.map((one) => `${name} ${one.at}`));
    };
    const about = [
      'oneDecisionPerSeat',
      'heldSeats',
      'lettersWhole',
      'taskLetters',
      'stagesAsk',
      'stagesAndTasks',
      'decisionsAudited',
      'auditChain',
    ];
    for (const [who, role] of sides) {
      await done(desk(), signLetter, city.person(who), { taskId: await toSign(desk(), termId, role), ...shown });
      expect(await breaches(about)).toEqual([]);
    }
    const [paper] = await desk().db.select().from(papers);
    await expect(
      desk()
        .db.update(papers)
        .set({ tasks: fewer(list) }),
    ).rejects.toThrow();
    await expect(desk().db.delete(signatures)).rejects.toThrow();
    await desk().db.update(papers).set({ sealedAt: null });
    expect(await breaches(['lettersWhole'])).toEqual([`lettersWhole ${paper?.id}`]);
    const said = await desk().db.select().from(decisions).where(like(decisions.kind, 'letter%'));
    expect(said.map(({ kind, deciderRole }) => `${kind} ${deciderRole}`).toSorted()).toEqual([
      'letterIssued sectionOfficer',
      'letterSigned applicant',
      'letterSigned cityLeader',
      'letterSigned schoolLeader',
    ]);
  });
});

import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { responsibilityLetterPdf } from '../../../api/documents/responsibility-letter.js';
import { goalChangeViews } from '../../../api/reads/goal-changes.js';
import { letterViews } from '../../../api/reads/letters.js';
import {
  audit,
  decisions,
  goalChanges,
  mails,
  outbox,
  papers,
  stageRuns,
  terms,
  works,
} from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { termOf } from '../../../desk/kit/term.js';
import { erasePerson } from '../../../desk/privacy/erase-person.js';
import { reportYear } from '../../../desk/studio/assessment/report-year.js';
import { askGoalChange } from '../../../desk/studio/goals/ask-goal-change.js';
import { decideGoalChange } from '../../../desk/studio/goals/decide-goal-change.js';
import { giveOpinion } from '../../../desk/studio/goals/give-opinion.js';
import { issueLetter } from '../../../desk/studio/issue-letter.js';
import { letterInForce, letterOf } from '../../../desk/studio/letters.js';
import { progressOn } from '../../../desk/studio/works.js';
import { proposedTasks } from '../../../domain/studio/letter/issue.js';
import { dayOf, endOfDay } from '../../../domain/time/beijing.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { sealedWords } from '../../support/words.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { answersTo, called, running } from './assessment-steps.js';
import { asking, granted, opined, signed } from './goal-steps.js';
import { brokenAmong, climbs, type Founded, founded, opens, openTask } from './steps.js';

const broken = brokenAmong([
  ...['lettersWhole', 'goalsDecided', 'heldSeats', 'oneDecisionPerSeat', 'stagesAsk', 'stagesAndTasks'],
  ...['taskLetters', 'wordsSealed', 'newsWithoutPersons'],
]);
const row = async (desk: TestDesk) => (await desk.db.select().from(goalChanges))[0];
const seenBy = async (desk: TestDesk, { city, termId }: Founded, who: string) => {
  const at = { tx: desk.db, vault: desk.vault, now: await desk.clock.now(), actor: city.person(who) };
  return goalChangeViews(at, await termOf(at, termId));
};
const versionOf = async (desk: TestDesk, termId: string) => (await letterInForce({ tx: desk.db }, termId))?.version;

runOnDesk('a change of goals', (desk) => {
  it('STUDIO-16: a letter in force is not changed; only its host may ask, of the version that stands, with a reason and a difference', async () => {
    const all = await running(desk());
    const { city, termId } = all;
    const asks = await asking(desk(), all);
    for (const who of ['teacherA1b', 'leaderA1', 'sectionOfficer', 'instituteOfficer', 'cityLeader'])
      expect([who, refusalOf(await perform(desk(), askGoalChange, city.person(who), asks))]).toEqual([who, 'notFound']);
    const byLink = city.person('teacherA1a', { channel: 'link', taskId: randomUUID() });
    expect(refusalOf(await perform(desk(), askGoalChange, byLink, asks))).toBe('notFound');
    const host = city.person('teacherA1a');
    const refuses = async (more: object) => refusalOf(await perform(desk(), askGoalChange, host, { ...asks, ...more }));
    const letter = await letterOf({ tx: desk().db }, termId);
    expect(await refuses({ tasks: letter?.tasks })).toBe('badInput');
    expect(await refuses({ reason: ' ' })).toBe('badInput');
    expect(await refuses({ version: 2 })).toBe('caseChanged STUDIO-17');
    expect(await refuses({ tasks: asks.tasks.slice(0, -1) })).toBe('ruleForbids STUDIO-25');
    const after = asks.tasks.map((task) => ({ ...task, dueOn: '2035-01-01' }));
    expect(await refuses({ tasks: after })).toBe('badInput STUDIO-05');
    const again = { termId, version: 1, tasks: asks.tasks, reason: '调整' };
    expect(refusalOf(await perform(desk(), issueLetter, city.person('sectionOfficer'), again))).toBe(
      'ruleForbids STUDIO-16',
    );
    expect(await desk().db.select().from(goalChanges)).toEqual([]);
  });

  it('STUDIO-16 (P): an edition that never changes goals knows no exception, and before a letter is in force there is none to ask for', async () => {
    const first = await founded(desk());
    const host = first.city.person('teacherA1a');
    const { fromDay: from, toDay: to } = await termOf({ tx: desk().db }, first.termId);
    const list = proposedTasks({ from, to }, defaultEdition.parameters);
    const early = { termId: first.termId, version: 1, tasks: list, reason: '任务有变' };
    expect(refusalOf(await perform(desk(), askGoalChange, host, early))).toBe('stageNotOpen STUDIO-17');
    const never = { ...defaultEdition.parameters, goalChange: 'never' };
    await desk().db.update(terms).set({ parameters: never }).where(eq(terms.id, first.termId));
    expect(refusalOf(await perform(desk(), askGoalChange, host, early))).toBe('ruleForbids STUDIO-16');
  });

  it('STUDIO-O07: the Institute says what it thinks, then the section decides, each by link; the host neither, and nobody twice', async () => {
    const all = await running(desk());
    const { city, termId } = all;
    await done(desk(), askGoalChange, city.person('teacherA1a'), await asking(desk(), all));
    const second = await perform(desk(), askGoalChange, city.person('teacherA1a'), await asking(desk(), all));
    expect(refusalOf(second)).toBe('stageNotOpen STUDIO-O07');
    const opinion = await openTask(desk(), 'goalOpinion');
    expect([opinion.orgId, opinion.role, opinion.due]).toEqual([
      city.org('institute'),
      'instituteOfficer',
      expect.any(String),
    ]);
    const says = { taskId: opinion.id, opinion: 'opposed', reason: '目标仍可完成' };
    for (const who of ['teacherA1a', 'sectionOfficer', 'cityOfficer', 'leaderA1'])
      expect([who, refusalOf(await perform(desk(), giveOpinion, city.person(who), says))]).toEqual([who, 'notFound']);
    const byLink = city.person('instituteOfficer', { channel: 'link', taskId: opinion.id, secondFactor: false });
    expect(await done(desk(), giveOpinion, byLink, says)).toEqual({ opinion: 'opposed' });
    const { id: taskId, orgId, role } = await openTask(desk(), 'goalChange');
    expect([orgId, role]).toEqual([city.org('section'), 'sectionOfficer']);
    const decides = { taskId, outcome: 'refused', reason: '原目标可以完成' };
    for (const who of ['teacherA1a', 'instituteOfficer', 'cityOfficer', 'cityLeader'])
      expect([who, refusalOf(await perform(desk(), decideGoalChange, city.person(who), decides))]).toEqual([
        who,
        'notFound',
      ]);
    const section = city.person('sectionOfficer', { channel: 'link', taskId, secondFactor: false });
    expect(await done(desk(), decideGoalChange, section, decides)).toEqual({ outcome: 'refused', version: null });
    expect(await row(desk())).toMatchObject({ state: 'refused', letterVersion: null });
    expect(await versionOf(desk(), termId)).toBe(1);
    expect(await desk().db.select().from(papers)).toHaveLength(1);
    const told = await desk().db.select().from(mails).where(eq(mails.template, 'goalsDecided'));
    expect(told.map(({ personId }) => personId).toSorted()).toEqual(
      ['teacherA1a', 'leaderA1'].map(city.personId).toSorted(),
    );
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-O07: whoever gave the opinion does not decide, though they hold both posts', async () => {
    const all = await running(desk());
    const { city } = all;
    const taskId = await opined(desk(), all);
    await desk()
      .db.update(goalChanges)
      .set({ opinionBy: city.personId('sectionOfficer') });
    const decides = { taskId, outcome: 'granted', reason: '同意' };
    expect(refusalOf(await perform(desk(), decideGoalChange, city.person('sectionOfficer'), decides))).toBe(
      'secondPersonRequired STUDIO-O07',
    );
  });

  it('STUDIO-16, STUDIO-17: granted, the next version is signed anew by every side; until then the one before stays in force, and both stay readable', async () => {
    const all = await running(desk());
    const { city, termId } = all;
    await granted(desk(), all);
    const term = await termOf({ tx: desk().db }, termId);
    expect(await row(desk())).toMatchObject({ state: 'granted', baseVersion: 1, letterVersion: 2 });
    const [open, before] = await letterViews(desk().db, term);
    expect([open?.version, open?.sealedAt, open?.changesGoals]).toEqual([2, null, true]);
    expect(open?.difference).toMatchObject({
      since: 1,
      added: [],
      removed: [],
      changed: [{ before: { code: 'guidance', target: 12 }, after: { target: 8 } }],
    });
    expect(before?.sealedAt).not.toBeNull();
    expect(await versionOf(desk(), termId)).toBe(1);
    const today = dayOf(await desk().clock.now());
    expect((await progressOn({ tx: desk().db }, term, today))?.letterVersion).toBe(1);
    const section = city.person('sectionOfficer');
    const meddling = { termId, version: 2, tasks: open?.tasks.map((task) => ({ ...task, target: 1 })), reason: '再调' };
    expect(refusalOf(await perform(desk(), issueLetter, section, meddling))).toBe('ruleForbids STUDIO-16');
    const another = await perform(desk(), askGoalChange, city.person('teacherA1a'), {
      ...(await asking(desk(), all)),
      reason: '再调整',
    });
    expect(refusalOf(another)).toBe('stageNotOpen STUDIO-O07');
    await signed(desk(), all);
    expect(await versionOf(desk(), termId)).toBe(2);
    const runs = await desk().db.select().from(stageRuns).where(eq(stageRuns.stage, 'letterSigning'));
    expect(runs.map(({ number, state }) => [number, state]).toSorted()).toEqual([
      [1, 'settled'],
      [2, 'settled'],
    ]);
    for (const version of [1, 2]) {
      const pdf = await responsibilityLetterPdf(desk().db, term, version);
      expect([version, pdf.ok && pdf.value.subarray(0, 4).toString()]).toEqual([version, '%PDF']);
    }
    expect(await broken(desk())).toEqual([]);
  });

  it('ASSESS-03: a year is reported against the version in force; one that was shown before the change is refused', async () => {
    const all = await called(desk());
    const { city, taskId, letter } = all;
    await granted(desk(), all);
    const report = async (letterVersion: number) =>
      perform(desk(), reportYear, city.person('teacherA1a'), {
        taskId: await taskId('selfReport'),
        letterVersion,
        answers: answersTo(letter.tasks),
      });
    expect(refusalOf(await report(2))).toMatch(/^caseChanged/);
    await signed(desk(), all);
    expect(refusalOf(await report(1))).toMatch(/^caseChanged/);
    expect((await report(2)).ok).toBe(true);
  });

  it('STUDIO-O07: goals that were met keep their record, though the next version asks for more or drops them', async () => {
    const all = await running(desk());
    const { city, termId } = all;
    const at = await desk().clock.now();
    const said = { termId, level: 'city', onDay: dayOf(at), hours: '2', participants: 9, contentHash: 'h' } as const;
    const by = { recordedBy: city.personId('teacherA1a'), recordedAt: at, judgedAt: at } as const;
    await desk()
      .db.insert(works)
      .values({
        ...{ id: randomUUID(), number: 1, kind: 'localResearch', state: 'confirmed', ...said, ...by },
        words: await sealedWords(desk(), termId, { title: '调研', place: '', summary: '' }),
      });
    const asks = await asking(desk(), all);
    const more = asks.tasks.map((task) => (task.code === 'localResearch' ? { ...task, target: 2 } : task));
    await done(desk(), askGoalChange, city.person('teacherA1a'), { ...asks, tasks: more });
    await done(desk(), giveOpinion, city.person('instituteOfficer'), {
      ...{ taskId: (await openTask(desk(), 'goalOpinion')).id, opinion: 'supported', reason: '可以' },
    });
    const decides = { taskId: (await openTask(desk(), 'goalChange')).id, outcome: 'granted', reason: '可以' };
    await done(desk(), decideGoalChange, city.person('sectionOfficer'), decides);
    expect((await row(desk()))?.met).toEqual(['localResearch']);
    const [seen] = await seenBy(desk(), all, 'leaderA1');
    expect(seen?.met.map(({ code }) => code)).toEqual(['localResearch']);
  });

  it('STUDIO-O07, STUDIO-10: why is read by host, Institute and section alone, kept sealed, in no mail, no news and no decision, and goes with the host', async () => {
    const all = await running(desk());
    const { city, termId } = all;
    await granted(desk(), all);
    for (const who of ['teacherA1a', 'instituteOfficer', 'sectionOfficer'])
      expect((await seenBy(desk(), all, who))[0]?.words).toEqual({
        request: '因病住院三个月，指导次数不足',
        opinion: '情况属实，仍可完成主要目标',
        decision: '同意按住院时间折减',
      });
    for (const who of ['leaderA1', 'countyOfficerA', 'cityOfficer', 'cityLeader'])
      expect((await seenBy(desk(), all, who))[0]?.words).toBeNull();
    const kept = JSON.stringify([
      await row(desk()),
      ...(await Promise.all([mails, outbox, audit, decisions, papers].map((one) => desk().db.select().from(one)))),
    ]);
    for (const word of ['住院', '情况属实', '折减']) expect(kept).not.toContain(word);
    await performSystem(desk(), (at) => erasePerson(at, city.personId('teacherA1a')));
    expect((await seenBy(desk(), all, 'sectionOfficer'))[0]?.words).toEqual({ request: '', opinion: '', decision: '' });
    expect(await versionOf(desk(), termId)).toBe(1);
  });

  it('STUDIO-05, STUDIO-O03: a request that nobody has decided ends with the term; the letter in force stays', async () => {
    const all = await running(desk());
    const { city, termId } = all;
    await done(desk(), askGoalChange, city.person('teacherA1a'), await asking(desk(), all));
    const { toDay } = await termOf({ tx: desk().db }, termId);
    await opens(desk(), termId, 'studioYear', 3);
    desk().clock.set(new Date(Date.parse(endOfDay(toDay)) + 1).toISOString());
    expect((await climbs(desk(), termId, 'studioYear', 3)).settled).toBe('ended');
    expect((await row(desk()))?.state).toBe('lapsed');
    const [run] = await desk().db.select().from(stageRuns).where(eq(stageRuns.stage, 'goalOpinion'));
    expect(run?.state).toBe('void');
    expect(await versionOf(desk(), termId)).toBe(1);
  });
});

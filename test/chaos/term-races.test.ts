import { and, eq, like } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import {
  assessments,
  audit,
  decisions,
  mails,
  memberOpinions,
  memberships,
  outbox,
  papers,
  signatures,
  stageRuns,
  tasks,
} from '../../db/schema/all.js';
import { perform } from '../../desk/kit/act.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import type { DeskDeps } from '../../desk/kit/deps.js';
import { termOf } from '../../desk/kit/term.js';
import { appealResult } from '../../desk/studio/assessment/appeal-result.js';
import { decideMember } from '../../desk/studio/decide-member.js';
import { issueLetter } from '../../desk/studio/issue-letter.js';
import { letterOf } from '../../desk/studio/letters.js';
import { nominateMember } from '../../desk/studio/nominate-member.js';
import { signLetter } from '../../desk/studio/sign-letter.js';
import { spanOf } from '../../desk/studio/terms.js';
import type { Message } from '../../domain/news.js';
import { proposedTasks } from '../../domain/studio/letter/issue.js';
import { seeded } from '../../scripts/chaos/random.js';
import { done, refusalOf } from '../desk/city/panel-desk.js';
import { published } from '../desk/studio/assessment-steps.js';
import { begun, nominee } from '../desk/studio/member-steps.js';
import { brokenAmong } from '../desk/studio/steps.js';
import { openDesk, type TestDesk } from '../support/desk.js';
import { soon, togetherBy } from './together.js';

/** A slice here; any number by hand, as in races.test.ts. */
const rounds = Math.max(8, Math.round(Number(process.env.RACE_ROUNDS ?? 24) / 2));
const seed = Number(process.env.RACE_SEED ?? 20_260_302);
const random = seeded(seed);
vi.setConfig({ testTimeout: 60_000 + rounds * 5_000, hookTimeout: 60_000 });

const together = togetherBy(random);
const said = (result: Awaited<ReturnType<typeof perform>>): string => (result.ok ? 'ok' : refusalOf(result));
const broken = brokenAmong([
  'auditChain',
  'oneDecisionPerSeat',
  'stagesAndTasks',
  'lettersWhole',
  'membersDecided',
  'assessorsApart',
  'publishedInOrder',
]);

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk('postgresql');
});
beforeEach(() => desk.empty());
afterAll(() => desk?.close());

const signing = (termId: string, role: string) =>
  desk.db
    .select()
    .from(tasks)
    .where(and(eq(tasks.termId, termId), eq(tasks.role, role as 'applicant'), eq(tasks.state, 'open')))
    .then((rows) => rows.find(({ kind }) => kind.startsWith('signLetter'))?.id ?? expect.fail(`nothing for ${role}`));

/** How often a process is told that its stage was settled so, and how often the chain has this act. */
async function traces(subjectId: string, act: string, settled: string): Promise<readonly [number, number]> {
  const told = await desk.db
    .select({ message: outbox.message })
    .from(outbox)
    .where(like(outbox.workflowId, `%${subjectId}`));
  const acts = await desk.db
    .select({ act: audit.act })
    .from(audit)
    .where(and(eq(audit.chain, subjectId), eq(audit.act, act), eq(audit.outcome, 'done')));
  const news = told.flatMap(({ message }) => {
    const one = message as Message;
    return one.type === 'news' && one.news.kind === 'settled' ? [`${one.news.stage} ${one.news.outcome}`] : [];
  });
  return [news.filter((one) => one === settled).length, acts.length];
}

test(`STUDIO-17: all sides of a letter sign at once, and two leaders for one of them: one of them seals it, once, ${rounds} rounds, seed ${seed}`, async () => {
  for (let round = 0; round < rounds; round += 1) {
    await desk.empty();
    const { city, termId } = await begun(desk);
    const term = await termOf({ tx: desk.db }, termId);
    const list = proposedTasks(spanOf(term), term.parameters);
    await done(desk, issueLetter, city.person('sectionOfficer'), { termId, version: 0, tasks: list });
    const letter = await letterOf({ tx: desk.db }, termId);
    const shown = { version: letter?.version, contentHash: letter?.contentHash };
    const signs: (readonly [PersonActor, string])[] = [
      [city.person('teacherA1a'), await signing(termId, 'applicant')],
      [city.person('leaderA1'), await signing(termId, 'schoolLeader')],
      [city.person('cityLeader'), await signing(termId, 'cityLeader')],
      [city.person('cityLeader2'), await signing(termId, 'cityLeader')],
    ];
    const answers = await together(
      signs.map(
        ([who, taskId]) =>
          () =>
            perform(desk, signLetter, who, { taskId, ...shown }),
      ),
    );
    const at = `round ${round}, seed ${seed}`;
    expect(answers.map(said).toSorted(), at).toEqual(['ok', 'ok', 'ok', 'taskClosed']);
    const sealing = answers.filter((one) => one.ok && one.value.sealed);
    expect(sealing, at).toHaveLength(1);
    expect(await desk.db.select().from(signatures)).toHaveLength(3);
    expect((await desk.db.select().from(papers))[0]?.sealedAt, at).not.toBeNull();
    expect(await traces(termId, 'signLetter', 'letterSigning sealed'), at).toEqual([1, 3]);
    const written = await desk.db.select().from(mails).where(eq(mails.template, 'letterSealed'));
    expect(new Set(written.map(({ recipient }) => recipient)).size, at).toBe(written.length);
    expect(await broken(desk), at).toEqual([]);
  }
});

test('MEMBER-01: two officers of a county decide one nomination at once, one agrees, one refuses: one of them has decided it', async () => {
  const ends = { agreed: 0, returned: 0 };
  for (let round = 0; round < rounds; round += 1) {
    await desk.empty();
    const { city, termId, host } = await begun(desk);
    await done(desk, nominateMember, host, nominee(termId, 'teacherA2a'));
    const [task] = await desk.db.select().from(tasks).where(eq(tasks.kind, 'memberDecision'));
    const opinion = (who: string, outcome: string) => () =>
      perform(desk, decideMember, city.person(who), { taskId: task?.id, outcome, reason: '任务过重' });
    const answers = await together([opinion('countyOfficerA', 'agreed'), opinion('countyOfficerA2', 'refused')]);
    const at = `round ${round}, seed ${seed}`;
    expect(answers.map(said).toSorted(), at).toEqual(['ok', 'taskClosed']);
    const outcome = answers[0]?.ok ? 'agreed' : 'returned';
    ends[outcome] += 1;
    const [member] = await desk.db.select().from(memberships);
    const opinions = await desk.db.select().from(memberOpinions).where(eq(memberOpinions.body, 'countyAuthority'));
    const agreements = await desk.db.select().from(papers).where(eq(papers.kind, 'memberAgreement'));
    expect([member?.state, opinions.length, agreements.length], at).toEqual(
      outcome === 'agreed' ? ['decided', 1, 1] : ['returned', 1, 0],
    );
    expect(await traces(termId, 'decideMember', `memberDecision ${outcome}`), at).toEqual([1, 1]);
    expect(await desk.db.select().from(decisions).where(eq(decisions.kind, 'memberOpinion'))).toHaveLength(2);
    expect(await broken(desk), at).toEqual([]);
  }
  expect(Math.min(ends.agreed, ends.returned)).toBeGreaterThan(0);
});

test('ASSESS-O07: an appeal in the last moment of its window and the window’s end: the one or the other, never both, nothing half', async () => {
  const ends = { appealed: 0, ended: 0 };
  for (let round = 0; round < rounds; round += 1) {
    await desk.empty();
    const { city, assessmentId, taskId, looks } = await published(desk);
    const appeal = { taskId: await taskId('resultAppeal'), text: '活动漏计' };
    const [window] = await desk.db.select().from(stageRuns).where(eq(stageRuns.stage, 'resultAppealWindow'));
    const due = window?.due ?? expect.fail('a window without its end');
    const inTime: DeskDeps = { ...desk, clock: { ...desk.clock, now: async () => due } };
    desk.clock.set(new Date(Date.parse(due) + 1).toISOString());
    // Now the one comes first, now the other, and mostly neither.
    const [first, second] = round % 4 === 0 ? [0, 60] : round % 4 === 1 ? [60, 0] : [random.between(0, 4), 0];
    const [answer] = await Promise.all([
      soon(first).then(() => perform(inTime, appealResult, city.person('teacherA1a'), appeal)),
      soon(second).then(() => looks('resultAppealWindow')),
    ]);
    const outcome = answer.ok ? 'appealed' : 'ended';
    ends[outcome] += 1;
    const at = `round ${round}, seed ${seed}`;
    const [row] = await desk.db.select().from(assessments).where(eq(assessments.id, assessmentId));
    const [run] = await desk.db.select().from(stageRuns).where(eq(stageRuns.stage, 'resultAppealWindow'));
    const [task] = await desk.db.select().from(tasks).where(eq(tasks.kind, 'resultAppeal'));
    const seen = [said(answer), row?.state, row?.appealedAt === null, run?.outcome, task?.state];
    expect(
      [
        ['ok', 'underAppeal', false, 'appealed', 'done'],
        ['taskClosed', 'final', true, 'ended', 'cancelled'],
      ],
      at,
    ).toContainEqual(seen);
    expect(await traces(assessmentId, 'appealResult', `resultAppealWindow ${outcome}`), at).toEqual([
      1,
      outcome === 'appealed' ? 1 : 0,
    ]);
    expect(await broken(desk), at).toEqual([]);
  }
  expect(Math.min(ends.appealed, ends.ended)).toBeGreaterThan(0);
});

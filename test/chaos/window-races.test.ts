import { and, eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { audit, cases, decisions, stageRuns, tasks, vetoes } from '../../db/schema/all.js';
import { undoWithdrawal } from '../../desk/application/undo-withdrawal.js';
import { withdrawApplication } from '../../desk/application/withdraw-application.js';
import { perform, performSystem } from '../../desk/kit/act.js';
import { climb } from '../../desk/kit/climb.js';
import type { DeskDeps } from '../../desk/kit/deps.js';
import { vetoHearing } from '../../desk/stages/veto-hearing.js';
import { finishInterruption } from '../../desk/system/finish-interruption.js';
import { registerVeto } from '../../desk/veto/register-veto.js';
import { respondToVeto } from '../../desk/veto/respond-to-veto.js';
import { seeded } from '../../scripts/chaos/random.js';
import { finding } from '../desk/veto/steps.js';
import { ok, said, world } from '../desk/veto/world.js';
import { openDesk, type TestDesk } from '../support/desk.js';
import { soon } from './together.js';

/** A slice here; any number by hand, as in races.test.ts. */
const rounds = Number(process.env.RACE_ROUNDS ?? 24);
const seed = Number(process.env.RACE_SEED ?? 20_260_302);
const random = seeded(seed);
vi.setConfig({ testTimeout: 60_000 + rounds * 2_000, hookTimeout: 60_000 });

/** Now the one comes first, now the other, and mostly neither. */
const both = async (round: number, act: () => Promise<unknown>, end: () => Promise<unknown>): Promise<void> => {
  const after = (ms: number, work: () => Promise<unknown>) => soon(ms).then(work);
  const [first, second] = round % 6 === 0 ? [0, 60] : round % 6 === 1 ? [60, 0] : [random.between(0, 4), 0];
  await Promise.all([after(first, act), after(second, end)]);
};
const later = (at: string, ms: number) => new Date(Date.parse(at) + ms).toISOString();

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk('postgresql');
});
afterAll(() => desk?.close());

/** The service as it stands at `instant`, with what reached it then. */
const at = (instant: string, lingerMs = 0): DeskDeps => ({
  ...desk,
  clock: { ...desk.clock, now: async () => instant, lingerMs },
});

test('VETO-01: who speaks in the last moment of the hearing is heard, or it has ended: never both, nothing half', async () => {
  const ends = { heard: 0, ended: 0 };
  for (let round = 0; round < rounds; round += 1) {
    await desk.empty();
    const w = await world(desk);
    const caseId = await w.aCase('countyReview');
    const { vetoId, hearingUntil } = ok(await w.say(registerVeto, 'countyOfficerA', { caseId, ...finding }));
    const subject = { kind: 'veto', id: vetoId } as const;
    const task = await w.open('vetoHearing', subject);
    const { applicantId } = await w.file(caseId);
    const applicant = { ...w.person('teacherA1a'), personId: applicantId };
    let answer = '';
    await both(
      round,
      async () => {
        const words = { taskId: task.id, statement: '情况说明' };
        answer = said(await perform(at(hearingUntil), respondToVeto, applicant, words));
      },
      () =>
        performSystem(at(later(hearingUntil, 1)), (one) =>
          climb(one, vetoHearing, { subject, stage: 'vetoHearing', number: 1 }),
        ),
    );
    const [run] = await desk.db.select().from(stageRuns).where(eq(stageRuns.subjectId, vetoId));
    const [veto] = await desk.db.select().from(vetoes).where(eq(vetoes.id, vetoId));
    const words = await desk.db.select().from(decisions).where(eq(decisions.caseId, caseId));
    const acts = await desk.db
      .select({ act: audit.act })
      .from(audit)
      .where(
        and(
          inArray(audit.chain, [caseId, vetoId]),
          inArray(audit.act, ['respondToVeto', 'endWindow']),
          eq(audit.outcome, 'done'),
        ),
      );
    const [end] = await desk.db.select().from(tasks).where(eq(tasks.id, task.id));
    const told = (await w.told(subject)).flatMap((one) =>
      one.type === 'news' && one.news.kind === 'settled' ? [one.news.outcome] : [],
    );
    const seen = [answer, run?.outcome, veto?.state, words.length, acts.map((one) => one.act), end?.state, told];
    expect(
      [
        ['ok', 'heard', 'heard', 1, ['respondToVeto'], 'done', ['heard']],
        ['taskClosed', 'ended', 'registered', 0, ['endWindow'], 'cancelled', ['ended']],
      ],
      `round ${round}, seed ${seed}`,
    ).toContainEqual(seen);
    ends[answer === 'ok' ? 'heard' : 'ended'] += 1;
  }
  expect(Math.min(ends.heard, ends.ended)).toBeGreaterThan(0);
  console.log(`the person came first ${ends.heard} times, the end ${ends.ended} times`);
});

test('CONV-06: what arrived in the last moment is never late, whatever the end is about', async () => {
  for (let round = 0; round < rounds; round += 1) {
    await desk.empty();
    const w = await world(desk);
    const caseId = await w.aCase('countyReview');
    const { vetoId, hearingUntil } = ok(await w.say(registerVeto, 'countyOfficerA', { caseId, ...finding }));
    const subject = { kind: 'veto', id: vetoId } as const;
    const task = await w.open('vetoHearing', subject);
    await both(
      round,
      async () => {
        const words = { taskId: task.id, statement: '情况说明' };
        expect(said(await perform(at(hearingUntil, 30_000), respondToVeto, w.person('teacherA1a'), words))).toBe('ok');
      },
      () =>
        performSystem(at(later(hearingUntil, 1), 30_000), (one) =>
          climb(one, vetoHearing, { subject, stage: 'vetoHearing', number: 1 }),
        ),
    );
  }
});

test('HOST-15: a withdrawal is undone in its last moment, or it is final: never both', async () => {
  const ends = { undone: 0, final: 0 };
  for (let round = 0; round < rounds; round += 1) {
    await desk.empty();
    const w = await world(desk);
    const caseId = await w.aCase('countyNotice', { holdsPlace: 1 });
    const { undoUntil } = ok(await w.say(withdrawApplication, 'teacherA1a', { caseId }));
    let answer = '';
    await both(
      round,
      async () => {
        answer = said(await perform(at(undoUntil), undoWithdrawal, w.person('teacherA1a'), { caseId }));
      },
      () => performSystem(at(undoUntil), (one) => finishInterruption(one, { kind: 'case', id: caseId }, 'withdrawn')),
    );
    const [file] = await desk.db.select().from(cases).where(eq(cases.id, caseId));
    const acts = await desk.db
      .select({ act: audit.act })
      .from(audit)
      .where(
        and(
          eq(audit.chain, caseId),
          inArray(audit.act, ['undoWithdrawal', 'finishWithdrawal']),
          eq(audit.outcome, 'done'),
        ),
      );
    const seen = [
      answer,
      file?.state,
      file?.endedAt !== null,
      file?.holdsPlace,
      acts.map((one) => one.act),
      await w.used(),
    ];
    expect(
      [
        ['ok', 'countyNotice', false, 1, ['undoWithdrawal'], 1],
        ['windowClosed', 'withdrawn', true, 0, ['finishWithdrawal'], 0],
      ],
      `round ${round}, seed ${seed}`,
    ).toContainEqual(seen);
    ends[answer === 'ok' ? 'undone' : 'final'] += 1;
  }
  expect(Math.min(ends.undone, ends.final)).toBeGreaterThan(0);
  console.log(`the applicant came first ${ends.undone} times, the end ${ends.final} times`);
});

import { and, asc, eq, inArray } from 'drizzle-orm';
import { cases, conflicts, experts, stageRuns, tasks } from '../../db/schema/all.js';
import { frozenAmong } from '../county/nominations.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';
import type { StageRun } from '../kit/stage.js';
import { addFurtherTask } from './further-task.js';
import { sayings } from './pool.js';

/** An expert of the pool, and the candidates that came after the draw on whom they have said nothing. */
export interface Silent {
  readonly personId: string;
  readonly caseIds: readonly string[];
}

/** With the city and not before the panel, though it is drawn. */
async function lateCases(desk: Desk, roundId: string): Promise<readonly string[]> {
  const rows = await desk.tx
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.roundId, roundId), eq(cases.state, 'submittedToCity')))
    .orderBy(asc(cases.id));
  return rows.map((row) => row.id);
}

/** Of these, who may go to the panel: whoever stands still (VETO-O03, HOST-O18) is waited for by nobody. */
export async function lateCandidates(desk: Desk, round: Round): Promise<readonly string[]> {
  const late = await lateCases(desk, round.id);
  const frozen = new Set(await frozenAmong(desk, round, late));
  return late.filter((id) => !frozen.has(id));
}

/** Who of the pool owes a word on these candidates; silence is not "no conflict" (HOST-O15). */
async function owing(desk: Desk, roundId: string, caseIds: readonly string[]): Promise<readonly Silent[]> {
  if (caseIds.length === 0) return [];
  const pool = await desk.tx
    .select({ personId: experts.personId })
    .from(experts)
    .where(eq(experts.roundId, roundId))
    .orderBy(asc(experts.personId));
  const words = await desk.tx
    .select({ personId: conflicts.personId, caseId: conflicts.caseId })
    .from(conflicts)
    .where(and(inArray(conflicts.caseId, [...caseIds]), inArray(conflicts.ground, [...sayings])));
  const spoken = new Set(words.map((word) => `${word.personId} ${word.caseId}`));
  return pool
    .map(({ personId }) => ({ personId, caseIds: caseIds.filter((id) => !spoken.has(`${personId} ${id}`)) }))
    .filter((one) => one.caseIds.length > 0);
}

/** The round's scoring, open or over; undefined between the draw and its opening. */
async function scoringSoFar(desk: Desk, roundId: string): Promise<StageRun | undefined> {
  const [run] = await desk.tx
    .select()
    .from(stageRuns)
    .where(and(eq(stageRuns.subjectId, roundId), eq(stageRuns.stage, 'scoring')));
  return run;
}

/** Sheets that were opened stay as they are: whoever comes after them is not scored any more. */
export const scoringIsOver = async (desk: Desk, roundId: string): Promise<boolean> =>
  ((await scoringSoFar(desk, roundId))?.state ?? 'open') !== 'open';

const asksOf = (desk: Desk, run: StageRun) =>
  desk.tx
    .select({ id: tasks.id, personId: tasks.personId })
    .from(tasks)
    .where(
      and(
        eq(tasks.stageRunId, run.id),
        eq(tasks.kind, 'declareConflicts'),
        inArray(tasks.state, ['open', 'suspended']),
      ),
    );

/**
 * Whose word is waited for before late candidates get their sheets: of everybody in the pool who has a task for it, and of all
 * who owe one while the scoring has not begun.
 */
export async function silentExperts(desk: Desk, round: Round): Promise<readonly Silent[]> {
  const run = await scoringSoFar(desk, round.id);
  if (run && run.state !== 'open') return [];
  const silent = await owing(desk, round.id, await lateCandidates(desk, round));
  if (!run || silent.length === 0) return silent;
  const asked = new Set((await asksOf(desk, run)).map((task) => task.personId));
  return silent.filter(({ personId }) => asked.has(personId));
}

/**
 * The whole pool is asked for a word on candidates that came after the draw (HOST-O15), as it was before it: whoever is free of
 * conflict may be given the file, at once or in another's place. Who is asked already finds them on the list that is open.
 */
export async function askOnLate(desk: Desk, round: Round): Promise<void> {
  const run = await scoringSoFar(desk, round.id);
  if (run?.state !== 'open') return;
  const asked = new Set((await asksOf(desk, run)).map((task) => task.personId));
  for (const { personId } of await owing(desk, round.id, await lateCandidates(desk, round))) {
    if (asked.has(personId)) continue;
    const seed = { kind: 'declareConflicts', orgId: round.bureauId, role: 'expert', personId } as const;
    await addFurtherTask(desk, run, round, seed);
  }
}

/** Nobody is asked any more for a word on somebody who has left; of whoever stands still it is kept. */
export async function endIdleAsks(desk: Desk, round: Round): Promise<void> {
  const run = await scoringSoFar(desk, round.id);
  const asks = run ? await asksOf(desk, run) : [];
  if (asks.length === 0) return;
  const needed = new Set((await owing(desk, round.id, await lateCases(desk, round.id))).map((one) => one.personId));
  const idle = asks.filter((task) => !needed.has(task.personId ?? '')).map((task) => task.id);
  if (idle.length === 0) return;
  await desk.tx
    .update(tasks)
    .set({ state: 'cancelled', outcome: 'left', closedAt: desk.now })
    .where(inArray(tasks.id, idle));
}

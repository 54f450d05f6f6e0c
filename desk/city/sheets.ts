import { and, asc, eq, inArray } from 'drizzle-orm';
import { cases, scoreSheets, tasks } from '../../db/schema/all.js';
import type { ScoreSheet } from '../../domain/panel/sheets.js';
import { frozenAmong } from '../county/nominations.js';
import type { Desk } from '../kit/deps.js';
import { officerOf } from '../kit/organiser.js';
import type { Round } from '../kit/round.js';
import { addTask, openRun, type StageRun } from '../kit/stage.js';
import { silentExperts } from './late-declarations.js';

export type SheetRow = typeof scoreSheets.$inferSelect;
type Tx = Pick<Desk, 'tx'>;

/** The sheets of every case still with the panel, in a fixed order; sheets of cases that left count for nothing. */
export async function liveSheets(desk: Tx, roundId: string): Promise<SheetRow[]> {
  const rows = await desk.tx
    .select({ sheet: scoreSheets })
    .from(scoreSheets)
    .innerJoin(cases, eq(cases.id, scoreSheets.caseId))
    .where(and(eq(scoreSheets.roundId, roundId), eq(cases.state, 'expertReview')))
    .orderBy(asc(scoreSheets.caseId), asc(scoreSheets.personId));
  return rows.map((row) => row.sheet);
}

type OutSheet = Pick<SheetRow, 'caseId' | 'personId'>;

/** The sheets that are waited for, of one expert or of all: not those of a case that stands still (VETO-O03, HOST-O18). */
export async function outSheets(desk: Desk, round: Round, personId?: string): Promise<OutSheet[]> {
  const owner = personId ? [eq(scoreSheets.personId, personId)] : [];
  const out = await desk.tx
    .select({ caseId: scoreSheets.caseId, personId: scoreSheets.personId })
    .from(scoreSheets)
    .innerJoin(cases, eq(cases.id, scoreSheets.caseId))
    .where(
      and(
        eq(scoreSheets.roundId, round.id),
        eq(scoreSheets.state, 'assigned'),
        eq(cases.state, 'expertReview'),
        ...owner,
      ),
    )
    .orderBy(asc(scoreSheets.caseId), asc(scoreSheets.personId));
  const held = new Set(await frozenAmong(desk, round, [...new Set(out.map((row) => row.caseId))]));
  return out.filter((row) => !held.has(row.caseId));
}

export const contentOf = (row: SheetRow): ScoreSheet => ({
  caseId: row.caseId,
  expertId: row.personId,
  points: row.points ?? {},
  comment: row.remark,
});

export const scoringRun = (desk: Tx, roundId: string): Promise<StageRun | undefined> =>
  openRun(desk, { kind: 'round', id: roundId }, 'scoring');

/** An expert with nothing left to score is done; when nobody has, the city's officer is asked to open the sheets. */
export async function afterSheet(desk: Desk, round: Round, run: StageRun, personId: string): Promise<void> {
  // at every sheet of a round: the others' are looked at once one's own are all in
  if ((await outSheets(desk, round, personId)).length > 0) return;
  await endScoreTasks(desk, run, personId);
  await askToOpen(desk, round, run);
}

/** Once no sheet is out any more, and no word on a late candidate, the city's officer is asked to open them all. */
export async function askToOpen(desk: Desk, round: Round, run: StageRun): Promise<void> {
  if ((await outSheets(desk, round)).length > 0 || (await silentExperts(desk, round)).length > 0) return;
  await addTask(desk, run, round, { kind: 'openSheets', ...officerOf(round) });
}

async function endScoreTasks(desk: Desk, run: StageRun, personId: string): Promise<void> {
  await desk.tx
    .update(tasks)
    .set({ state: 'done', outcome: 'sealed', closedAt: desk.now, closedBy: personId })
    .where(
      and(
        eq(tasks.stageRunId, run.id),
        eq(tasks.kind, 'score'),
        eq(tasks.personId, personId),
        inArray(tasks.state, ['open', 'suspended']),
      ),
    );
}

/** Whether the actor, come by a link, holds the very score task of it. */
export async function mayScore(
  desk: Tx,
  run: StageRun,
  personId: string,
  taskId: string | undefined,
): Promise<boolean> {
  const own = await desk.tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.stageRunId, run.id), eq(tasks.kind, 'score'), eq(tasks.personId, personId)));
  return taskId ? own.some((task) => task.id === taskId) : own.length > 0;
}

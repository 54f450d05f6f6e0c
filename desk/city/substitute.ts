import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { conflicts, draws, experts, scoreSheets, tasks } from '../../db/schema/all.js';
import { substituteFor } from '../../domain/panel/draw.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';
import type { StageRun } from '../kit/stage.js';
import { addFurtherTask } from './further-task.js';
import type { SheetRow } from './sheets.js';
import { type StoredDraw, wholeDraw } from './stored-draw.js';

/**
 * Takes a sheet from its expert and gives the file to the next by lot who is free of conflict (HOST-O15). The leaving expert's
 * points are gone for good.
 * @returns whether somebody stepped in; false when the pool has nobody left
 */
export async function substitute(desk: Desk, round: Round, run: StageRun, sheet: SheetRow): Promise<boolean> {
  const empty = { points: null, remark: '', nonce: null, commitment: null, sealedAt: null };
  await desk.tx
    .update(scoreSheets)
    .set({ state: 'recused', ...empty })
    .where(eq(scoreSheets.id, sheet.id));
  const [kept] = await desk.tx.select().from(draws).where(eq(draws.roundId, round.id)).for('update');
  if (!kept) return false;
  const { draw, input } = wholeDraw(kept.result as StoredDraw);
  const holders = await desk.tx.select().from(scoreSheets).where(eq(scoreSheets.caseId, sheet.caseId));
  const later = await desk.tx.select().from(conflicts).where(eq(conflicts.caseId, sheet.caseId));
  const barred = [...holders, ...later.filter((row) => row.ground !== 'none')].map((row) => row.personId);
  // passed over when the candidate came late: a file is shown to nobody who has not spoken on it (HOST-O15)
  const silent = input.pool.map((one) => one.personId).filter((id) => !later.some((row) => row.personId === id));
  const found = substituteFor(draw, input, sheet.caseId, [...barred, ...silent]);
  if (!found.ok) return false;
  const personId = found.value;
  await desk.tx
    .insert(scoreSheets)
    .values({ id: randomUUID(), roundId: round.id, caseId: sheet.caseId, personId, state: 'assigned' });
  await desk.tx
    .update(experts)
    .set({ state: 'drawn' })
    .where(and(eq(experts.roundId, round.id), eq(experts.personId, personId)));
  await askToScore(desk, round, run, personId, sheet.caseId);
  return true;
}

/** A further file belongs to the score task the expert already has; whoever has none open gets one for this file. */
export async function askToScore(
  desk: Desk,
  round: Round,
  run: StageRun,
  personId: string,
  caseId: string,
): Promise<void> {
  const [open] = await desk.tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(
      and(eq(tasks.stageRunId, run.id), eq(tasks.kind, 'score'), eq(tasks.personId, personId), eq(tasks.state, 'open')),
    );
  if (open) return;
  const strong = round.parameters.strongActs.includes('score');
  await addFurtherTask(desk, run, round, {
    kind: 'score',
    orgId: round.bureauId,
    role: 'expert',
    personId,
    caseId,
    strong,
  });
}

import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { opened } from '../../../db/read/data-keys.js';
import { hostLosses, stageRuns } from '../../../db/schema/all.js';
import { lossGrounds } from '../../../domain/studio/loss.js';
import type { Desk } from '../../kit/deps.js';

export type LossRow = typeof hostLosses.$inferSelect;
type At = Pick<Desk, 'tx'>;

/** What is sealed of a report. */
export const reportSchema = z.strictObject({
  ground: z.enum(lossGrounds),
  /** Beijing day, the last on which the host was one. */
  lastDay: z.iso.date(),
  words: z.string(),
});
export type LossReport = z.infer<typeof reportSchema>;

/** The reports of a term, the oldest first. */
export const lossesOf = ({ tx }: At, termId: string): Promise<readonly LossRow[]> =>
  tx.select().from(hostLosses).where(eq(hostLosses.termId, termId)).orderBy(asc(hostLosses.number));

/** One of them, locked; the term is locked before. @throws Error for an unknown one: numbers come from our own rows here */
export async function lockLoss({ tx }: At, termId: string, number: number): Promise<LossRow> {
  const [row] = await tx
    .select()
    .from(hostLosses)
    .where(and(eq(hostLosses.termId, termId), eq(hostLosses.number, number)))
    .for('update');
  if (!row) throw new Error('no such report of a loss');
  return row;
}

/** The one a task is about; null for none. */
export async function lossOfTask({ tx }: At, stageRunId: string): Promise<LossRow | null> {
  const [row] = await tx
    .select({ loss: hostLosses })
    .from(stageRuns)
    .innerJoin(hostLosses, and(eq(hostLosses.termId, stageRuns.termId), eq(hostLosses.number, stageRuns.number)))
    .where(eq(stageRuns.id, stageRunId));
  return row?.loss ?? null;
}

/** What was reported; null once it was erased. */
export async function reportIn(at: Pick<Desk, 'tx' | 'vault'>, row: LossRow): Promise<LossReport | null> {
  const read = reportSchema.safeParse(await opened(at.tx, at.vault, row.termId, row.report));
  return read.success ? read.data : null;
}

import { and, eq, isNull } from 'drizzle-orm';
import { stageRuns, suspensions, tasks, terms } from '../../db/schema/all.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import type { Desk } from './deps.js';
import type { Frame } from './frame.js';
import type { TaskSeed } from './stage-plan.js';

/** What a finding asks of the host, and an appeal of whoever was removed, goes on while the studio stands still (VETO-01, VETO-O05). */
export const neverRest: readonly TaskKind[] = [
  'findingHearing',
  'findingDecision',
  'findingAppeal',
  'findingAppealDecision',
  'findingAccountability',
  'removalAppeal',
  'removalAppealDecision',
];

/** STUDIO-O05: whether a task waits from its opening until the studio works again: it asks the host of one that stands still. */
export const restsAtOnce = (frame: Frame, { personId, kind }: Pick<TaskSeed, 'personId' | 'kind'>): boolean =>
  frame.kind === 'term' && frame.state === 'suspended' && personId === frame.studio.hostId && !neverRest.includes(kind);

/** Whoever suspends or resumes the studio waits for this transaction, and it for them. */
export const holdTerm = async ({ tx }: Pick<Desk, 'tx'>, termId: string): Promise<void> =>
  void (await tx.select({ id: terms.id }).from(terms).where(eq(terms.id, termId)).for('update'));

type Run = Pick<typeof stageRuns.$inferSelect, 'id' | 'due' | 'grace' | 'hard'>;

/**
 * Keeps the dates of a stage, which rests; where it waits for nobody else it has none until then: no reminder, and no window that closes.
 * The suspension is open and its term held.
 */
export async function keepDates({ tx, now }: Pick<Desk, 'tx' | 'now'>, termId: string, run: Run): Promise<void> {
  const { id: runId, due, grace, hard } = run;
  if (!due || !grace || !hard) return;
  const isOpen = and(eq(suspensions.termId, termId), isNull(suspensions.endedAt));
  const [row] = await tx.select().from(suspensions).where(isOpen).for('update');
  if (!row) throw new Error('a studio stands still without a suspension');
  const resting = [...row.resting.filter((one) => one.runId !== runId), { runId, due, grace, hard, since: now }];
  await tx.update(suspensions).set({ resting }).where(eq(suspensions.id, row.id));
  const [other] = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.stageRunId, runId), eq(tasks.state, 'open')))
    .limit(1);
  if (other) return;
  await tx.update(stageRuns).set({ due: null, grace: null, hard: null }).where(eq(stageRuns.id, runId));
  await tx.update(tasks).set({ due: null }).where(eq(tasks.stageRunId, runId));
}

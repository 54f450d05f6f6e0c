import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { openedWord } from '../../../db/read/data-keys.js';
import { goalChanges, stageRuns } from '../../../db/schema/all.js';
import type { GoalsStanding } from '../../../domain/studio/letter/change.js';
import type { Desk } from '../../kit/deps.js';
import { letterInForce, letterOf } from '../letters.js';

export type GoalChangeRow = typeof goalChanges.$inferSelect;
type At = Pick<Desk, 'tx'>;

/** The requests of a term, the oldest first. */
export const goalChangesOf = ({ tx }: At, termId: string): Promise<readonly GoalChangeRow[]> =>
  tx.select().from(goalChanges).where(eq(goalChanges.termId, termId)).orderBy(asc(goalChanges.number));

/** One of them, locked; the term is locked before. @throws Error for an unknown one: numbers come from our own rows here */
export async function lockGoalChange({ tx }: At, termId: string, number: number): Promise<GoalChangeRow> {
  const [row] = await tx
    .select()
    .from(goalChanges)
    .where(and(eq(goalChanges.termId, termId), eq(goalChanges.number, number)))
    .for('update');
  if (!row) throw new Error('no such change of goals');
  return row;
}

/** The one a task is about; null for none. */
export async function goalChangeOfTask({ tx }: At, stageRunId: string): Promise<GoalChangeRow | null> {
  const [row] = await tx
    .select({ change: goalChanges })
    .from(stageRuns)
    .innerJoin(goalChanges, and(eq(goalChanges.termId, stageRuns.termId), eq(goalChanges.number, stageRuns.number)))
    .where(eq(stageRuns.id, stageRunId));
  return row?.change ?? null;
}

/** What a new request meets (`refuseGoalRequest`), and which number it would have. */
export async function goalsStanding(at: At, termId: string): Promise<GoalsStanding & { readonly next: number }> {
  const inForce = await letterInForce(at, termId);
  const last = await letterOf(at, termId);
  const [row] = await at.tx
    .select({ number: goalChanges.number, state: goalChanges.state })
    .from(goalChanges)
    .where(eq(goalChanges.termId, termId))
    .orderBy(desc(goalChanges.number))
    .limit(1);
  const isOpen = row?.state === 'asked' || row?.state === 'opined';
  const another = isOpen ? 'open' : inForce && last && !last.sealed ? 'unsigned' : null;
  return { inForce, another, next: (row?.number ?? 0) + 1 };
}

/** What nobody has decided when the term ends is decided by nobody. */
export const letRequestsLapse = async ({ tx }: At, termId: string): Promise<void> =>
  void (await tx
    .update(goalChanges)
    .set({ state: 'lapsed' })
    .where(and(eq(goalChanges.termId, termId), inArray(goalChanges.state, ['asked', 'opined']))));

/** What was said of one; empty before it was, and once it was erased. */
export async function wordsOf(at: Pick<Desk, 'tx' | 'vault'>, row: GoalChangeRow) {
  const word = (stored: GoalChangeRow['opinionWords']) => openedWord(at.tx, at.vault, row.termId, stored);
  return {
    request: await word(row.request),
    opinion: await word(row.opinionWords),
    decision: await word(row.decisionWords),
  };
}

import { and, asc, eq } from 'drizzle-orm';
import { organisations, stageRuns, studioMoves } from '../../../db/schema/all.js';
import { schoolTypes } from '../../../domain/vocabulary.js';
import type { Desk } from '../../kit/deps.js';
import { organisationsByIds } from '../../kit/seats.js';
import type { Term } from '../../kit/term.js';

export type MoveRow = typeof studioMoves.$inferSelect;
type At = Pick<Desk, 'tx'>;

/** The moves of a term, made or not, the oldest first. */
export const movesOf = ({ tx }: At, termId: string): Promise<readonly MoveRow[]> =>
  tx.select().from(studioMoves).where(eq(studioMoves.termId, termId)).orderBy(asc(studioMoves.number));

/** One of them, locked; the term is locked before. @throws Error for an unknown one: numbers come from our own rows here */
export async function lockMove({ tx }: At, termId: string, number: number): Promise<MoveRow> {
  const [row] = await tx
    .select()
    .from(studioMoves)
    .where(and(eq(studioMoves.termId, termId), eq(studioMoves.number, number)))
    .for('update');
  if (!row) throw new Error('no such move');
  return row;
}

/** The one a task is about; null for none. */
export async function moveOfTask({ tx }: At, stageRunId: string): Promise<MoveRow | null> {
  const [row] = await tx
    .select({ move: studioMoves })
    .from(stageRuns)
    .innerJoin(studioMoves, and(eq(studioMoves.termId, stageRuns.termId), eq(studioMoves.number, stageRuns.number)))
    .where(eq(stageRuns.id, stageRunId));
  return row?.move ?? null;
}

/** What no unit has answered when the term ends is answered by nobody. */
export const letMovesLapse = async ({ tx, now }: Pick<Desk, 'tx' | 'now'>, termId: string): Promise<void> =>
  void (await tx
    .update(studioMoves)
    .set({ state: 'lapsed', settledAt: now })
    .where(and(eq(studioMoves.termId, termId), eq(studioMoves.state, 'asked'))));

/** A school of the studio's city by its code and its name; null for any other body, and outside the city. */
export async function unitBy(
  desk: At,
  { bureauId }: Pick<Term, 'bureauId'>,
  { code, name }: { readonly code: string; readonly name: string },
): Promise<typeof organisations.$inferSelect | null> {
  const [unit] = await desk.tx
    .select()
    .from(organisations)
    .where(and(eq(organisations.code, code), eq(organisations.name, name)));
  if (!unit?.parentId || !schoolTypes.some((type) => type === unit.kind)) return null;
  if (unit.parentId === bureauId) return unit;
  const [county] = await organisationsByIds(desk, [unit.parentId]);
  return county?.parentId === bureauId ? unit : null;
}

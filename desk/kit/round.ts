import { eq } from 'drizzle-orm';
import { kept } from '../../db/kept.js';
import { cases, rounds } from '../../db/schema/all.js';
import type { HostSelectionParameters } from '../../policy/host-selection/parameters.js';
import { storedParameters } from '../../policy/host-selection/stored.js';
import type { Desk } from './deps.js';
import { parsedOnce } from './parsed-once.js';

type RoundRow = typeof rounds.$inferSelect;

/** A round with its pinned parameters (CONV-11). */
export type Round = Omit<RoundRow, 'parameters'> & {
  readonly kind: 'round';
  readonly parameters: HostSelectionParameters;
};

const parametersOf = parsedOnce(storedParameters);

export const withParameters = (row: RoundRow): Round => ({
  ...row,
  kind: 'round',
  parameters: parametersOf(row.parameters),
});

/** As `roundOf`, and it does not end before this transaction has: for whoever brings a case back into it. */
export async function standingRound(desk: Pick<Desk, 'tx'>, roundId: string): Promise<Round> {
  const [row] = await desk.tx.select().from(rounds).where(eq(rounds.id, roundId)).for('share');
  if (!row) throw new Error('no such round');
  return withParameters(row);
}

/** @throws Error for an unknown id: ids come from our own rows here */
export async function roundOf(desk: Pick<Desk, 'tx'>, roundId: string): Promise<Round> {
  const round = await roundIfAny(desk, roundId);
  if (!round) throw new Error('no such round');
  return round;
}

/** The same for an id that somebody has sent; null for an unknown one. */
export async function roundIfAny({ tx }: Pick<Desk, 'tx'>, roundId: string): Promise<Round | null> {
  const [row] = await roundById(tx, { roundId });
  return row ? withParameters(row) : null;
}

const roundById = kept((db, { roundId }: { roundId: string }) =>
  db.select().from(rounds).where(eq(rounds.id, roundId)),
);

const roundByCase = kept((db, { caseId }: { caseId: string }) => {
  const its = db.select({ id: cases.roundId }).from(cases).where(eq(cases.id, caseId));
  return db.select().from(rounds).where(eq(rounds.id, its));
});

/** The round a case belongs to, asked by the case's id alone; null for an unknown one. */
export async function roundOfCase(desk: Pick<Desk, 'tx'>, caseId: string): Promise<Round | null> {
  const [row] = await roundByCase(desk.tx, { caseId });
  return row ? withParameters(row) : null;
}

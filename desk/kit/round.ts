import { eq } from 'drizzle-orm';
import { rounds } from '../../db/schema/all.js';
import { type HostSelectionParameters, hostSelectionParameters } from '../../policy/host-selection/parameters.js';
import type { Desk } from './deps.js';

type RoundRow = typeof rounds.$inferSelect;

/** A round with its pinned parameters (CONV-11). */
export type Round = Omit<RoundRow, 'parameters'> & { readonly parameters: HostSelectionParameters };

/** Parameters change only by an order, which raises the version: parsing once per version is enough. */
const parsed = new Map<string, HostSelectionParameters>();

export function withParameters(row: RoundRow): Round {
  const at = `${row.id}/${row.version}`;
  const parameters =
    (row.state === 'draft' ? undefined : parsed.get(at)) ?? hostSelectionParameters.parse(row.parameters);
  if (row.state !== 'draft') parsed.set(at, parameters);
  return { ...row, parameters };
}

/** @throws Error for an unknown id: ids come from our own rows here */
export async function roundOf(desk: Pick<Desk, 'tx'>, roundId: string): Promise<Round> {
  const [row] = await desk.tx.select().from(rounds).where(eq(rounds.id, roundId));
  if (!row) throw new Error('no such round');
  return withParameters(row);
}

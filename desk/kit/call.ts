import { eq } from 'drizzle-orm';
import { calls } from '../../db/schema/all.js';
import type { StudioParameters } from '../../policy/studio/parameters.js';
import { storedStudioParameters } from '../../policy/studio/stored.js';
import type { Desk } from './deps.js';
import { parsedOnce } from './parsed-once.js';

type CallRow = typeof calls.$inferSelect;

/** A call for commendations with its pinned parameters (CONV-11). */
export type Call = Omit<CallRow, 'parameters'> & {
  readonly kind: 'call';
  readonly parameters: StudioParameters;
};

const parametersOf = parsedOnce(storedStudioParameters);

export const asCall = (row: CallRow): Call => ({ ...row, kind: 'call', parameters: parametersOf(row.parameters) });

/** @throws Error for an unknown id: ids come from our own rows here */
export async function callOf(desk: Pick<Desk, 'tx'>, callId: string): Promise<Call> {
  const [row] = await desk.tx.select().from(calls).where(eq(calls.id, callId));
  if (!row) throw new Error('no such call');
  return asCall(row);
}

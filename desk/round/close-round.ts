import { and, eq } from 'drizzle-orm';
import { rounds } from '../../db/schema/all.js';
import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Desk } from '../kit/deps.js';

/** The system's act after the decision: the round takes nothing more. Run twice it changes nothing. */
export async function closeRound(desk: Desk, roundId: string): Promise<void> {
  const closed = await desk.tx
    .update(rounds)
    .set({ state: 'closed', closedAt: desk.now })
    .where(and(eq(rounds.id, roundId), eq(rounds.state, 'open')))
    .returning({ id: rounds.id });
  if (closed.length > 0) await record(desk, system, { chain: roundId, act: 'closeRound', ruleIds: ['HOST-26'] });
}

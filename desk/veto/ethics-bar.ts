import { and, desc, eq } from 'drizzle-orm';
import { vetoes } from '../../db/schema/all.js';
import type { Desk } from '../kit/deps.js';

/** An ethics finding that keeps a person from applying until it is cleared. */
export interface EthicsBar {
  readonly vetoId: string;
  readonly ground: string;
  readonly ruleId: 'HOST-O17';
  /** Instant of the decision. */
  readonly since: string;
}

/**
 * HOST-O17: free to apply again in the next round, except after a veto until the ethics record is cleared (by an upheld appeal, or
 * lifted by the level that made it, VETO-O06). Null when nothing bars the person.
 */
export async function ethicsBarOf(desk: Pick<Desk, 'tx'>, personId: string): Promise<EthicsBar | null> {
  const [row] = await desk.tx
    .select()
    .from(vetoes)
    .where(and(eq(vetoes.personId, personId), eq(vetoes.state, 'effective')))
    .orderBy(desc(vetoes.decidedAt))
    .limit(1);
  return row
    ? { vetoId: row.id, ground: row.ground, ruleId: 'HOST-O17', since: row.decidedAt ?? row.registeredAt }
    : null;
}

import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '../database.js';
import { vetoes } from '../schema/all.js';

/** An ethics finding that keeps a person from applying until it is cleared. */
export interface EthicsBar {
  readonly vetoId: string;
  readonly ground: string;
  readonly ruleId: 'HOST-O17';
  /** Instant of the decision. */
  readonly since: string;
}

/**
 * VETO-01, VETO-02, HOST-O17: free to apply again in the next round, except after a veto until the ethics record is cleared (by an upheld appeal, or
 * lifted by the level that made it, VETO-O06). The one question page, act and list ask. Null when nothing bars the person.
 */
export async function ethicsBarOf(db: Db, personId: string): Promise<EthicsBar | null> {
  const [row] = await db
    .select()
    .from(vetoes)
    .where(and(eq(vetoes.personId, personId), eq(vetoes.kind, 'ethics'), eq(vetoes.state, 'effective')))
    .orderBy(desc(vetoes.decidedAt))
    .limit(1);
  return row
    ? { vetoId: row.id, ground: row.ground, ruleId: 'HOST-O17', since: row.decidedAt ?? row.registeredAt }
    : null;
}

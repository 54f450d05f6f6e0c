import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { linkSessions, sessions, settings } from '../../db/schema/all.js';
import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { chainOfBureau } from '../kit/chain.js';
import type { Desk } from '../kit/deps.js';

/** How often this database was put back, and the last time. */
export interface Generation {
  readonly number: number;
  readonly takenAt: string;
}

/**
 * What a restore must not bring back to life: every session and every traded link ends, since some had ended after the backup
 * (T44). Links made after it are unknown to this database and decide nothing. The restore itself stands in the bureau's chain.
 * @param takenAt the instant of the backup
 */
export async function afterRestore(desk: Desk, takenAt: string): Promise<Generation> {
  const [before] = await desk.tx.select().from(settings).where(eq(settings.name, 'generation'));
  const number = ((before?.value as Generation | undefined)?.number ?? 0) + 1;
  const value: Generation = { number, takenAt };
  await desk.tx
    .insert(settings)
    .values({ name: 'generation', value })
    .onConflictDoUpdate({ target: settings.name, set: { value } });
  await desk.tx.delete(sessions);
  await desk.tx.delete(linkSessions);
  const chain = (await chainOfBureau(null, desk.tx)) ?? randomUUID();
  await record(desk, system, { chain, act: 'restore', facts: { generation: number, takenAt } });
  return value;
}

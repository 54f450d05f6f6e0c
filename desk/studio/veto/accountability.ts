import { eq } from 'drizzle-orm';
import { accountabilityRecords } from '../../../db/schema/all.js';
import type { Desk } from '../../kit/deps.js';

export type AccountabilityRecord = typeof accountabilityRecords.$inferSelect;

/** The record of responsibility that a performance veto opened (VETO-04); undefined where none did. */
export async function accountabilityOf(
  { tx }: Pick<Desk, 'tx'>,
  vetoId: string,
): Promise<AccountabilityRecord | undefined> {
  const [row] = await tx.select().from(accountabilityRecords).where(eq(accountabilityRecords.vetoId, vetoId));
  return row;
}

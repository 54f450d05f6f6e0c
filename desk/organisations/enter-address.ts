import { and, eq } from 'drizzle-orm';
import { mails, people } from '../../db/schema/all.js';
import type { Desk } from '../kit/deps.js';
import { leaveAddress } from './leave-address.js';

/**
 * A person's letters go to another address from now on, untested as it is: what had come back goes out again with the links it had, and what
 * the former address did take is dead and written anew.
 */
export async function enterAddress(desk: Desk, personId: string, email: string | null): Promise<void> {
  await desk.tx.update(people).set({ email, addressState: 'untested' }).where(eq(people.id, personId));
  const came = and(eq(mails.personId, personId), eq(mails.state, 'bounced'));
  const again = { state: 'queued', attempts: 0, lastError: null, notBefore: desk.now } as const;
  if (email !== null)
    await desk.tx
      .update(mails)
      .set({ ...again, address: email })
      .where(came);
  await leaveAddress(desk, personId, email);
}

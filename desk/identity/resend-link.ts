import { randomUUID } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { mails, people } from '../../db/schema/all.js';
import { performSystem } from '../kit/act.js';
import type { IdentityDeps } from './deps.js';
import { linkStanding } from './link-standing.js';

/**
 * Sends the letter of a living link once more, to the address that is stored and no other. Whoever asks learns nothing:
 * the answer is the same for every id.
 */
export async function resendLink(deps: IdentityDeps, id: string): Promise<void> {
  await performSystem(deps, async (desk) => {
    const standing = await linkStanding(desk, id);
    if (!standing.ok) return;
    const [letter] = await desk.tx
      .select()
      .from(mails)
      .where(eq(mails.linkId, id))
      .orderBy(desc(mails.createdAt))
      .limit(1);
    if (!letter) return;
    const [person] = letter.personId
      ? await desk.tx.select({ email: people.email }).from(people).where(eq(people.id, letter.personId))
      : [];
    const again = randomUUID();
    await desk.tx.insert(mails).values({
      ...letter,
      id: again,
      eventId: `resend:${again}`,
      address: person?.email ?? letter.address,
      messageId: again.replaceAll('-', ''),
      state: 'queued',
      attempts: 0,
      lastError: null,
      sentAt: null,
      notBefore: desk.now,
      createdAt: desk.now,
    });
  });
}

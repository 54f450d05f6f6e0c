import { randomUUID } from 'node:crypto';
import { and, desc, eq, ne } from 'drizzle-orm';
import { links, mails } from '../../db/schema/all.js';
import type { Desk } from '../kit/deps.js';
import { createLink } from '../kit/links.js';

/**
 * A person's address became another: whoever reads the former one keeps nothing. Every living link that a letter took there gives way
 * to a new one in this transaction, and its newest letter goes out anew, to `address`; to nowhere where that is null. What waited
 * for the former address without a link goes to the new one. A second time it finds nothing (docs/decisions/0002).
 */
export async function leaveAddress(desk: Desk, personId: string, address: string | null): Promise<void> {
  const strange = and(eq(mails.personId, personId), ne(mails.address, address ?? ''));
  const told = await desk.tx
    .selectDistinctOn([links.id], { link: links, letter: mails })
    .from(links)
    .innerJoin(mails, eq(mails.linkId, links.id))
    .where(and(strange, eq(links.personId, personId), eq(links.state, 'live')))
    .orderBy(links.id, desc(mails.createdAt));
  for (const { link, letter } of told) {
    await desk.tx.update(links).set({ state: 'superseded' }).where(eq(links.id, link.id));
    // One under way may still arrive where it was sent; its link is dead by then.
    await desk.tx
      .update(mails)
      .set({ state: 'cancelled', lastError: 'addressChanged' })
      .where(and(eq(mails.linkId, link.id), eq(mails.state, 'queued')));
    if (address !== null) await writeAnew(desk, link, { ...letter, address });
  }
  const waiting = and(strange, eq(mails.state, 'queued'));
  if (address !== null) await desk.tx.update(mails).set({ address }).where(waiting);
  else await desk.tx.update(mails).set({ state: 'cancelled', lastError: 'addressChanged' }).where(waiting);
}

async function writeAnew(
  desk: Desk,
  link: typeof links.$inferSelect,
  letter: typeof mails.$inferSelect,
): Promise<void> {
  const { taskId, accountId, personId, expiresAt } = link;
  const linkId = await createLink(desk, {
    ...(taskId && { taskId }),
    ...(accountId && { accountId }),
    ...(personId && { personId }),
    ...(expiresAt && { expiresAt }),
  });
  const again = randomUUID();
  await desk.tx.insert(mails).values({
    ...letter,
    id: again,
    eventId: `newAddress:${again}`,
    messageId: again.replaceAll('-', ''),
    linkId,
    state: 'queued',
    attempts: 0,
    lastError: null,
    sentAt: null,
    notBefore: letter.state === 'queued' ? letter.notBefore : desk.now,
    createdAt: desk.now,
  });
}

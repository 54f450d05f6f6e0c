import { randomUUID } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import { links, mails, people } from '../../db/schema/all.js';
import { performSystem } from '../kit/act.js';
import type { Desk } from '../kit/deps.js';
import type { IdentityDeps } from './deps.js';
import { linkStanding } from './link-standing.js';

/**
 * Sends the letter of a living link once more, to the address that is stored and no other; for a link that was replaced, the letter
 * of the one its person has now. It takes nothing from anybody (docs/decisions/0002). Whoever asks learns nothing: the answer is the
 * same for every id.
 */
export async function resendLink(deps: IdentityDeps, id: string): Promise<void> {
  await performSystem(deps, async (desk) => {
    const living = await livingLink(desk, id);
    if (!living) return;
    const [letter] = await desk.tx
      .select()
      .from(mails)
      .where(eq(mails.linkId, living))
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

/** The link while it leads somewhere, else the one its person was given instead for the same task; null where there is none. */
async function livingLink(desk: Desk, id: string): Promise<string | null> {
  if ((await linkStanding(desk, id)).ok) return id;
  const [former] = await desk.tx.select().from(links).where(eq(links.id, id));
  if (!former?.taskId || !former.personId) return null;
  const { taskId, personId } = former;
  const [now] = await desk.tx
    .select({ id: links.id })
    .from(links)
    .where(and(eq(links.taskId, taskId), eq(links.personId, personId), eq(links.state, 'live')));
  return now && (await linkStanding(desk, now.id)).ok ? now.id : null;
}

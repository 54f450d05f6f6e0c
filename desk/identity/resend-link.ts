import { randomUUID } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import { links, mails, people } from '../../db/schema/all.js';
import type { Instant } from '../../domain/time/beijing.js';
import { renewInvitation } from '../hearing/renew-invitation.js';
import { performSystem } from '../kit/act.js';
import type { Desk } from '../kit/deps.js';
import { renewConfirmation } from '../notice/renew-confirmation.js';
import { renewAccountLink } from './account-links.js';
import type { IdentityDeps } from './deps.js';
import { type Link, standingOfLink } from './link-standing.js';

/** A link whose letter goes out once more; `until`: its new end, where it was renewed. */
interface ToSend {
  readonly linkId: string;
  readonly until?: Instant;
}

/**
 * Sends the letter of a living link once more, to the address that is stored and no other; for a link that was replaced, the letter
 * of the one its person has now; for one that has run out while its matter is still open, a letter with a new end. It takes nothing from
 * anybody (docs/decisions/0002). Whoever asks learns nothing: the answer is the same for every id.
 */
export async function resendLink(deps: IdentityDeps, id: string): Promise<void> {
  await performSystem(deps, async (desk) => {
    const [link] = await desk.tx.select().from(links).where(eq(links.id, id));
    const again = link && (await toSend(desk, deps, link));
    if (again) await copyLetter(desk, again);
  });
}

/** The link that leads somewhere, was renewed, or was given instead; null where there is none. */
async function toSend(desk: Desk, deps: IdentityDeps, link: Link): Promise<ToSend | null> {
  if (link.accountId) return renewAccountLink(desk, deps, link.accountId);
  if ((await standingOfLink(desk, link)).ok) return { linkId: link.id };
  if (link.taskId && link.personId) return linkOfToday(desk, link.taskId, link.personId);
  const until = link.invitationId
    ? await renewInvitation(desk, link.invitationId)
    : link.objectionId && (await renewConfirmation(desk, link.objectionId));
  return until ? { linkId: link.id, until } : null;
}

async function linkOfToday(desk: Desk, taskId: string, personId: string): Promise<ToSend | null> {
  const [now] = await desk.tx
    .select()
    .from(links)
    .where(and(eq(links.taskId, taskId), eq(links.personId, personId), eq(links.state, 'live')));
  return now && (await standingOfLink(desk, now)).ok ? { linkId: now.id } : null;
}

async function copyLetter(desk: Desk, { linkId, until }: ToSend): Promise<void> {
  const [letter] = await desk.tx
    .select()
    .from(mails)
    .where(eq(mails.linkId, linkId))
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
    data: { ...letter.data, ...(until && { until }) },
    address: person?.email ?? letter.address,
    messageId: again.replaceAll('-', ''),
    state: 'queued',
    attempts: 0,
    lastError: null,
    sentAt: null,
    notBefore: desk.now,
    createdAt: desk.now,
  });
}

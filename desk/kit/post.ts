import { createHmac, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { kept } from '../../db/kept.js';
import { mails, people } from '../../db/schema/all.js';
import type { LetterName, Letters } from '../../domain/letters.js';
import type { Instant } from '../../domain/time/beijing.js';
import type { Language } from '../../domain/vocabulary.js';
import { hashOf } from './canonical.js';
import type { Desk } from './deps.js';
import { send } from './transaction.js';

export interface Envelope<L extends LetterName> {
  /** What happened, stable across retries: one mail per event, recipient and template (I27). */
  readonly event: string;
  readonly letter: L;
  readonly data: Letters[L];
  readonly caseId?: string | null;
  readonly linkId?: string;
  /** Quiet hours: not before this business instant. */
  readonly notBefore?: Instant;
}

const addressOf = kept((db, { personId }: { personId: string }) =>
  db.select({ email: people.email, language: people.language }).from(people).where(eq(people.id, personId)),
);

/** Queues a letter to a person's stored address; a person without one is skipped (their tasks show on the page). */
export async function postTo<L extends LetterName>(desk: Desk, personId: string, envelope: Envelope<L>): Promise<void> {
  const [person] = await addressOf(desk.tx, { personId });
  if (!person?.email) return;
  await queueMail(desk, { personId, address: person.email, language: person.language }, envelope);
}

/** Queues a letter to an address that belongs to no person of ours: a respondent, an objector. */
export async function queueMail<L extends LetterName>(
  desk: Desk,
  to: { readonly personId: string | null; readonly address: string; readonly language: Language },
  envelope: Envelope<L>,
): Promise<void> {
  // Nobody who has the database alone can try addresses on it.
  const recipient = to.personId ?? createHmac('sha256', desk.linkKey).update(`recipient:${to.address}`).digest('hex');
  const id = hashOf([envelope.event, recipient, envelope.letter]).slice(0, 32);
  const letter: typeof mails.$inferInsert = {
    id: randomUUID(),
    eventId: envelope.event,
    recipient,
    template: envelope.letter,
    personId: to.personId,
    address: to.address,
    language: to.language,
    data: { ...envelope.data },
    linkId: envelope.linkId ?? null,
    caseId: envelope.caseId ?? null,
    state: 'queued',
    messageId: id,
    notBefore: envelope.notBefore ?? desk.now,
    createdAt: desk.now,
  };
  send(desk, desk.tx.insert(mails).values(letter).onConflictDoNothing());
}

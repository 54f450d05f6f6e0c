import { createHmac, randomUUID } from 'node:crypto';
import { and, eq, gt, sql } from 'drizzle-orm';
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

/** Queues a letter to a person's stored address; a person without one is skipped (their tasks show on the page). */
export async function postTo<L extends LetterName>(desk: Desk, personId: string, envelope: Envelope<L>): Promise<void> {
  send(desk, putLetterTo(desk.tx, letterOf(desk, { recipient: personId, personId }, envelope)));
}

/** Queues a letter to an address that belongs to no person of ours: a respondent, an objector. */
export async function queueMail<L extends LetterName>(
  desk: Desk,
  to: { readonly personId: string | null; readonly address: string; readonly language: Language },
  envelope: Envelope<L>,
): Promise<void> {
  // Nobody who has the database alone can try addresses on it.
  const recipient = to.personId ?? createHmac('sha256', desk.linkKey).update(`recipient:${to.address}`).digest('hex');
  const letter = letterOf(desk, { recipient, personId: to.personId }, envelope);
  send(desk, putLetter(desk.tx, { ...letter, address: to.address, language: to.language }));
}

/** What a letter is before it is known where to. */
type Letter = Pick<
  Required<typeof mails.$inferInsert>,
  'id' | 'eventId' | 'recipient' | 'template' | 'personId' | 'data' | 'linkId' | 'caseId' | 'messageId' | 'notBefore'
> & { readonly createdAt: Instant };

function letterOf<L extends LetterName>(
  desk: Desk,
  { recipient, personId }: Pick<Letter, 'recipient' | 'personId'>,
  envelope: Envelope<L>,
): Letter {
  return {
    id: randomUUID(),
    eventId: envelope.event,
    recipient,
    template: envelope.letter,
    personId,
    data: { ...envelope.data },
    linkId: envelope.linkId ?? null,
    caseId: envelope.caseId ?? null,
    messageId: hashOf([envelope.event, recipient, envelope.letter]).slice(0, 32),
    notBefore: envelope.notBefore ?? desk.now,
    createdAt: desk.now,
  };
}

type To = Pick<typeof mails.$inferInsert, 'address' | 'language'>;

const putLetter = kept((db, v: Letter & To) => {
  const letter = { id: v.id, eventId: v.eventId, recipient: v.recipient, template: v.template, personId: v.personId };
  const about = { data: v.data, linkId: v.linkId, caseId: v.caseId, state: 'queued' as const, messageId: v.messageId };
  const where = { address: v.address, language: v.language, notBefore: v.notBefore, createdAt: v.createdAt };
  return db
    .insert(mails)
    .values({ ...letter, ...about, ...where })
    .onConflictDoNothing();
});

/** The same to the address the person has as it is written. */
const putLetterTo = kept((db, v: Letter) => {
  const said = (name: keyof Letter) => sql`${sql.param(v[name], mails[name])}`.as(mails[name].name);
  const person = db
    .select({
      id: said('id'),
      eventId: said('eventId'),
      recipient: said('recipient'),
      template: said('template'),
      personId: people.id,
      address: sql`${people.email}`.as('address'),
      language: people.language,
      data: said('data'),
      linkId: said('linkId'),
      caseId: said('caseId'),
      state: sql`'queued'`.as('state'),
      messageId: said('messageId'),
      attempts: sql`0`.as('attempts'),
      notBefore: said('notBefore'),
      createdAt: said('createdAt'),
      sentAt: sql`null`.as('sent_at'),
      lastError: sql`null`.as('last_error'),
    })
    .from(people)
    .where(and(eq(people.id, v.personId ?? ''), gt(people.email, '')));
  return db.insert(mails).select(person).onConflictDoNothing();
});

import { and, eq, inArray, or } from 'drizzle-orm';
import {
  accounts,
  apiTokens,
  assessments,
  cases,
  certificates,
  dataKeys,
  honours,
  idempotency,
  identities,
  mails,
  memberships,
  nominees,
  noticeSubjects,
  pagePictures,
  people,
  peopleProposals,
  sessions,
  studios,
  terms,
  vouchers,
  workEvidence,
} from '../../db/schema/all.js';
import { withoutPerson } from '../../domain/people-proposals.js';
import { endAccountLinks } from '../identity/account-links.js';
import type { Desk } from '../kit/deps.js';
import { aboutPerson, destroyKeys, emptyLetters, eraseCases, unnameLetters } from './erase-words.js';

/** Stands where a name stood, on every page and paper. */
const nobody = '—';

/**
 * Erases everything that says who somebody is (docs/decisions/0013). What was decided about the case, its number, the register's
 * numbers and the audit chain stay; they name the person by a random id that leads nowhere. The caller has judged that nothing
 * needs the data any more. Run again it changes nothing more, e.g. after a restore.
 */
export async function erasePerson(desk: Desk, personId: string): Promise<void> {
  const { tx } = desk;
  const [person] = await tx.select().from(people).where(eq(people.id, personId)).for('update');
  const own = await tx.select({ id: cases.id }).from(cases).where(eq(cases.applicantId, personId));
  const caseIds = own.map(({ id }) => id);
  await tx
    .update(mails)
    .set({ state: 'cancelled', lastError: 'erased' })
    .where(and(eq(mails.personId, personId), eq(mails.state, 'queued')));
  // Before the name is gone: letters to others may hold it.
  if (person && person.name !== nobody) {
    await emptyLetters(desk, aboutPerson(personId, person.name));
    await unnameLetters(desk, person.name, nobody);
  }
  await eraseCases(desk, caseIds);
  if (caseIds.length > 0) await unname(desk, caseIds);
  await unnameNominees(desk, personId);
  await eraseStudios(desk, personId);
  await closeAccount(desk, personId);
  await leaveProposals(desk, personId);
  // A key that never was: a restore knows by it whom to erase again.
  await tx
    .insert(dataKeys)
    .values({ subjectId: personId, wrapped: null, madeAt: desk.now, destroyedAt: desk.now })
    .onConflictDoNothing();
  await tx.delete(idempotency).where(eq(idempotency.actor, personId));
  await tx
    .update(people)
    .set({ code: `erased-${personId}`, name: nobody, namePinyin: '', email: null, phone: null })
    .where(eq(people.id, personId));
}

/** Notices keep their seal (the digest), certificates their number and status. */
async function unname({ tx }: Desk, caseIds: readonly string[]): Promise<void> {
  await tx
    .update(noticeSubjects)
    .set({ shown: {}, salt: null })
    .where(inArray(noticeSubjects.subjectId, [...caseIds]));
  const papers = await tx
    .select()
    .from(certificates)
    .where(inArray(certificates.caseId, [...caseIds]));
  for (const { id, printed } of papers)
    await tx
      .update(certificates)
      .set({ printed: { ...printed, holderName: nobody, studioName: nobody } })
      .where(eq(certificates.id, id));
}

/** Whom a call's notice showed by name: the person, and the studio that bears the host's (STUDIO-03). */
async function unnameNominees({ tx }: Desk, personId: string): Promise<void> {
  const own = await tx
    .select({ id: nominees.id })
    .from(nominees)
    .innerJoin(terms, eq(terms.id, nominees.termId))
    .innerJoin(studios, eq(studios.id, terms.studioId))
    .where(
      or(
        eq(nominees.recipientId, personId),
        and(eq(studios.hostId, personId), inArray(nominees.recipient, ['studio', 'host'])),
      ),
    );
  await tx
    .update(noticeSubjects)
    .set({ shown: {}, salt: null })
    .where(
      inArray(
        noticeSubjects.subjectId,
        own.map(({ id }) => id),
      ),
    );
}

/** Of what waits for a second officer: nobody's address is asked for any more, and the reason for a lost factor goes. */
async function leaveProposals({ tx }: Desk, personId: string): Promise<void> {
  const waiting = await tx.select().from(peopleProposals).where(eq(peopleProposals.state, 'proposed')).for('update');
  for (const { id, content } of waiting) {
    const left = withoutPerson(content, personId);
    if (left !== content) await tx.update(peopleProposals).set({ content: left }).where(eq(peopleProposals.id, id));
  }
}

/**
 * What was written of somebody's studios: why a host nominated them (MEMBER-01), and of those they hosted the plans, the public page with
 * its pictures, what was said of the work, with the files that show it, and of the years, what money was asked for with its vouchers. That work was done and money spent,
 * scores, grades, and who decided what stay.
 */
async function eraseStudios(desk: Desk, personId: string): Promise<void> {
  const { tx } = desk;
  const joined = await tx.select({ id: memberships.id }).from(memberships).where(eq(memberships.personId, personId));
  const hosted = await tx
    .select({ id: terms.id })
    .from(terms)
    .innerJoin(studios, eq(studios.id, terms.studioId))
    .where(eq(studios.hostId, personId));
  const termIds = hosted.map(({ id }) => id);
  await unnameHonours(desk, personId, termIds);
  await tx.update(pagePictures).set({ sha256: '' }).where(inArray(pagePictures.termId, termIds));
  await tx.update(vouchers).set({ name: '', sha256: '' }).where(inArray(vouchers.termId, termIds));
  await tx.update(workEvidence).set({ name: '', sha256: '' }).where(inArray(workEvidence.termId, termIds));
  const assessed = await tx
    .select({ id: assessments.id })
    .from(assessments)
    .where(inArray(assessments.termId, termIds));
  await destroyKeys(desk, [...termIds, ...[...joined, ...assessed].map(({ id }) => id)]);
}

/** Honours keep number, day and status; who was honoured, and whose studio it was, is nobody's to read any more. */
async function unnameHonours({ tx }: Desk, personId: string, termIds: readonly string[]): Promise<void> {
  const own = await tx
    .select()
    .from(honours)
    .where(or(eq(honours.recipientId, personId), inArray(honours.termId, [...termIds])));
  for (const { id, printed, termId, recipient, recipientId } of own) {
    const hosted = termIds.includes(termId);
    const named = recipientId === personId || (hosted && recipient === 'studio');
    const without = { ...(hosted && { studioName: nobody }), ...(named && { holderName: nobody }) };
    await tx
      .update(honours)
      .set({ printed: { ...printed, ...without } })
      .where(eq(honours.id, id));
  }
}

async function closeAccount(desk: Desk, personId: string): Promise<void> {
  const { tx } = desk;
  const [account] = await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.personId, personId));
  if (!account) return;
  await endAccountLinks(desk, account.id);
  await tx.delete(sessions).where(eq(sessions.accountId, account.id));
  await tx.delete(apiTokens).where(eq(apiTokens.accountId, account.id));
  await tx.delete(identities).where(eq(identities.accountId, account.id));
  await tx.delete(accounts).where(eq(accounts.id, account.id));
}

import { and, eq, inArray, isNotNull, ne, notInArray, or, type SQL, sql } from 'drizzle-orm';
import {
  appeals,
  attachments,
  cases,
  dataKeys,
  hearingAnswers,
  hearingInvitations,
  mails,
  objectionFiles,
  objections,
  vetoes,
} from '../../db/schema/all.js';
import type { Sealed } from '../../db/sealed.js';
import { type Ending, withWords } from '../../domain/ending.js';
import type { Desk } from '../kit/deps.js';

type At = Pick<Desk, 'tx' | 'now'>;

/** Destroys keys: what was sealed with them can be read by nobody, in no copy. The rows stay and say since when. */
export async function destroyKeys({ tx, now }: At, subjectIds: readonly string[]): Promise<void> {
  await tx
    .update(dataKeys)
    .set({ wrapped: null, destroyedAt: now })
    .where(and(inArray(dataKeys.subjectId, [...subjectIds]), isNotNull(dataKeys.wrapped)));
}

/**
 * Erases what people wrote in these cases: forms, files, hearing answers, statements of the person concerned, letters. Who
 * decided what, when and why stays. The files' bytes go with the next pass of the sweeper. Run again it changes nothing more.
 */
export async function eraseCases(at: At, caseIds: readonly string[]): Promise<void> {
  if (caseIds.length === 0) return;
  const ids = [...caseIds];
  const { tx } = at;
  await destroyKeys(at, ids);
  await tx.update(cases).set({ draft: {} }).where(inArray(cases.id, ids));
  await eraseEndings(at, ids);
  await tx.update(attachments).set({ name: '', sha256: '' }).where(inArray(attachments.caseId, ids));
  await tx.update(hearingAnswers).set({ text: '' }).where(inArray(hearingAnswers.caseId, ids));
  await forgetInvited(at, inArray(hearingInvitations.caseId, ids));
  await tx.update(appeals).set({ text: '' }).where(inArray(appeals.caseId, ids));
  // A veto in force bars its person from applying: it must be able to say why (HOST-O17).
  await tx
    .update(vetoes)
    .set({ facts: '', response: null })
    .where(and(inArray(vetoes.caseId, ids), ne(vetoes.state, 'effective')));
  await emptyLetters(at, inArray(mails.caseId, ids));
}

/** How a case ended, or what an appeal was against, and by which rule stays; in whose words does not. */
async function eraseEndings({ tx }: At, ids: readonly string[]): Promise<void> {
  const of = [...ids];
  const ended = await tx
    .select()
    .from(cases)
    .where(and(inArray(cases.id, of), isNotNull(cases.ending)));
  for (const { id, ending } of ended)
    await tx
      .update(cases)
      .set({ ending: unworded(ending) })
      .where(eq(cases.id, id));
  const appealed = await tx
    .select()
    .from(appeals)
    .where(and(inArray(appeals.caseId, of), isNotNull(appeals.ending)));
  for (const { id, ending } of appealed)
    await tx
      .update(appeals)
      .set({ ending: unworded(ending) })
      .where(eq(appeals.id, id));
}

const unworded = (ending: Ending<Sealed> | null) => ending && withWords<Sealed, Sealed>(ending, () => null);

/** The addresses of people asked in a hearing; that so many were asked stays (HOST-18). */
export async function forgetInvited({ tx }: At, which: SQL | undefined): Promise<number> {
  const told = sql`${hearingInvitations.id}::text`;
  const rows = await tx
    .update(hearingInvitations)
    .set({ address: told })
    .where(and(which, ne(hearingInvitations.address, told)))
    .returning({ id: hearingInvitations.id });
  return rows.length;
}

/** Letters that are done with: their words and their address go, that they were sent stays (I27). */
export async function emptyLetters({ tx }: At, which: SQL | undefined): Promise<number> {
  const rows = await tx
    .update(mails)
    .set({
      data: {},
      address: '',
      recipient: sql`coalesce(${mails.personId}, ${mails.id})::text`,
      messageId: sql`${mails.id}::text`,
    })
    .where(and(which, ne(mails.state, 'queued'), ne(mails.address, '')))
    .returning({ id: mails.id });
  return rows.length;
}

/** What still waits to be sent to others goes out with `instead` where the name stood. */
export const unnameLetters = async ({ tx }: At, name: string, instead: string): Promise<void> =>
  void (await tx
    .update(mails)
    .set({ data: sql`replace(${mails.data}::text, ${name}, ${instead})::jsonb` })
    .where(and(eq(mails.state, 'queued'), holdsName(name))));

/** What objectors said and showed of themselves and of others; receipt, outcome and the written disposition stay, and how many files came. */
export async function eraseObjections(at: At, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await destroyKeys(at, ids);
  await at.tx
    .update(objections)
    .set({ fromName: null, contact: null, text: '' })
    .where(inArray(objections.id, [...ids]));
  await at.tx
    .update(objectionFiles)
    .set({ name: '', sha256: '' })
    .where(inArray(objectionFiles.objectionId, [...ids]));
  const events = ids.flatMap((id) => [`objection:${id}`]);
  await emptyLetters(at, inArray(mails.eventId, events));
}

/** An objection that nobody has to answer any more. */
export const isAnswered = notInArray(objections.state, ['registered', 'unconfirmed']);

export const aboutPerson = (personId: string, name: string): SQL | undefined =>
  or(eq(mails.personId, personId), holdsName(name));

const holdsName = (name: string): SQL => sql`strpos(${mails.data}::text, ${name}) > 0`;

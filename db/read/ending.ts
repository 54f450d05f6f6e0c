import { and, desc, eq } from 'drizzle-orm';
import { type Ending, endedStates, inWords, type Reason, reasonCodes, withWords } from '../../domain/ending.js';
import type { LetterName, Letters } from '../../domain/letters.js';
import type { Db } from '../database.js';
import { type cases, mails } from '../schema/all.js';
import type { Vault } from '../sealed.js';
import { wordOf, wrappedKeyOf } from './data-keys.js';

type File = Pick<typeof cases.$inferSelect, 'id' | 'state' | 'ending' | 'endedAt'>;

/** How an application ended, with its words; null while it has not, or where it is not known. */
export async function endingOf(db: Db, vault: Vault, file: File): Promise<Ending | null> {
  if (!file.ending) return asWritten(db, file);
  const wrapped = await wrappedKeyOf(db, file.id);
  return withWords(file.ending, (sealed) => wordOf(vault, wrapped, sealed) || null);
}

/** Of what ended before the ending was kept on the case: as its applicant was written to, while that letter is kept. */
async function asWritten(db: Db, { id, state, endedAt }: File): Promise<Ending | null> {
  const ended = endedStates.find((one) => one === state);
  if (!ended) return null;
  const letters = await db
    .select({ data: mails.data, at: mails.createdAt })
    .from(mails)
    .where(and(eq(mails.caseId, id), eq(mails.template, 'caseMoved' satisfies LetterName)))
    .orderBy(desc(mails.createdAt));
  const told = letters
    .map(({ data, at }) => ({ at, ...(data as Partial<Letters['caseMoved']>) }))
    .find((one) => one.state === ended);
  if (!told) return null;
  const { reason = '', clause = '', appealUntil } = told;
  return {
    state: ended,
    at: endedAt ?? told.at,
    reason: readReason(reason),
    ruleId: clause,
    appealUntil: appealUntil || null,
  };
}

const readReason = (said: string): Reason => {
  const code = reasonCodes.find((one) => one === said);
  return code ? { kind: 'code', code } : inWords(said);
};

import { and, desc, eq } from 'drizzle-orm';
import { type Ending, endedStates, inWords, type Reason, reasonCodes, withWords } from '../../domain/ending.js';
import type { LetterName, Letters } from '../../domain/letters.js';
import type { Db } from '../database.js';
import { type appeals, type cases, mails } from '../schema/all.js';
import type { Sealed, Vault } from '../sealed.js';
import { wordOf, wrappedKeyOf } from './data-keys.js';

type File = Pick<typeof cases.$inferSelect, 'id' | 'state' | 'ending' | 'endedAt'>;

/** How an application ended, with its words; null while it has not, or where it is not known. */
export async function endingOf(db: Db, vault: Vault, file: File): Promise<Ending | null> {
  if (file.ending) return readable(db, vault, file.id, file.ending);
  const ended = endedStates.find((one) => one === file.state);
  const told = ended && (await asWritten(db, file.id, (one) => one.state === ended));
  return told ? { ...told, at: file.endedAt ?? told.at } : null;
}

/** The decision an appeal is against, as it stood when the appeal came, whatever became of it; null where it is not known. */
export async function appealedOf(
  db: Db,
  vault: Vault,
  { caseId, filedAt, ending }: Pick<typeof appeals.$inferSelect, 'caseId' | 'filedAt' | 'ending'>,
): Promise<Ending | null> {
  if (ending) return readable(db, vault, caseId, ending);
  return asWritten(db, caseId, ({ at, appealUntil }) => appealUntil !== null && at <= filedAt);
}

const readable = async (db: Db, vault: Vault, caseId: string, ending: Ending<Sealed>): Promise<Ending> => {
  const wrapped = await wrappedKeyOf(db, caseId);
  return withWords(ending, (sealed) => wordOf(vault, wrapped, sealed) || null);
};

/** Of what ended before endings were kept: the newest that its applicant was written to and that is asked for, while its letter is kept. */
async function asWritten(db: Db, caseId: string, isIt: (ending: Ending) => boolean): Promise<Ending | null> {
  const letters = await db
    .select({ data: mails.data, at: mails.createdAt })
    .from(mails)
    .where(and(eq(mails.caseId, caseId), eq(mails.template, 'caseMoved' satisfies LetterName)))
    .orderBy(desc(mails.createdAt));
  return letters.flatMap(toldIn).find(isIt) ?? null;
}

function toldIn({ data, at }: Pick<typeof mails.$inferSelect, 'data'> & { readonly at: string }): readonly Ending[] {
  const { state: moved, reason = '', clause = '', appealUntil } = data as Partial<Letters['caseMoved']>;
  const state = endedStates.find((one) => one === moved);
  if (!state) return [];
  return [{ state, at, reason: readReason(reason), ruleId: clause, appealUntil: appealUntil || null }];
}

const readReason = (said: string): Reason => {
  const code = reasonCodes.find((one) => one === said);
  return code ? { kind: 'code', code } : inWords(said);
};

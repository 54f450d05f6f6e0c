import type { Db } from '../../db/database.js';
import { memberNumbered } from '../../db/read/members.js';
import { studioFor } from '../../db/read/studios.js';
import { type Term, termOf } from '../../desk/kit/term.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import type { LetterView } from '../../web/views/letter.js';
import { agreementViews } from './letters.js';
import { readerOf } from './studios.js';

interface At {
  readonly tx: Db;
  readonly now: string;
  readonly actor: { readonly personId: string };
}

/**
 * The versions of one member's agreement in the studio's latest term, newest first (STUDIO-18): for whose business the studio is, and
 * for the member. 'notFound' for everybody else and for no such member.
 */
export async function agreementsSeen(
  at: At,
  studioId: string,
  number: number,
): Promise<Result<{ readonly term: Term; readonly views: readonly LetterView[] }>> {
  const isNumber = Number.isInteger(number) && number >= 1 && number <= 1_000_000;
  const member = isNumber ? await memberNumbered(at.tx, studioId, number) : null;
  if (!member) return refused(refuse('notFound'));
  const isOwn = member.personId === at.actor.personId;
  if (!isOwn && !(await studioFor(at.tx, await readerOf(at), studioId))) return refused(refuse('notFound'));
  const term = await termOf(at, member.termId);
  return accepted({ term, views: await agreementViews(at.tx, term, member) });
}

import type { Db } from '../../db/database.js';
import { memberNumbered } from '../../db/read/members.js';
import { studioFor } from '../../db/read/studios.js';
import { type Term, termOf } from '../../desk/kit/term.js';
import type { Membership } from '../../desk/studio/memberships.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import type { LetterView } from '../../web/views/letter.js';
import { agreementViews } from './letters.js';
import { readerOf } from './studios.js';

interface At {
  readonly tx: Db;
  readonly now: string;
  readonly actor: { readonly personId: string };
}

export interface SeenMember {
  readonly term: Term;
  readonly membership: Membership;
  readonly name: string;
  readonly schoolName: string;
}

/**
 * One membership of a studio by its number: the reader's own, also in a term that is over, else that of the latest term, for whose
 * business the studio is; `termNumber` asks for that of another. 'notFound' for everybody else and for no such member.
 */
export async function memberSeen(
  at: At,
  studioId: string,
  number: number,
  termNumber?: number,
): Promise<Result<SeenMember>> {
  const isNumber = [number, termNumber ?? 1].every((one) => Number.isInteger(one) && one >= 1 && one <= 1_000_000);
  const member = isNumber ? await memberNumbered(at.tx, studioId, number, at.actor.personId, termNumber) : null;
  if (!member) return refused(refuse('notFound'));
  const { membership, name, schoolName } = member;
  const isOwn = membership.personId === at.actor.personId;
  if (!isOwn && !(await studioFor(at.tx, await readerOf(at), studioId))) return refused(refuse('notFound'));
  return accepted({ term: await termOf(at, membership.termId), membership, name, schoolName });
}

/** The versions of one member's agreement, newest first (STUDIO-18), as `memberSeen`. */
export async function agreementsSeen(
  at: At,
  studioId: string,
  number: number,
  termNumber?: number,
): Promise<Result<{ readonly term: Term; readonly views: readonly LetterView[] }>> {
  const found = await memberSeen(at, studioId, number, termNumber);
  if (!found.ok) return found;
  const { term, membership, name } = found.value;
  return accepted({ term, views: await agreementViews(at.tx, term, { id: membership.id, name }) });
}

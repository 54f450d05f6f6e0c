import type { Db } from '../../db/database.js';
import { openedWord } from '../../db/read/data-keys.js';
import type { Sealed, Vault } from '../../db/sealed.js';
import { recordOf } from '../../desk/studio/member-record.js';
import type { Membership } from '../../desk/studio/memberships.js';
import { exactText, formatHalfUp } from '../../domain/panel/decimal.js';
import type { LeavingReason } from '../../domain/studio/members/leaving.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { LeavingView, RecordLineView } from '../../web/views/member.js';

interface At {
  readonly tx: Db;
  readonly now: string;
}

/** A member's record of tasks as of today, or of the last day (MEMBER-09); amounts exact, `num/den`. */
export const recordLines = (at: At, membership: Membership): Promise<readonly RecordLineView[]> =>
  linesOf(at, membership, exactText);

/** The same, as people read amounts. */
export const recordShown = (at: At, membership: Membership): Promise<readonly RecordLineView[]> =>
  linesOf(at, membership, (value) => formatHalfUp(value, value.den === 1n ? 0 : 1));

async function linesOf(at: At, membership: Membership, amount: typeof exactText): Promise<readonly RecordLineView[]> {
  const lines = await recordOf(at, membership, dayOf(at.now));
  return lines.map(({ task: { code, text, measure, dueOn }, progress: { filled, target, status } }) => ({
    ...{ code, text, measure, dueOn, status },
    filled: amount(filled),
    target: amount(target),
  }));
}

interface Leaving {
  readonly id: string;
  readonly leavesOn: string | null;
  readonly leavingReason: LeavingReason | null;
  readonly leavingWords: Sealed | null;
}

/** Why and when a member leaves (MEMBER-O04); null where nobody has said so. */
export async function leavingOf(
  { tx, vault }: { readonly tx: Db; readonly vault: Vault },
  { id, leavesOn, leavingReason, leavingWords }: Leaving,
): Promise<LeavingView | null> {
  if (!leavesOn || !leavingReason) return null;
  return { on: leavesOn, reason: leavingReason, words: await openedWord(tx, vault, id, leavingWords) };
}

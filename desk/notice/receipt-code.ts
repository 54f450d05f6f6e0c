import { timingSafeEqual } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { type FileOfObjection, filesOf } from '../../db/read/objection-files.js';
import { objections } from '../../db/schema/all.js';
import { parseReceipt } from '../../domain/notice/receipt.js';
import type { Instant } from '../../domain/time/beijing.js';
import { sha256 } from '../kit/canonical.js';
import type { DeskDeps } from '../kit/deps.js';
import { printedCode } from '../kit/links.js';
import type { FiledObjection } from './find-notice.js';

type Keys = Pick<DeskDeps, 'linkKey' | 'formerLinkKeys'>;

/**
 * What an objector asks after the objection with, besides its receipt: receipts are counted, so that anybody could go through them; this
 * code nobody can guess (60 bits). Derived like the codes of links, never stored with the objection.
 */
export const receiptCode = ({ linkKey }: Keys, receipt: string): string => printedCode(linkKey, `receipt:${receipt}`);

/** Whether the code is the receipt's, in constant time; a receipt that was never given out has a code all the same. */
function codeFits(keys: Keys, receipt: string, code: string): boolean {
  const digestOf = (text: string) => Buffer.from(sha256(text));
  return [keys.linkKey, ...(keys.formerLinkKeys ?? [])].some((linkKey) =>
    timingSafeEqual(digestOf(receiptCode({ linkKey }, receipt)), digestOf(code)),
  );
}

export interface ObjectionStanding {
  readonly receipt: string;
  /** The notice it was made to. */
  readonly noticeId: string;
  readonly state: FiledObjection['state'];
  readonly receivedAt: Instant;
  /** Until when the publishing level answers; null while nothing is owed. */
  readonly due: Instant | null;
  /** The files it came with, by which the objector proves what was handed in; none once they were erased. */
  readonly files: readonly Pick<FileOfObjection, 'name' | 'size' | 'sha256'>[];
}

/**
 * How far an objection is; null for a receipt or a code that does not fit, which of the two is not said. Shows no person's name and
 * nothing of what was written; of the files the names and hashes, which whoever has the code handed in.
 */
export async function objectionStanding(
  deps: Keys & Pick<DeskDeps, 'db' | 'vault'>,
  given: { readonly receipt: string; readonly code: string },
): Promise<ObjectionStanding | null> {
  const receipt = given.receipt.trim().toUpperCase();
  const code = given.code.replaceAll(/[\s-]/g, '').toUpperCase();
  if (!parseReceipt(receipt) || !codeFits(deps, receipt, code)) return null;
  const [found] = await deps.db
    .select({
      id: objections.id,
      receipt: objections.receipt,
      noticeId: objections.noticeId,
      state: objections.state,
      receivedAt: objections.receivedAt,
      due: objections.due,
    })
    .from(objections)
    .where(eq(objections.receipt, receipt));
  if (!found) return null;
  const { id, ...standing } = found;
  const files = (await filesOf(deps.db, deps.vault, [id])).get(id) ?? [];
  return { ...standing, files: files.map(({ name, size, sha256 }) => ({ name, size, sha256 })) };
}

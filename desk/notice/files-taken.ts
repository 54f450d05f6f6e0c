import type { Desk } from '../kit/deps.js';
import { noticeFrame, objectionTerms } from './notice-frame.js';
import { frameKeyOf } from './on-notice.js';

/** How many files, of how many MiB each, an objection to a notice may bring (NOTICE-O02); null for an unknown notice. */
export async function filesTakenFor(
  desk: Pick<Desk, 'tx'>,
  noticeId: string,
): Promise<{ readonly count: number; readonly mebibytes: number } | null> {
  const key = await frameKeyOf(desk, noticeId);
  if (!key) return null;
  const terms = objectionTerms(await noticeFrame(desk, key));
  return { count: terms.objectionFileMaxCount, mebibytes: terms.objectionFileMaxMebibytes };
}

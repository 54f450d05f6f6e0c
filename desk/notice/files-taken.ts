import { eq } from 'drizzle-orm';
import { notices } from '../../db/schema/all.js';
import type { Desk } from '../kit/deps.js';
import { roundOf } from '../kit/round.js';

/** How many files, of how many MiB each, an objection to a notice may bring (NOTICE-O02); null for an unknown notice. */
export async function filesTakenFor(
  desk: Pick<Desk, 'tx'>,
  noticeId: string,
): Promise<{ readonly count: number; readonly mebibytes: number } | null> {
  const [notice] = await desk.tx.select({ roundId: notices.roundId }).from(notices).where(eq(notices.id, noticeId));
  if (!notice) return null;
  const { parameters } = await roundOf(desk, notice.roundId);
  return { count: parameters.objectionFileMaxCount, mebibytes: parameters.objectionFileMaxMebibytes };
}

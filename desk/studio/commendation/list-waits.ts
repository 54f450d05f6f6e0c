import { and, eq, inArray } from 'drizzle-orm';
import { strikeAppeals } from '../../../db/schema/all.js';
import { unanswered } from '../../../domain/studio/commendation/appeal.js';
import type { Desk } from '../../kit/deps.js';

/** NOTICE-O06: whether somebody struck from the list of a call may still appeal, or waits for an answer: it is not decided on meanwhile. */
export async function isAppealed({ tx }: Pick<Desk, 'tx'>, callId: string): Promise<boolean> {
  const [one] = await tx
    .select({ id: strikeAppeals.id })
    .from(strikeAppeals)
    .where(and(eq(strikeAppeals.callId, callId), inArray(strikeAppeals.state, [...unanswered])))
    .limit(1);
  return one !== undefined;
}

import { and, eq, inArray } from 'drizzle-orm';
import { nominees, notices } from '../../db/schema/all.js';
import { lockCases } from '../county/nominations.js';
import type { Call } from '../kit/call.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import type { FrameKey } from '../kit/frame.js';
import type { Round } from '../kit/round.js';
import { roundOf } from '../kit/round.js';
import { lockCall } from '../studio/commendation/calls.js';
import { type Nominee, peopleOf } from '../studio/commendation/nominees.js';
import { lockNotice, type Notice, subjectsOf } from './find-notice.js';

/** Whom a notice shows, as far as its process has come: a case of a round, or a nominee of a call. */
export type OnNotice =
  | { readonly kind: 'case'; readonly round: Round; readonly file: Case }
  | { readonly kind: 'nominee'; readonly call: Call; readonly nominee: Nominee };

/** Locks whom a notice shows, before the notice itself: cases in the order of their ids, nominees by their call. */
export async function lockOnNotice(
  desk: Desk,
  { roundId, callId }: FrameKey,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OnNotice>> {
  if (callId) {
    const call = await lockCall(desk, callId);
    if (!call || ids.length === 0) return new Map();
    const rows = await desk.tx
      .select()
      .from(nominees)
      .where(and(eq(nominees.callId, callId), inArray(nominees.id, [...ids])));
    return new Map(rows.map((nominee) => [nominee.id, { kind: 'nominee', call, nominee }]));
  }
  const files = await lockCases(desk, ids);
  if (!roundId || files.size === 0) return new Map();
  const round = await roundOf(desk, roundId);
  return new Map([...files].map(([id, file]) => [id, { kind: 'case', round, file }]));
}

/** Locks a notice and, before it, everybody on it. */
export async function lockWithSubjects(
  desk: Desk,
  noticeId: string,
): Promise<{ readonly notice: Notice | undefined; readonly shown: ReadonlyMap<string, OnNotice> }> {
  const frame = await frameKeyOf(desk, noticeId);
  const subjects = await subjectsOf(desk, noticeId);
  const ids = subjects.map(({ subjectId }) => subjectId);
  const shown = frame ? await lockOnNotice(desk, frame, ids) : new Map<string, OnNotice>();
  return { notice: await lockNotice(desk, noticeId), shown };
}

/** The round or the call a notice hangs in, which never changes; undefined for an unknown notice. */
export async function frameKeyOf({ tx }: Pick<Desk, 'tx'>, noticeId: string): Promise<FrameKey | undefined> {
  const { roundId, callId } = notices;
  const [key] = await tx.select({ roundId, callId }).from(notices).where(eq(notices.id, noticeId));
  return key;
}

/** Where what is decided on it is recorded: a case has a chain of its own, a nominee its call's. */
export const chainOf = (on: OnNotice): string => (on.kind === 'case' ? on.file.id : on.call.id);

/** Who decides on no objection to it: the applicant; of a nominee everybody it would honour, or whose studio it is. */
export const concernedBy = async (desk: Desk, on: OnNotice): Promise<readonly string[]> =>
  on.kind === 'case' ? [on.file.applicantId] : (await peopleOf(desk, on.nominee)).peopleOfIt;

import type { ProcessInput } from '../../domain/news.js';
import { noticeDaysOf } from '../../domain/studio/commendation/notice.js';
import type { HostSelectionParameters } from '../../policy/host-selection/parameters.js';
import type { Call } from '../kit/call.js';
import type { Desk } from '../kit/deps.js';
import { type FrameKey, frameOf } from '../kit/frame.js';
import type { Round } from '../kit/round.js';
import { organisationsByIds } from '../kit/seats.js';
import type { Notice } from './find-notice.js';

/** What a notice hangs in: a round of selection, whose cases it shows, or a call for commendations, whose nominees it shows. */
export type NoticeFrame = Round | Call;

/** What an edition says of objections (NOTICE-O02…O04). */
export type ObjectionTerms = Pick<
  HostSelectionParameters,
  | 'objectionEmailConfirmed'
  | 'objectionConfirmationDays'
  | 'anonymousObjections'
  | 'objectionFileMaxCount'
  | 'objectionFileMaxMebibytes'
  | 'objectionHandlingWorkingDays'
  | 'lateObjection'
>;

/** @throws Error for a term: no notice hangs in one */
export async function noticeFrame(desk: Pick<Desk, 'tx'>, key: FrameKey): Promise<NoticeFrame> {
  const frame = await frameOf(desk, key);
  if (frame.kind === 'term') throw new Error('a notice of a term');
  return frame;
}

export const objectionTerms = (frame: NoticeFrame): ObjectionTerms =>
  frame.kind === 'call' ? frame.parameters.honourNotice : frame.parameters;

/** Working days a notice of this level hangs (NOTICE-O01). */
export const workingDaysIn = (frame: NoticeFrame, level: Notice['level']): number =>
  frame.kind === 'call' ? noticeDaysOf(frame.parameters) : frame.parameters.noticeWorkingDays[level];

/** As the process of a notice, or of an objection to it, names where it stands. */
export async function processIn(
  desk: Desk,
  frame: NoticeFrame,
  { level, orgId }: Pick<Notice, 'level' | 'orgId'>,
  subject: ProcessInput['subject'],
): Promise<ProcessInput> {
  if (frame.kind === 'call') return { subject, callId: frame.id, callCode: frame.number };
  const [body] = level === 'county' ? await organisationsByIds(desk, [orgId]) : [];
  return { subject, roundId: frame.id, roundCode: frame.code, ...(body ? { countyCode: body.code } : {}) };
}

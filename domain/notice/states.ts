/**
 * What becomes of a notice and of each person on it (section 3). Two machines: a notice opens and closes by time; only the
 * subject an objection names is held back, everybody else goes on (NOTICE-O03).
 */
import { accepted, type Result, refuse, refused } from '../refusal.js';

export const noticeStates = ['scheduled', 'open', 'closed', 'confirmed'] as const;
export type NoticeState = (typeof noticeStates)[number];

export const noticeEvents = ['open', 'close', 'confirm'] as const;
export type NoticeEvent = (typeof noticeEvents)[number];

export const subjectStates = [
  'listed',
  'underInvestigation',
  'heldBack',
  'upheld',
  'underAppeal',
  'dismissed',
] as const;
export type SubjectState = (typeof subjectStates)[number];

/**
 * `object`: a named objection was received. `uphold`/`dismiss`: the publishing level's finding. `holdBack`/`release`: set aside
 * for another reason (a veto being heard, a change of school). `appeal…`: the candidate's appeal of NOTICE-O06.
 */
export const subjectEvents = [
  'object',
  'uphold',
  'dismiss',
  'holdBack',
  'release',
  'appeal',
  'appealGranted',
  'appealRefused',
] as const;
export type SubjectEvent = (typeof subjectEvents)[number];

type Table<S extends string, E extends string> = Readonly<Record<S, Readonly<Partial<Record<E, S>>>>>;

export const noticeTable: Table<NoticeState, NoticeEvent> = {
  scheduled: { open: 'open' },
  open: { close: 'closed' },
  closed: { confirm: 'confirmed' },
  confirmed: {},
};

export const subjectTable: Table<SubjectState, SubjectEvent> = {
  listed: { object: 'underInvestigation', holdBack: 'heldBack' },
  underInvestigation: { object: 'underInvestigation', uphold: 'upheld', dismiss: 'dismissed' },
  heldBack: { object: 'underInvestigation', release: 'listed' },
  upheld: { appeal: 'underAppeal' },
  underAppeal: { appealGranted: 'dismissed', appealRefused: 'upheld' },
  // a second objection inside the window is investigated as the first was
  dismissed: { object: 'underInvestigation', holdBack: 'heldBack' },
};

/** 'stageNotOpen' (NOTICE) for every pair the table does not hold. */
export function nextNotice(state: NoticeState, event: NoticeEvent): Result<NoticeState> {
  const next = noticeTable[state][event];
  return next ? accepted(next) : refused(refuse('stageNotOpen', { ruleId: 'NOTICE', facts: { state, event } }));
}

/**
 * 'stageNotOpen' (NOTICE-O03) for every pair the table does not hold. `openObjections`: objections to this subject still without a
 * finding, the one now decided not counted. A dismissal among several leaves the subject under investigation.
 */
export function nextSubject(state: SubjectState, event: SubjectEvent, openObjections: number): Result<SubjectState> {
  const next = subjectTable[state][event];
  if (!next) return refused(refuse('stageNotOpen', { ruleId: 'NOTICE-O03', facts: { state, event } }));
  return accepted(event === 'dismiss' && openObjections > 0 ? 'underInvestigation' : next);
}

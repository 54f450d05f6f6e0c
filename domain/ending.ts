/**
 * How an application ended: said once, by the act that ends it, and read from there by the page, the API and the letter. What has no
 * entry here is still on its way.
 */
import type { RankingOutcome } from './panel/ranking.js';
import type { Instant } from './time/beijing.js';
import type { CaseEvent } from './transitions.js';
import type { CaseState } from './vocabulary.js';

/** Where an application has ended, for good or until an appeal or an undo leads back. */
export const endedStates = [
  'approved',
  'declined',
  'notForwarded',
  'notSelected',
  'notApproved',
  'vetoed',
  'withdrawn',
  'endedWithRound',
] as const satisfies readonly CaseState[];
export type EndedState = (typeof endedStates)[number];

/** The ways there; `test/domain/ending.test.ts` holds them to the transition table. */
export const endingEvents = [
  'withdraw',
  'decline',
  'notForward',
  'notSelect',
  'notJustify',
  'removeFromNotice',
  'approve',
  'notApprove',
  'veto',
  'endWithRound',
] as const satisfies readonly CaseEvent[];
export type EndingEvent = (typeof endingEvents)[number];
/** Every other event: the case goes on, or comes back. */
export type OnwardEvent = Exclude<CaseEvent, EndingEvent>;

/** Reasons that arithmetic, or the round's end, gives; `text/reasons.ts` says them. */
export const reasonCodes = [
  'belowPassLine',
  'beyondCapacity',
  'tooFewScores',
  'appealTooLate',
  'roundOver',
  'panelDrawn',
  'neverSubmitted',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** @typeParam W somebody's own words: read, or as they are stored */
export type Reason<W = string> =
  | { readonly kind: 'none' }
  | { readonly kind: 'code'; readonly code: ReasonCode }
  | { readonly kind: 'words'; readonly words: W };

export interface Ending<W = string> {
  readonly state: EndedState;
  readonly at: Instant;
  readonly reason: Reason<W>;
  /** The rule by which it ended; empty for a withdrawal, which needs none. */
  readonly ruleId: string;
  /** An appeal may come until then; null where there is none. */
  readonly appealUntil: Instant | null;
  /** An appeal was refused, and why: the ending stands. */
  readonly confirmed?: { readonly at: Instant; readonly reason: Reason<W>; readonly ruleId: string };
  /** A finding overtook this ending; lifted, it is this one again (VETO-O05). */
  readonly overtaken?: Ending<W>;
}

/** What the act that ends a case must say; the rest follows from the case and the clock. */
export interface Why {
  readonly reason: Reason;
  readonly ruleId: string;
  readonly appealUntil?: Instant;
}

export const none: Reason = { kind: 'none' };
export const because = (code: ReasonCode): Reason => ({ kind: 'code', code });
export const inWords = (words: string): Reason => (words === '' ? none : { kind: 'words', words });

/** HOST-14: why the ranking did not take a candidate; nothing to add where it would have. */
export const notTaken = (outcome: RankingOutcome): Reason =>
  outcome === 'aboveLine' || outcome === 'tied' ? none : because(outcome);

/** An ending with its words changed: sealed, opened or erased. Words that come to nothing are no reason. */
export function withWords<A, B>(ending: Ending<A>, turn: (words: A) => B | null): Ending<B> {
  const { reason, confirmed, overtaken, ...rest } = ending;
  return {
    ...rest,
    reason: turned(reason, turn),
    ...(confirmed && { confirmed: { ...confirmed, reason: turned(confirmed.reason, turn) } }),
    ...(overtaken && { overtaken: withWords(overtaken, turn) }),
  };
}

function turned<A, B>(reason: Reason<A>, turn: (words: A) => B | null): Reason<B> {
  if (reason.kind !== 'words') return reason;
  const words = turn(reason.words);
  return words === null ? { kind: 'none' } : { kind: 'words', words };
}

/** The reason as a letter carries it: a code, or the words themselves. */
export const plainReason = (reason: Reason): string =>
  reason.kind === 'code' ? reason.code : reason.kind === 'words' ? reason.words : '';

import { type Call, callOf } from './call.js';
import type { Desk } from './deps.js';
import { type Round, roundOf } from './round.js';
import { type Term, termOf } from './term.js';

/** What a stage stands in, and takes its name, its bureau and its ladder from: a round of selection, a term of a studio, or a call for commendations. */
export type Frame = Round | Term | Call;

/** As a stage run, a task and a process name theirs: exactly one of the three. */
export interface FrameKey {
  readonly roundId?: string | null;
  readonly termId?: string | null;
  readonly callId?: string | null;
}

/** @throws Error for a key that names none: the database's CHECK forbids such a row */
export function frameOf(desk: Pick<Desk, 'tx'>, { roundId, termId, callId }: FrameKey): Promise<Frame> {
  if (roundId) return roundOf(desk, roundId);
  if (termId) return termOf(desk, termId);
  if (callId) return callOf(desk, callId);
  throw new Error('of no round, no term and no call');
}

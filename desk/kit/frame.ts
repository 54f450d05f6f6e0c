import type { Desk } from './deps.js';
import { type Round, roundOf } from './round.js';
import { type Term, termOf } from './term.js';

/** What a stage stands in, and takes its name, its bureau and its ladder from: a round of selection, or a term of a studio. */
export type Frame = Round | Term;

/** As a stage run, a task and a process name theirs: exactly one of the two. */
export interface FrameKey {
  readonly roundId?: string | null;
  readonly termId?: string | null;
}

/** @throws Error for a key that names neither: the database's CHECK forbids such a row */
export function frameOf(desk: Pick<Desk, 'tx'>, { roundId, termId }: FrameKey): Promise<Frame> {
  if (roundId) return roundOf(desk, roundId);
  if (termId) return termOf(desk, termId);
  throw new Error('neither of a round nor of a term');
}

import { frozenAmong } from '../county/nominations.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';

/** What kept a candidate at rest: an ethics finding, a departure, or an objection. */
export type HeldBackBy = 'VETO-O03' | 'HOST-O18' | 'NOTICE-O03';

/** Of these, who stands still, by an undecided ethics finding (VETO-O03) or a departure (HOST-O18); the others go on. */
export async function heldBack(desk: Desk, round: Round, files: readonly Case[]): Promise<ReadonlySet<string>> {
  const ids = files.map((file) => file.id);
  return new Set(await frozenAmong(desk, round, ids));
}

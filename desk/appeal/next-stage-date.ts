import type { Case } from '../kit/cases.js';
import type { Round } from '../kit/round.js';
import type { AppealAgainst } from './grounds.js';

/**
 * HOST-O19: an appeal never holds the round longer than the next stage's date. An instant: until when an upheld appeal still opens
 * the case again; null where no such date binds it (a notice, a veto).
 */
export function nextStageDate(round: Round, file: Pick<Case, 'route'>, against: AppealAgainst): string | null {
  if (round.parameters.declinedAppealHoldsRound) return null;
  if (against === 'declined')
    return (file.route === 'county' ? round.dates.countyReview : round.dates.nominationWindow) ?? null;
  return against === 'notForwarded' ? (round.dates.nominationWindow ?? round.dates.countyReview ?? null) : null;
}

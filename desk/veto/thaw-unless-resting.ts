import { frozenAmong } from '../county/nominations.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';
import { askAgainAboutDeparture } from '../school/departure-tasks.js';
import { openDeparture } from '../school/departures.js';
import { thawTasks } from './freeze.js';

/**
 * The tasks of a case wait again, unless something else still keeps it at rest: an undecided ethics finding (VETO-O03) or a
 * reported departure (HOST-O18), which is asked about again. Whoever ends that rest calls `thawTasks` then.
 */
export async function thawUnlessResting(desk: Desk, round: Round, caseId: string): Promise<void> {
  const isFrozen = (await frozenAmong(desk, round, [caseId])).length > 0;
  await askAgainAboutDeparture(desk, round, caseId);
  if (isFrozen || (await openDeparture(desk, caseId)).open) return;
  await thawTasks(desk, caseId);
}

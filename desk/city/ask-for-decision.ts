import type { Desk } from '../kit/deps.js';
import { leaderOf } from '../kit/organiser.js';
import type { Round } from '../kit/round.js';
import { addTask, openRun } from '../kit/stage.js';

/**
 * A candidate has come to the final decision: the city's leader is asked, also where the stage had opened while it waited for people
 * who were held back, and had nobody to decide upon. Run twice it finds the task there.
 */
export async function askForDecision(desk: Desk, round: Round): Promise<void> {
  const run = await openRun(desk, { kind: 'round', id: round.id }, 'decision');
  if (!run) return;
  const strong = round.parameters.strongActs.includes('decideFinally');
  await addTask(desk, run, round, { kind: 'finalDecision', ...leaderOf(round), strong });
}

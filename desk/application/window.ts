import { type Refusal, refuse } from '../../domain/refusal.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';

/** The round takes applications: 'stageNotOpen' (HOST-15), 'windowClosed' after its last day, that day included (CONV-06). */
export function refuseLate(desk: Pick<Desk, 'now'>, round: Pick<Round, 'state' | 'dates'>): Refusal | null {
  if (round.state !== 'open') return refuse('stageNotOpen', { ruleId: 'HOST-15', facts: { state: round.state } });
  const until = round.dates.applicationWindow;
  return until && desk.now <= until
    ? null
    : refuse('windowClosed', { ruleId: 'CONV-06', facts: { until: until ?? '' } });
}

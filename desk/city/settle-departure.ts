import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { decide } from '../kit/decide.js';
import type { Desk } from '../kit/deps.js';
import { settleStage } from '../kit/stage.js';
import { departureSubject } from '../school/departures.js';
import type { TakenDeparture } from './take-departure.js';

/** Records the city's word on a departure (HOST-O18), ends what was asked, and tells its process. */
export async function settleDeparture(
  desk: Desk,
  actor: PersonActor,
  { file, departure, seat }: TakenDeparture,
  said: { readonly act: string; readonly outcome: 'kept' | 'lapsed'; readonly reason: string },
): Promise<void> {
  const ruleIds = ['HOST-O18'];
  decide(desk, actor, seat, {
    caseId: file.id,
    stage: 'departure',
    kind: 'departure',
    seatKey: String(departure.count),
    ruleIds,
    decision: said.outcome,
    reason: said.reason,
    formHash: file.formHash,
  });
  await record(desk, actor, { chain: file.id, act: said.act, seat, ruleIds, formHash: file.formHash });
  const stage = { subject: departureSubject(departure.id), stage: 'departureDecision', number: 1 } as const;
  await settleStage(desk, { ...stage, outcome: said.outcome, closedBy: actor.personId });
}

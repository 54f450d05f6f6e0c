import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import type { Call } from '../../kit/call.js';
import type { Desk } from '../../kit/deps.js';
import type { Seat } from '../../kit/seats.js';
import { mustMove, type Nominee } from './nominees.js';
import { openStrikeAppeal } from './strike-appeals.js';
import { tellStruck } from './tell-struck.js';

/** Who upheld an objection, in which post. */
export interface FoundTrue {
  readonly actor: PersonActor;
  readonly seat: Seat;
  readonly objectionId: string;
}

/**
 * NOTICE-O03, COMMEND-O01: an objection that was upheld strikes its nominee from the list before anybody decides; one a veto struck before stays struck.
 * Whom it concerns is told why, not who objected, and may appeal first (NOTICE-O06).
 */
export async function strikeByObjection(
  desk: Desk,
  { actor, seat, objectionId }: FoundTrue,
  { call, nominee }: { readonly call: Call; readonly nominee: Nominee },
  reason: string,
): Promise<void> {
  if (nominee.state !== 'listed') return;
  await mustMove(desk, nominee, 'strike', { struckBy: objectionId });
  const facts = { nominee: nominee.number, recipient: nominee.recipient };
  const ruleIds = ['NOTICE-O03', 'COMMEND-O01'];
  await record(desk, actor, { chain: call.id, act: 'strikeNominee', seat, ruleIds, facts });
  const until = await openStrikeAppeal(desk, call, nominee, objectionId);
  await tellStruck(desk, call, nominee, { objectionId, reason, until });
}

import type { Refusal } from '../../../domain/refusal.js';
import type { PersonActor } from '../../kit/actor.js';
import type { Desk } from '../../kit/deps.js';
import { tell } from '../../kit/news.js';
import { restHost } from '../suspension/rest-host.js';
import { moveTerm } from '../terms.js';
import { restoreCertificate } from './certificate-of.js';
import type { TakenFindingTask } from './finding-task.js';
import { thawTerm } from './freeze-term.js';
import { processesOf } from './processes-of.js';

/** VETO-O05: the ethics veto is overturned: the studio goes on where it stood, with its certificate and its open tasks. Refuses as `moveTerm`. */
export async function restoreTitle(
  desk: Desk,
  actor: PersonActor,
  { finding, term, seat }: TakenFindingTask,
  reason: string,
): Promise<Refusal | null> {
  // what a suspended studio had left before is kept with the veto
  const refusal = await moveTerm(desk, term, 'restore', { set: { priorState: finding.termPriorState, endedAt: null } });
  if (refusal) return refusal;
  const decisionNumber = finding.decisionNumber ?? '';
  await restoreCertificate(desk, term, { actor, seat, vetoId: finding.id, decisionNumber, reason });
  await thawTerm(desk, term.id);
  // it stands still again, as before the veto
  if (term.priorState === 'suspended') await restHost(desk, term);
  for (const subject of await processesOf(desk, term.id)) await tell(desk, subject, { kind: 'restored' });
  return null;
}

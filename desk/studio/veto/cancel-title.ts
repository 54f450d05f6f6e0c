import { eq } from 'drizzle-orm';
import { vetoes } from '../../../db/schema/all.js';
import type { Refusal } from '../../../domain/refusal.js';
import type { PersonActor } from '../../kit/actor.js';
import type { Desk } from '../../kit/deps.js';
import { tell } from '../../kit/news.js';
import { moveTerm } from '../terms.js';
import { revokeCertificate } from './certificate-of.js';
import type { TakenFindingTask } from './finding-task.js';
import { freezeTerm } from './freeze-term.js';
import { processesOf } from './processes-of.js';

/**
 * What an effective ethics veto does, the same day (VETO-02): the term is revoked, and with it the studio's entry in the register, its page and
 * the service of its members (MEMBER-04); the certificate is void; what the studio was asked for rests, its assessments too. An appeal
 * suspends nothing of it (VETO-O05), but leaves a way back: the processes stand still until no appeal can come, then the plaque is asked
 * for (STUDIO-O08). Refuses as `moveTerm`.
 */
export async function cancelTitle(
  desk: Desk,
  actor: PersonActor,
  { finding, term, seat }: TakenFindingTask,
  said: { readonly decisionNumber: string; readonly reason: string; readonly appealUntil: string },
): Promise<Refusal | null> {
  const refusal = await moveTerm(desk, term, 'revoke', { set: { priorState: term.state, endedAt: desk.now } });
  if (refusal) return refusal;
  await desk.tx.update(vetoes).set({ termPriorState: term.priorState }).where(eq(vetoes.id, finding.id));
  await revokeCertificate(desk, term, { actor, seat, vetoId: finding.id, ...said });
  await freezeTerm(desk, term.id);
  const until = desk.clock.realInstant(said.appealUntil);
  for (const subject of await processesOf(desk, term.id))
    await tell(desk, subject, { kind: 'interrupted', outcome: 'revoked', until });
  return null;
}

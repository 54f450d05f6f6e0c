import { eq } from 'drizzle-orm';
import { certificates } from '../../../db/schema/all.js';
import { deliverAt } from '../../../domain/ladder/quiet-hours.js';
import type { Refusal } from '../../../domain/refusal.js';
import { dayOf } from '../../../domain/time/beijing.js';
import { changeStatus } from '../../certificate/change-status.js';
import type { PersonActor } from '../../kit/actor.js';
import type { Desk } from '../../kit/deps.js';
import { tell } from '../../kit/news.js';
import { postTo } from '../../kit/post.js';
import { holdersOf, type Seat } from '../../kit/seats.js';
import type { Term } from '../../kit/term.js';
import { letMembersGo } from '../end-of-service.js';
import { windUpFund } from '../fund/wind-up.js';
import { endSuspension } from '../suspension/end-suspension.js';
import { moveTerm } from '../terms.js';
import { processesOf } from '../veto/processes-of.js';
import { endWhatIsOpen } from './finish-loss.js';

interface By {
  readonly actor: PersonActor;
  readonly seat: Seat;
  /** What the decision rests on: nothing is ended twice by it. */
  readonly lossId: string;
  readonly decisionNumber: string;
}

/**
 * STUDIO-O04: what follows at once where a studio has lost its host: the term is over and the studio closed, its certificate ended, in its
 * register with the number; what it was asked for ends undecided, its assessments with it, and the plaque is asked for (STUDIO-O08). Members
 * go with their records and may join another studio; its fund is wound up (FUND-O01). Refuses as `moveTerm`.
 */
export async function endWithHost(
  desk: Desk,
  term: Term,
  by: By,
  { mayBeWritten }: { readonly mayBeWritten: boolean },
): Promise<Refusal | null> {
  const refusal = await moveTerm(desk, term, 'loseHost', { set: { priorState: term.state, endedAt: desk.now } });
  if (refusal) return refusal;
  await endCertificate(desk, term, by);
  for (const subject of await processesOf(desk, term.id)) {
    await endWhatIsOpen(desk, subject);
    await tell(desk, subject, { kind: 'interrupted', outcome: 'hostLost', until: desk.clock.realInstant(desk.now) });
  }
  if (term.state === 'suspended') await endSuspension(desk, term);
  await writeOfLoss(desk, term, mayBeWritten);
  await letMembersGo(desk, term, 'studioClosed', dayOf(desk.now));
  await windUpFund(desk, term, { why: 'hostLost', mayBeWritten });
  return null;
}

/** One that was revoked before stays so. */
async function endCertificate(
  desk: Desk,
  { studio }: Term,
  { actor, seat, lossId, decisionNumber }: By,
): Promise<void> {
  const [paper] = await desk.tx.select().from(certificates).where(eq(certificates.caseId, studio.caseId)).for('update');
  if (!paper || paper.status === 'revoked' || paper.status === 'ended') return;
  const ruleIds = ['STUDIO-O04', 'HOST-27'];
  await changeStatus(desk, actor, seat, paper, {
    status: 'ended',
    seatKey: lossId,
    ruleIds,
    decisionNumber,
    reason: '',
  });
}

/** To the unit's leader and, while there is somebody to read it, the host: that the studio ends, and not why. */
async function writeOfLoss(desk: Desk, term: Term, mayBeWritten: boolean): Promise<void> {
  const { studio } = term;
  const about = { studioName: term.name, studioNumber: studio.number };
  const notBefore = deliverAt(desk.now, term.parameters.quietHours);
  const leaders = await holdersOf(desk, { role: 'schoolLeader', orgId: studio.unitId });
  const event = `studioEnded:${term.id}`;
  for (const { personId } of [...leaders, ...(mayBeWritten ? [{ personId: studio.hostId }] : [])])
    await postTo(desk, personId, { event, letter: 'studioEnded', data: about, notBefore });
}

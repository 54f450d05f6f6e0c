import { and, asc, eq, isNull } from 'drizzle-orm';
import { nominees, objections, strikeAppeals } from '../../../db/schema/all.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import type { Call } from '../../kit/call.js';
import type { Desk } from '../../kit/deps.js';
import type { Seat } from '../../kit/seats.js';
import { latestNoticeOf, openObjections, setSubject } from '../../notice/find-notice.js';
import { isPending } from '../../notice/pending-objections.js';
import { mustMove, type Nominee } from './nominees.js';
import { openStrikeAppeal } from './strike-appeals.js';
import { tellStruck } from './tell-struck.js';

/**
 * NOTICE-O06: the strike fell: the nominee stands on the list again, which nobody has decided on meanwhile. On the notice it waits for what other
 * objections find, else it has passed it. Where another objection to it was upheld beside the one that fell, it stays struck, by that one, which may
 * be appealed against in its turn. The caller holds the call.
 */
export async function relist(
  desk: Desk,
  by: { readonly actor: PersonActor; readonly seat: Seat },
  call: Call,
  nominee: Nominee,
): Promise<'listed' | 'struck'> {
  const other = await upheldBeside(desk, nominee);
  if (other) {
    await desk.tx.update(nominees).set({ struckBy: other.id }).where(eq(nominees.id, nominee.id));
    const facts = { nominee: nominee.number, recipient: nominee.recipient };
    const ruleIds = ['NOTICE-O03', 'COMMEND-O01'];
    await record(desk, by.actor, { chain: call.id, act: 'strikeNominee', seat: by.seat, ruleIds, facts });
    const until = await openStrikeAppeal(desk, call, nominee, other.id);
    await tellStruck(desk, call, nominee, { objectionId: other.id, reason: other.disposition ?? '', until });
    return 'struck';
  }
  await mustMove(desk, nominee, 'relist', { struckBy: null });
  const latest = await latestNoticeOf(desk, nominee.id);
  if (latest?.subject.state === 'upheld') {
    const isOpen = (await openObjections(desk, latest.subject)).length > 0;
    const waits = latest.notice.state === 'open' || (await isPending(desk, nominee.id));
    await setSubject(desk, latest.subject, isOpen ? 'underInvestigation' : waits ? 'dismissed' : 'cleared');
  }
  return 'listed';
}

/** An objection that was upheld when the nominee was struck already: it struck nobody, and nobody could appeal against it. */
async function upheldBeside({ tx }: Desk, { id }: Nominee) {
  const [other] = await tx
    .select({ id: objections.id, disposition: objections.disposition })
    .from(objections)
    .leftJoin(strikeAppeals, eq(strikeAppeals.objectionId, objections.id))
    .where(and(eq(objections.subjectId, id), eq(objections.state, 'upheld'), isNull(strikeAppeals.id)))
    .orderBy(asc(objections.disposedAt), asc(objections.id))
    .limit(1);
  return other;
}

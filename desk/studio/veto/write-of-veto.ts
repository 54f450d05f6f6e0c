import { eq } from 'drizzle-orm';
import { vetoes } from '../../../db/schema/all.js';
import { deliverAt } from '../../../domain/ladder/quiet-hours.js';
import type { AccountabilityOutcome } from '../../../domain/studio/veto/accountability.js';
import type { Desk } from '../../kit/deps.js';
import { levelIn } from '../../kit/organiser.js';
import { postTo } from '../../kit/post.js';
import { holdersOf } from '../../kit/seats.js';
import type { Term } from '../../kit/term.js';
import { liveMembers } from '../memberships.js';
import type { Finding } from './findings.js';

type Event = 'effective' | 'dismissed' | 'confirmed' | 'overturned' | AccountabilityOutcome;

/**
 * What was decided on a finding, or on the appeal against it, or came of its record of responsibility (VETO-04), to the host and the leader of the unit. Members are written to where the
 * studio is no more, or is again: they read what becomes of their service, not why (MEMBER-04).
 */
export async function writeOfVeto(desk: Desk, term: Term, { id, kind }: Finding, event: Event): Promise<void> {
  const { studio } = term;
  const [row] = await desk.tx.select().from(vetoes).where(eq(vetoes.id, id));
  if (!row) throw new Error('no such finding');
  const about = { studioName: term.name, studioNumber: studio.number };
  const notBefore = deliverAt(desk.now, term.parameters.quietHours);
  const readers = [
    { personId: studio.hostId },
    ...(await holdersOf(desk, { role: 'schoolLeader', orgId: studio.unitId })),
  ];
  for (const { personId } of readers)
    await postTo(desk, personId, {
      event: `veto:${id}:${event}`,
      letter: 'vetoDecided',
      data: {
        ...about,
        vetoKind: kind,
        outcome: event,
        until: event === 'effective' ? (row.appealUntil ?? '') : '',
        barredUntil: event === 'overturned' ? '' : (row.barredUntil ?? ''),
        ...levelIn(term),
      },
      notBefore,
    });
  if (kind !== 'ethics' || (event !== 'effective' && event !== 'overturned')) return;
  for (const { personId } of await liveMembers(desk, term.id))
    await postTo(desk, personId, {
      event: `veto:${id}:${event}:member`,
      letter: event === 'effective' ? 'studioRevoked' : 'studioRestored',
      data: about,
      notBefore,
    });
}

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
import { ruleOfKind } from './finding-task.js';
import type { Finding } from './findings.js';

type Event = 'effective' | 'dismissed' | 'confirmed' | 'overturned' | 'lifted' | AccountabilityOutcome;

/** Under what it stands: a finding under its kind's rule, what becomes of it under the rules of appeal, of lifting and of responsibility. */
const ruleOf = (event: Event, kind: Finding['kind']): string => {
  if (event === 'lifted') return 'VETO-O06';
  if (event === 'pursued' || event === 'notPursued') return 'VETO-04';
  return event === 'effective' || event === 'dismissed' ? ruleOfKind[kind] : 'VETO-O05';
};

/** A veto that stands no more bars nobody. */
const isOver = (event: Event): boolean => event === 'overturned' || event === 'lifted';

/**
 * What was decided on a finding, on the appeal against it, that it was lifted (VETO-O06), or what came of its record of responsibility (VETO-04), to the host and the leader of the unit. Members are written to where the
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
        barredUntil: isOver(event) ? '' : (row.barredUntil ?? ''),
        ruleId: ruleOf(event, kind),
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

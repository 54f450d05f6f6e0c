import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { memberRemovals } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { refuseRemoval } from '../../domain/studio/members/removal.js';
import { hearingClosesAt } from '../../domain/studio/veto/hearing.js';
import { vetoGrounds } from '../../domain/veto.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { sealedFor } from '../kit/data-key.js';
import type { Desk } from '../kit/deps.js';
import { tell } from '../kit/news.js';
import { type Seat, seatsOf } from '../kit/seats.js';
import { openStage } from '../kit/stage.js';
import type { Term } from '../kit/term.js';
import { removalHearing } from '../stages/removal-hearing.js';
import { removalSeeds } from './member-bodies.js';
import { lockMembership, type Membership } from './memberships.js';
import { nextRemovalNumber, undecidedRemovals } from './removals.js';
import { lockTerm } from './terms.js';

const words = z.string().trim().min(1).max(5000);
const input = z.strictObject({
  termId: z.uuid(),
  /** Of the membership, within the term. */
  number: z.int().min(1).max(1_000_000),
  ground: z.enum(vetoGrounds),
  /** Number and date of the written decision of a school or an authority (VETO-O04). */
  decisionReference: z.string().trim().min(1).max(500),
  /** Numbers of what proves it, at least one. */
  evidence: z.array(z.string().trim().min(1).max(100)).min(1).max(20),
  facts: words,
});

interface Registered {
  /** Of the removal, within the term. */
  readonly removal: number;
  /** Instant until which the member may speak. */
  readonly hearingUntil: string;
}

/**
 * MEMBER-O03: the host, or one of the bodies that decide on members, registers an ethics problem of a member on a written decision. The
 * member is heard first and serves meanwhile. Refuses `notFound` for everybody else and behind a link, else as `refuseRemoval`.
 */
export const registerRemoval = act<PersonActor, z.infer<typeof input>, Registered>({
  name: 'registerRemoval',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, number, ground, decisionReference, evidence, facts }) => {
    const term = actor.taskId ? null : await lockTerm(desk, termId);
    const membership = term && (await lockMembership(desk, termId, number));
    const seat = membership && (await removerSeat(desk, actor, term, membership));
    if (!seat) return refused(refuse('notFound'));
    const open = await undecidedRemovals(desk, { membershipId: membership.id });
    const refusal = refuseRemoval(actor.personId, {
      ...{ studio: term.state, member: membership.state, memberPersonId: membership.personId },
      isOpen: open.length > 0,
    });
    if (refusal) return refused(refusal);
    const removal = await nextRemovalNumber(desk, termId);
    const { due: hearingUntil } = hearingClosesAt(desk.calendar(), desk.now, term.parameters);
    await desk.tx.insert(memberRemovals).values({
      ...{
        id: randomUUID(),
        termId,
        number: removal,
        membershipId: membership.id,
        ground,
        evidence,
        decisionReference,
      },
      facts: await sealedFor(desk, membership.id, facts),
      ...{ registeredBy: actor.personId, orgId: seat.orgId, registeredAt: desk.now, hearingUntil, state: 'registered' },
    });
    await record(desk, actor, {
      chain: termId,
      act: 'registerRemoval',
      seat,
      ruleIds: ['MEMBER-O03', 'VETO-O04'],
      facts: { member: number, until: hearingUntil },
    });
    const subject = { kind: 'term', id: termId } as const;
    await openStage(desk, removalHearing, { subject, stage: 'removalHearing', number: removal, termId });
    await tell(desk, subject, { kind: 'opened', stage: 'removalHearing', number: removal });
    return accepted({ removal, hearingUntil });
  },
});

/** The actor's post among those that decide on members of this studio's way, or the host's; null for everybody else. */
export async function removerSeat(
  desk: Pick<Desk, 'tx' | 'now'>,
  { personId }: Pick<PersonActor, 'personId'>,
  term: Term,
  membership: Pick<Membership, 'way'>,
): Promise<Seat | null> {
  if (personId === term.studio.hostId) return { orgId: term.studio.unitId, role: 'applicant' };
  const asked = (await removalSeeds(desk, term, membership)).filter(({ body }) => body !== 'studioHost');
  const held = await seatsOf(desk, personId);
  return held.find((seat) => asked.some(({ orgId, role }) => orgId === seat.orgId && role === seat.role)) ?? null;
}

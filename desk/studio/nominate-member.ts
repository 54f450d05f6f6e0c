import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { memberships } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { type MembersRange, membersRange } from '../../domain/studio/composition.js';
import { memberRules } from '../../domain/studio/members/bodies.js';
import { refuseMember } from '../../domain/studio/members/nomination.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { sealedFor } from '../kit/data-key.js';
import { asHost } from './as-host.js';
import { askBodies, giveOpinionOn } from './member-decision.js';
import { checksOn, liveMembers, type Membership, nextMemberNumber, wayOf } from './memberships.js';
import { nomineeAgain, nomineeBy } from './nominee.js';

const input = z.strictObject({
  termId: z.uuid(),
  /** The teacher's code in the register, and the name that belongs to it: a slip of either names nobody. */
  code: z.string().trim().max(100).default(''),
  name: z.string().trim().max(100).default(''),
  /** Instead of both, of a studio that was renewed: the number of a member of the term before (MEMBER-O05). */
  again: z.int().min(1).max(1_000_000).optional(),
  /** The host's word that the nominee leads a class today (MEMBER-O02). */
  servesAsHeadTeacher: z.boolean().default(false),
  /** Why this teacher; read by the bodies that decide. */
  grounds: z.string().trim().min(1).max(1000),
});

interface Nominated {
  readonly membershipId: string;
  readonly number: number;
  /** Nominated, decided and serving, this one included. */
  readonly members: number;
  /** STUDIO-04: outside 5 to 7 is a warning, never a refusal. */
  readonly range: MembersRange;
}

/**
 * STUDIO-02, MEMBER-01, MEMBER-02: the host nominates a teacher; where the studio itself is one of the bodies that decide, the nomination
 * is its word. The other bodies are asked, each by a task. Refuses `notFound` for whoever is not the host, behind a link, 'badInput'
 * (`code`, `again`) for no teacher of the city, and as `refuseMember`.
 */
export const nominateMember = act<PersonActor, z.infer<typeof input>, Nominated>({
  name: 'nominateMember',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, code, name, again, servesAsHeadTeacher, grounds }) => {
    const own = await asHost(desk, actor, termId);
    if (!own.ok) return own;
    const { term, seat } = own.value;
    const isAgain = again !== undefined;
    const nominee = isAgain ? await nomineeAgain(desk, term, again) : await nomineeBy(desk, term, { code, name });
    if (!nominee) return refused(refuse('badInput', { field: isAgain ? 'again' : 'code', facts: { issue: 'nobody' } }));
    const live = await liveMembers(desk, termId);
    const refusals = refuseMember({
      state: term.state,
      hostPersonId: term.studio.hostId,
      nomineePersonId: nominee.personId,
      livePersonIds: live.map(({ personId }) => personId),
      checks: await checksOn(desk, term, nominee, servesAsHeadTeacher),
    });
    if (refusals.length > 0) return refused(...refusals);
    const membershipId = randomUUID();
    const way = await wayOf(desk, term);
    const membership: Membership = {
      id: membershipId,
      termId,
      number: await nextMemberNumber(desk, termId),
      ...nominee,
      way,
      state: 'nominated',
      priorState: null,
      grounds: await sealedFor(desk, membershipId, grounds),
      nominatedBy: actor.personId,
      nominatedAt: desk.now,
      fromDay: null,
      toDay: null,
      leavesOn: null,
      leavingReason: null,
      leavingWords: null,
      leavingStatedBy: null,
      endedAt: null,
    };
    await desk.tx.insert(memberships).values(membership);
    const { number } = membership;
    const ruleIds = ['STUDIO-02', memberRules[way].ruleId, 'MEMBER-O02'];
    if (term.parameters.memberBodies[way].includes('studioHost'))
      await giveOpinionOn(
        desk,
        actor,
        seat,
        term,
        membership,
        { body: 'studioHost', outcome: 'agreed', reason: '' },
        [],
      );
    await record(desk, actor, { chain: termId, act: 'nominateMember', seat, ruleIds, facts: { member: number } });
    await askBodies(desk, term, membership);
    const members = live.length + 1;
    return accepted({ membershipId, number, members, range: membersRange(members, term.parameters) });
  },
});

import type { MemberBody } from '../../domain/studio/members/bodies.js';
import { removalBodies } from '../../domain/studio/members/removal.js';
import type { Desk } from '../kit/deps.js';
import { officerOf } from '../kit/organiser.js';
import type { Seat } from '../kit/seats.js';
import type { TaskSeed } from '../kit/stage-plan.js';
import type { Task } from '../kit/task-mail.js';
import type { Term } from '../kit/term.js';
import { seatBesideBureau } from './beside-bureau.js';
import type { Membership } from './memberships.js';

/** A body that is asked by a task; the host's word is the nomination itself. */
type AskedBody = Exclude<MemberBody, 'studioHost'>;

/** By which post a body speaks; where the bureau has no such body, or is the county's itself, its own officer does. */
async function seatOfBody(desk: Pick<Desk, 'tx'>, term: Pick<Term, 'studio'>, body: AskedBody): Promise<Seat> {
  const { countyId, unitId } = term.studio;
  if (body === 'school') return { orgId: unitId, role: 'schoolLeader' };
  if (body === 'countyAuthority') return countyId ? { orgId: countyId, role: 'countyOfficer' } : officerOf(term.studio);
  const role = body === 'moralEducationSection' ? 'sectionOfficer' : 'instituteOfficer';
  return seatBesideBureau(desk, term.studio, role);
}

type BodySeed = TaskSeed & { readonly body: MemberBody; readonly turn: number };

/** MEMBER-01, MEMBER-02: one task a body but the host's, whose word the nomination is; two bodies that speak by one post are asked in turn. */
export const bodySeeds = (
  desk: Pick<Desk, 'tx'>,
  term: Term,
  { way }: Pick<Membership, 'way'>,
): Promise<readonly BodySeed[]> =>
  seedsOf(
    desk,
    term,
    term.parameters.memberBodies[way].filter((body) => body !== 'studioHost'),
    'memberDecision',
  );

/** MEMBER-O03: the same bodies, and the host by name. */
export async function removalSeeds(
  desk: Pick<Desk, 'tx'>,
  term: Term,
  { way }: Pick<Membership, 'way'>,
): Promise<readonly BodySeed[]> {
  const { hostId: personId, unitId: orgId } = term.studio;
  const bodies = removalBodies(way, term.parameters.memberBodies).filter((body) => body !== 'studioHost');
  return [
    ...(await seedsOf(desk, term, bodies, 'removalDecision')),
    { kind: 'removalDecisionAsHost', body: 'studioHost', orgId, role: 'applicant', personId, turn: 1 },
  ];
}

async function seedsOf(
  desk: Pick<Desk, 'tx'>,
  term: Term,
  bodies: readonly AskedBody[],
  kind: 'memberDecision' | 'removalDecision',
): Promise<readonly BodySeed[]> {
  const seeds: BodySeed[] = [];
  for (const body of bodies) {
    const seat = await seatOfBody(desk, term, body);
    const before = seeds.filter(({ orgId, role }) => orgId === seat.orgId && role === seat.role).length;
    seeds.push({ kind, body, ...seat, turn: before + 1 });
  }
  return seeds;
}

/** For which body a task asks, among those that were asked. */
export function bodyOf(seeds: readonly BodySeed[], task: Pick<Task, 'orgId' | 'role' | 'turn'>): MemberBody {
  const its = seeds.find((one) => one.orgId === task.orgId && one.role === task.role && one.turn === task.turn);
  if (!its) throw new Error('a task of no competent body');
  return its.body;
}

import type { MemberBody } from '../../domain/studio/members/bodies.js';
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

/** MEMBER-01, MEMBER-02: one task a body; two bodies that speak by one post are asked in turn. */
export async function bodySeeds(
  desk: Pick<Desk, 'tx'>,
  term: Term,
  { way }: Pick<Membership, 'way'>,
): Promise<readonly (TaskSeed & { readonly body: AskedBody; readonly turn: number })[]> {
  const seeds: (TaskSeed & { readonly body: AskedBody; readonly turn: number })[] = [];
  for (const body of term.parameters.memberBodies[way]) {
    if (body === 'studioHost') continue;
    const seat = await seatOfBody(desk, term, body);
    const before = seeds.filter(({ orgId, role }) => orgId === seat.orgId && role === seat.role).length;
    seeds.push({ kind: 'memberDecision', body, ...seat, turn: before + 1 });
  }
  return seeds;
}

/** For which body a task asks. */
export async function bodyOf(
  desk: Pick<Desk, 'tx'>,
  term: Term,
  membership: Pick<Membership, 'way'>,
  task: Pick<Task, 'orgId' | 'role' | 'turn'>,
): Promise<MemberBody> {
  const seeds = await bodySeeds(desk, term, membership);
  const its = seeds.find((one) => one.orgId === task.orgId && one.role === task.role && one.turn === task.turn);
  if (!its) throw new Error('a task of no competent body');
  return its.body;
}

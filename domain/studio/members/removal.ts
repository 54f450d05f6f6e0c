/**
 * MEMBER-O03: a member with an ethics problem is removed, by the way of VETO-01: registered on a written decision → the member is heard, or
 * the time for it passes → host and the competent bodies of the way decide, all of them, each by its own person.
 */
import { type Refusal, refuse } from '../../refusal.js';
import type { SchoolType } from '../../vocabulary.js';
import { isAlive } from '../letter/issue.js';
import type { StudioState } from '../states.js';
import { type BodyOpinion, type MemberBody, type MemberMethod, type Nomination, refuseOpinion } from './bodies.js';
import { belongs } from './leaving.js';
import type { MemberState } from './states.js';

/** `dropped`: the membership, or its studio's term, ended meanwhile. `overturned`: on appeal (VETO-O05). */
export const removalStates = ['registered', 'heard', 'removed', 'kept', 'dropped', 'overturned'] as const;
export type RemovalState = (typeof removalStates)[number];
export const undecided: readonly RemovalState[] = ['registered', 'heard'];

const ruleId = 'MEMBER-O03';

/** The bodies that decided on the member, and the host also where the way leaves the host out. */
export const removalBodies = (way: SchoolType, method: MemberMethod): readonly MemberBody[] => [
  ...new Set<MemberBody>([...method[way], 'studioHost']),
];

export interface RemovalFacts {
  readonly studio: StudioState;
  readonly member: MemberState;
  readonly memberPersonId: string;
  /** Another one against the same member is undecided. */
  readonly isOpen: boolean;
}

/**
 * 'conflictOfInterest' for the member; 'stageNotOpen' (STUDIO-05) once the term is over, (MEMBER-O03) for whoever is no member; 'taskClosed'
 * while another one is undecided.
 */
export function refuseRemoval(byPersonId: string, facts: RemovalFacts): Refusal | null {
  if (byPersonId === facts.memberPersonId) return refuse('conflictOfInterest', { ruleId });
  if (!isAlive(facts.studio)) return refuse('stageNotOpen', { ruleId: 'STUDIO-05' });
  if (!belongs(facts.member)) return refuse('stageNotOpen', { ruleId });
  return facts.isOpen ? refuse('taskClosed', { ruleId }) : null;
}

/** As `refuseOpinion`, under this rule: 'agreed' is for the removal, 'refused' keeps the member and needs a reason. */
export function refuseRemovalOpinion(
  { schoolType, nomineePersonId, opinions }: Nomination,
  opinion: BodyOpinion,
  method: MemberMethod,
): Refusal | null {
  const bodies = { ...method, [schoolType]: removalBodies(schoolType, method) };
  const no = refuseOpinion({ schoolType, nomineePersonId, opinions }, opinion, bodies);
  return no && { ...no, ruleId };
}

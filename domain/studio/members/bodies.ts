/** Who decides on a member: different bodies on different ways (MEMBER-01, MEMBER-02), all of them, each by its own person. */
import { accepted, type Refusal, type Result, refuse, refused } from '../../refusal.js';
import type { SchoolType } from '../../vocabulary.js';

export const memberBodies = [
  'countyAuthority',
  'studioHost',
  'school',
  'moralEducationSection',
  'instituteOfEducationScience',
] as const;
export type MemberBody = (typeof memberBodies)[number];

/** MEMBER-03: the method is a separate notice's matter; private schools go as the city-direct ones by default (MEMBER-O01). */
export type MemberMethod = Readonly<Record<SchoolType, readonly MemberBody[]>>;

/** The rule that names the bodies, and those it names: no edition may leave one of them out. */
export const memberRules: Readonly<
  Record<SchoolType, { readonly ruleId: string; readonly bodies: readonly MemberBody[] }>
> = {
  countySchool: { ruleId: 'MEMBER-01', bodies: ['countyAuthority', 'studioHost'] },
  cityDirectSchool: {
    ruleId: 'MEMBER-02',
    bodies: ['school', 'moralEducationSection', 'instituteOfEducationScience'],
  },
  privateSchool: { ruleId: 'MEMBER-O01', bodies: [] },
};

export interface BodyOpinion {
  readonly body: MemberBody;
  readonly personId: string;
  readonly outcome: 'agreed' | 'refused';
  /** Needed with a refusal: the studio nominates anew on it. */
  readonly reason: string;
}

export type MemberDecision = 'open' | 'agreed' | 'returned';

/** All must agree; one refusal returns the nomination. Silence decides nothing. */
export function decisionOf(opinions: readonly BodyOpinion[], bodies: readonly MemberBody[]): MemberDecision {
  if (opinions.some(({ outcome }) => outcome === 'refused')) return 'returned';
  const agreed = (body: MemberBody) => opinions.some((one) => one.body === body && one.outcome === 'agreed');
  return bodies.length > 0 && bodies.every(agreed) ? 'agreed' : 'open';
}

export interface Nomination {
  readonly schoolType: SchoolType;
  readonly nomineePersonId: string;
  readonly opinions: readonly BodyOpinion[];
}

/**
 * 'taskClosed' once it is decided, or for a body that has spoken; 'notYourPost' for a body the way does not pass; 'badInput' for a
 * refusal without a reason; 'conflictOfInterest' for the nominee; 'secondPersonRequired' for whoever spoke for another body. All
 * under the rule of the way.
 */
export function refuseOpinion(nomination: Nomination, opinion: BodyOpinion, method: MemberMethod): Refusal | null {
  const { ruleId } = memberRules[nomination.schoolType];
  const bodies = method[nomination.schoolType];
  const { opinions } = nomination;
  if (decisionOf(opinions, bodies) !== 'open') return refuse('taskClosed', { ruleId });
  if (!bodies.includes(opinion.body)) return refuse('notYourPost', { ruleId, facts: { body: opinion.body } });
  if (opinions.some(({ body }) => body === opinion.body)) return refuse('taskClosed', { ruleId });
  if (opinion.outcome === 'refused' && opinion.reason.trim() === '')
    return refuse('badInput', { ruleId, field: 'reason' });
  if (opinion.personId === nomination.nomineePersonId) return refuse('conflictOfInterest', { ruleId });
  if (opinions.some(({ personId }) => personId === opinion.personId)) return refuse('secondPersonRequired', { ruleId });
  return null;
}

/** The nomination with one more opinion. */
export function giveOpinion(nomination: Nomination, opinion: BodyOpinion, method: MemberMethod): Result<Nomination> {
  const no = refuseOpinion(nomination, opinion, method);
  return no ? refused(no) : accepted({ ...nomination, opinions: [...nomination.opinions, opinion] });
}

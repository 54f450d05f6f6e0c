import { type AssessmentAct, assessmentActs } from '../../domain/studio/assessment/separation.js';
import type { Role } from '../../domain/vocabulary.js';
import type { TaskName } from './fields/time.js';
import type { StudioParameters } from './parameters.js';

/** Who is asked: a post; the host or a member by name; whoever the edition names for an act of assessment, for an amount or for the fund (FUND-O01). */
export type StudioActor = Role | 'host' | 'member' | AssessmentAct | 'byAmount' | 'fundKeeper';

/** A row names no number: days stand in the edition under the task's own name. No row can say "approved by silence". */
export interface StudioTaskRow {
  readonly actor: StudioActor;
  readonly outcomes: readonly string[];
  readonly rules: readonly string[];
}

/** The human tasks of one term, in the order in which they first come up. */
export const studioTasks = {
  receipt: { actor: 'schoolLeader', outcomes: ['received'], rules: ['HOST-27', 'STUDIO-14'] },
  unitConfirmation: { actor: 'schoolLeader', outcomes: ['confirmed', 'notYet'], rules: ['STUDIO-15'] },
  // one for each body of the way (`memberBodies`); the host is one of them for county schools
  memberDecision: { actor: 'host', outcomes: ['agreed', 'returned'], rules: ['MEMBER-01', 'MEMBER-02', 'MEMBER-O02'] },
  memberCompletion: { actor: 'host', outcomes: ['completed', 'notCompleted'], rules: ['MEMBER-09', 'MEMBER-O05'] },
  pageModeration: { actor: 'schoolLeader', outcomes: ['published', 'returned'], rules: ['STUDIO-26', 'STUDIO-15'] },
  pageRenewal: { actor: 'host', outcomes: ['submitted'], rules: ['STUDIO-26', 'STUDIO-O09'] },
  // one for all that waits
  workConfirmation: { actor: 'schoolLeader', outcomes: ['judged'], rules: ['STUDIO-15', 'STUDIO-22', 'STUDIO-25'] },
  letterDrafting: { actor: 'sectionOfficer', outcomes: ['issued'], rules: ['STUDIO-10', 'STUDIO-17'] },
  // one for each side (`letterWitness`); the host's is by name
  letterSigning: { actor: 'cityLeader', outcomes: ['sealed'], rules: ['STUDIO-17', 'STUDIO-O10'] },
  agreementSigning: { actor: 'member', outcomes: ['sealed', 'declined'], rules: ['STUDIO-18'] },
  planFiling: { actor: 'host', outcomes: ['filed'], rules: ['STUDIO-12', 'STUDIO-13', 'STUDIO-21'] },
  goalOpinion: {
    actor: 'instituteOfficer',
    outcomes: ['supported', 'opposed'],
    rules: ['STUDIO-11', 'STUDIO-O07'],
  },
  goalChange: { actor: 'sectionOfficer', outcomes: ['granted', 'refused'], rules: ['STUDIO-16', 'STUDIO-O07'] },
  selfReport: { actor: 'host', outcomes: ['reported'], rules: ['ASSESS-02', 'ASSESS-03'] },
  scoring: {
    actor: 'score',
    outcomes: ['scored', 'returned'],
    rules: ['STUDIO-11', 'ASSESS-04', 'ASSESS-05', 'ASSESS-06'],
  },
  confirmation: { actor: 'confirm', outcomes: ['confirmed', 'returned'], rules: ['STUDIO-10'] },
  publication: { actor: 'publish', outcomes: ['published'], rules: ['ASSESS-07'] },
  appealDecision: { actor: 'decideAppeal', outcomes: ['upheld', 'dismissed'], rules: ['ASSESS-O07'] },
  improvementPlan: { actor: 'host', outcomes: ['filed'], rules: ['ASSESS-O03'] },
  renewalDecision: { actor: 'cityLeader', outcomes: ['renewed', 'closed'], rules: ['STUDIO-06', 'STUDIO-O02'] },
  // the leader of the unit the studio would move to
  moveConsent: { actor: 'schoolLeader', outcomes: ['consented', 'declined'], rules: ['STUDIO-14', 'STUDIO-O05'] },
  suspensionDecision: { actor: 'cityLeader', outcomes: ['resumed', 'closed'], rules: ['STUDIO-O05', 'STUDIO-O04'] },
  // a second person; the section has reported it
  hostLossDecision: { actor: 'cityLeader', outcomes: ['lost', 'stays'], rules: ['STUDIO-03', 'STUDIO-O04'] },
  plaqueReturn: { actor: 'schoolLeader', outcomes: ['returned'], rules: ['STUDIO-O08', 'VETO-02'] },
  // of a finding against the host; a second person, then a third
  findingDecision: { actor: 'cityLeader', outcomes: ['effective', 'dismissed'], rules: ['VETO-02', 'VETO-03'] },
  findingAppealDecision: { actor: 'cityLeader', outcomes: ['confirmed', 'overturned'], rules: ['VETO-O05'] },
  // of a performance veto: another person than who decided on it
  findingAccountability: { actor: 'sectionOfficer', outcomes: ['pursued', 'notPursued'], rules: ['VETO-04'] },
  // of a call for commendations: one sheet for each reviewing body
  honourReview: { actor: 'cityOfficer', outcomes: ['reviewed'], rules: ['COMMEND-01', 'COMMEND-O01'] },
  honourListing: { actor: 'cityOfficer', outcomes: ['listed', 'nobody'], rules: ['COMMEND-01', 'COMMEND-O01'] },
  honourDecision: { actor: 'cityLeader', outcomes: ['decided'], rules: ['ASSESS-08', 'COMMEND-O01'] },
  fundApproval: {
    actor: 'byAmount',
    outcomes: ['approved', 'refused'],
    rules: ['FUND-01', 'FUND-04', 'FUND-08', 'FUND-O01'],
  },
  vouchers: { actor: 'host', outcomes: ['handedIn'], rules: ['FUND-04', 'FUND-O01'] },
  settlement: { actor: 'fundKeeper', outcomes: ['settled', 'returned'], rules: ['FUND-04', 'FUND-O01'] },
  fundClosing: { actor: 'fundKeeper', outcomes: ['closed'], rules: ['FUND-08', 'FUND-O01'] },
} as const satisfies Record<TaskName, StudioTaskRow>;

export type StudioTaskOutcome<T extends TaskName> = (typeof studioTasks)[T]['outcomes'][number];

const isAct = (actor: StudioActor): actor is AssessmentAct => (assessmentActs as readonly string[]).includes(actor);

/** The actor of a task under an edition (管办分离 is its word, LOCAL-01). */
export function actorOf(task: TaskName, p: StudioParameters): Exclude<StudioActor, AssessmentAct> {
  const { actor }: StudioTaskRow = studioTasks[task];
  return isAct(actor) ? p.assessmentActors[actor] : actor;
}

/** Due from the opening, grace after due, hard after grace: the working days `datesFor` in domain/ladder asks for. */
export function studioDaysOf(task: TaskName, p: StudioParameters) {
  const { due, grace, hard } = p.taskDays[task];
  return { dueWorkingDays: due, graceWorkingDays: grace - due, hardWorkingDays: hard - grace };
}

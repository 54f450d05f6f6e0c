/**
 * The stages of all processes, and the outcomes each can have. Who acted and who let time run out are different
 * outcomes; none of them can be "decided by nobody" (design rule 4).
 */

/** Stages a process opens itself: with tasks, dates and a ladder (`desk/stages/`). */
export const askedOutcomes = {
  // one application
  schoolRecommendation: ['recommended', 'declined', 'returned'],
  correction: ['resubmitted'],
  // one county within a round
  nomination: ['listed', 'nobody'],
  // `partly`: somebody is held back and follows in a further part (NOTICE-O03)
  bundle: ['submitted', 'partly', 'nobody'],
  // one round
  applicationWindow: ['ended'],
  nominationWindow: ['ended'],
  panelFormation: ['drawn'],
  scoring: ['opened'],
  ranking: ['confirmed'],
  justification: ['done'],
  decision: ['decided'],
  // one notice, objection, veto, appeal
  noticeWindow: ['ended'],
  objectionConfirmation: ['none', 'ended'],
  objectionHandling: ['upheld', 'dismissed'],
  vetoHearing: ['heard', 'ended'],
  vetoDecision: ['effective', 'dismissed'],
  appealDecision: ['upheld', 'dismissed'],
  // one reported change of school or post (HOST-O18)
  transferConfirmation: ['confirmed', 'overtaken', 'ended'],
  departureDecision: ['kept', 'lapsed', 'overtaken'],
  // one term of a studio, and what is asked beside its years
  studioYear: ['ended'],
  receipt: ['received'],
  unitConfirmation: ['confirmed'],
  letterDrafting: ['issued'],
  letterSigning: ['sealed'],
  // both plans of the host stand
  planFiling: ['filed'],
  goalOpinion: ['supported', 'opposed'],
  goalChange: ['granted', 'refused'],
  memberDecision: ['agreed', 'returned'],
  agreementSigning: ['sealed'],
  memberFilling: ['filled'],
  memberWriting: ['answered', 'returned'],
  memberCompletion: ['completed', 'notCompleted'],
  removalHearing: ['heard', 'ended'],
  removalDecision: ['removed', 'kept'],
  // one appeal against a removal (MEMBER-O03, VETO-O05): of the removal, not of the appeal
  removalAppealWindow: ['appealed', 'ended'],
  removalAppealDecision: ['confirmed', 'overturned'],
  pageModeration: ['published', 'returned'],
  pageRenewal: ['submitted'],
  // all that was on record and waited
  workConfirmation: ['judged'],
  // one request on the fund of a studio
  fundApproval: ['approved', 'refused', 'withdrawn'],
  fundSettlement: ['settled', 'withdrawn', 'lapsed'],
  // one year of it
  fundClosing: ['closed'],
  moveConsent: ['consented', 'declined'],
  hostLossDecision: ['lost', 'stays'],
  suspensionDecision: ['resumed', 'closed'],
  renewalDecision: ['renewed', 'closed'],
  plaqueReturn: ['returned'],
  // one finding against a studio's host (VETO-02, VETO-03): `confirmed` and `overturned` on appeal
  findingHearing: ['heard', 'ended'],
  findingDecision: ['effective', 'dismissed'],
  findingAppealWindow: ['appealed', 'ended'],
  findingAppealDecision: ['confirmed', 'overturned'],
  // of a performance veto that stands for good (VETO-04); `lifted`: it was lifted before anybody answered (VETO-O06)
  findingAccountability: ['pursued', 'notPursued', 'lifted'],
  // one call for commendations
  honourNomination: ['ended'],
  honourReview: ['reviewed', 'nobody'],
  honourListing: ['listed', 'nobody'],
  honourDecision: ['decided'],
  // one appeal against an upheld objection that struck a nominee (NOTICE-O06): of the strike, not of the appeal
  strikeAppealWindow: ['appealed', 'ended'],
  strikeAppealDecision: ['confirmed', 'overturned'],
  // one assessment of a studio; `final`: the one appeal is spent, nothing is waited for any more (ASSESS-O07)
  selfReport: ['reported'],
  yearScoring: ['scored', 'returned'],
  resultConfirmation: ['confirmed', 'returned'],
  resultPublication: ['published', 'final'],
  resultAppealWindow: ['appealed', 'ended'],
  resultAppealDecision: ['upheld', 'dismissed'],
  improvementPlan: ['filed', 'notAsked'],
} as const satisfies Record<string, readonly string[]>;

/** Stages of one application that others carry out for many at once — the county, the panel, the city. */
export const followedOutcomes = {
  countyReview: ['forwarded', 'notForwarded', 'returned'],
  countyNotice: ['cleared', 'removed'],
  expertReview: ['selected', 'notSelected'],
  projectJustification: ['justified', 'notJustified'],
  cityNotice: ['cleared', 'removed'],
  finalDecision: ['approved', 'notApproved'],
  // a notice, followed by its owner
  notice: ['confirmed'],
  // the annual results of a term, followed by the assessment of its cycle, which rests on them (ASSESS-O02)
  yearResults: ['final'],
} as const satisfies Record<string, readonly string[]>;

export const stageOutcomes = { ...askedOutcomes, ...followedOutcomes } as const;

export type AskedStage = keyof typeof askedOutcomes;

/** What is asked about a studio and goes on when it is over: its money is accounted for all the same (FUND-O01). Its process ends after it. */
export const outlasting = ['fundSettlement', 'fundClosing'] as const satisfies readonly AskedStage[];
const isOutlasting = (stage: AskedStage): boolean => (outlasting as readonly AskedStage[]).includes(stage);
/** Everything else that is asked ends with the studio, undecided. */
export const endsWithStudio = (Object.keys(askedOutcomes) as AskedStage[]).filter((stage) => !isOutlasting(stage));

export type FollowedStage = keyof typeof followedOutcomes;
export type StageName = AskedStage | FollowedStage;
export type Outcome<S extends StageName> = (typeof stageOutcomes)[S][number];

/** Stages that end by time: silence closes a window, and nothing else. */
export const windows = [
  'applicationWindow',
  'nominationWindow',
  'noticeWindow',
  'objectionConfirmation',
  'vetoHearing',
  'transferConfirmation',
  'studioYear',
  'resultAppealWindow',
  'findingHearing',
  'findingAppealWindow',
  'honourNomination',
  'removalHearing',
  'strikeAppealWindow',
  'removalAppealWindow',
] as const;
export type WindowName = (typeof windows)[number];

export const isWindow = (stage: StageName): stage is WindowName => (windows as readonly string[]).includes(stage);

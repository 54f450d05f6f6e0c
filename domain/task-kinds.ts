import type { Role } from './vocabulary.js';

/** Everything a person can be asked to do; `text/tasks.ts` names each, `web/` has a page for each. */
export const taskKinds = [
  'schoolRecommendation',
  'correction',
  'nomination',
  'publishNotice',
  'bundle',
  'objectionHandling',
  'panelFormation',
  'declareConflicts',
  'score',
  'openSheets',
  'ranking',
  'justifyProject',
  'publishCityNotice',
  'finalDecision',
  'vetoResponse',
  'vetoDecision',
  'appealDecision',
  'confirmTransfer',
  'departureDecision',
  'receipt',
  'unitConfirmation',
  'letterDrafting',
  'signLetter',
  'signLetterAsHost',
  'goalOpinion',
  'goalChange',
  'memberDecision',
  'signAgreement',
  'memberFilling',
  'memberCompletion',
  'growthPlan',
  'guideGrowthPlan',
  'memberSummary',
  'acknowledgeSummary',
  'removalHearing',
  'removalDecision',
  'removalDecisionAsHost',
  'pageModeration',
  'fundApproval',
  'fundAccount',
  'fundSettlement',
  'fundClosing',
  'renewalDecision',
  'plaqueReturn',
  'selfReport',
  'yearScoring',
  'resultConfirmation',
  'resultPublication',
  'resultAppeal',
  'resultAppealDecision',
  'improvementPlan',
  'findingHearing',
  'findingDecision',
  'findingAppeal',
  'findingAppealDecision',
  'honourNomination',
  'honourReview',
  'honourListing',
  'honourDecision',
  'addressCorrection',
] as const;
export type TaskKind = (typeof taskKinds)[number];

/** The rule names the person: nobody can do these in another's place, and no post is asked for. */
export const kindsByName: readonly TaskKind[] = [
  'correction',
  'vetoResponse',
  'declareConflicts',
  'score',
  'signLetterAsHost',
  'signAgreement',
  'memberFilling',
  'memberCompletion',
  'growthPlan',
  'guideGrowthPlan',
  'memberSummary',
  'acknowledgeSummary',
  'removalHearing',
  'removalDecisionAsHost',
  'fundAccount',
  'selfReport',
  'resultAppeal',
  'improvementPlan',
  'findingHearing',
  'findingAppeal',
];

/**
 * Who makes a task ready before its own post decides: the school's clerk concludes on ethics, invites the hearing and compares the papers
 * (HOST-17, HOST-18, HOST-30), its leadership decides (HOST-19). They are written to and shown it, and have no link.
 */
export const preparers: Readonly<Partial<Record<TaskKind, Role>>> = { schoolRecommendation: 'schoolClerk' };

/**
 * Approving finally, scoring, drawing the panel, publishing and deciding on a veto or a result's appeal are done signed in, whether or not the round's policy
 * asks for a second factor: the link of such a task leads to signing in (design section 5, decision 0015).
 */
export const kindsSignedIn: readonly TaskKind[] = [
  'publishNotice',
  'panelFormation',
  'score',
  'publishCityNotice',
  'finalDecision',
  'vetoDecision',
  'renewalDecision',
  'yearScoring',
  'resultPublication',
  'resultAppealDecision',
  'findingDecision',
  'findingAppealDecision',
  'honourReview',
  'honourListing',
  'honourDecision',
];

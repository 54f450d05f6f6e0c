/**
 * The stages that processes open, and the outcomes each can have. Who acted and who let time run out are different
 * outcomes; none of them can be "decided by nobody" (design rule 4).
 */
export const stageOutcomes = {
  // one application
  schoolRecommendation: ['recommended', 'declined', 'returned'],
  correction: ['resubmitted'],
  countyReview: ['forwarded', 'notForwarded', 'returned'],
  countyNotice: ['cleared', 'removed'],
  expertReview: ['selected', 'notSelected'],
  projectJustification: ['justified', 'notJustified'],
  cityNotice: ['cleared', 'removed'],
  finalDecision: ['approved', 'notApproved'],
  // one county within a round
  nomination: ['listed', 'nobody'],
  bundle: ['submitted'],
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
  notice: ['confirmed'],
  objectionHandling: ['upheld', 'dismissed'],
  vetoHearing: ['heard', 'ended'],
  vetoDecision: ['effective', 'dismissed'],
  appealDecision: ['upheld', 'dismissed'],
} as const satisfies Record<string, readonly string[]>;

export type StageName = keyof typeof stageOutcomes;
export type Outcome<S extends StageName> = (typeof stageOutcomes)[S][number];

/** Stages that end by time: silence closes a window, and nothing else. */
export const windows = ['applicationWindow', 'nominationWindow', 'noticeWindow', 'vetoHearing'] as const;
export type WindowName = (typeof windows)[number];

export const isWindow = (stage: StageName): stage is WindowName => (windows as readonly string[]).includes(stage);

import type { AskedStage } from '../../domain/process.js';
import type { AnyPlan } from '../kit/stage-plan.js';
import { agreementSigning } from './agreement-signing.js';
import { appealDecision } from './appeal-decision.js';
import { bundle } from './bundle.js';
import { correction } from './correction.js';
import { decision } from './decision.js';
import { departureDecision } from './departure-decision.js';
import { findingAccountability } from './finding-accountability.js';
import { findingAppealDecision } from './finding-appeal-decision.js';
import { findingAppealWindow } from './finding-appeal-window.js';
import { findingDecision } from './finding-decision.js';
import { findingHearing } from './finding-hearing.js';
import { fundApproval } from './fund-approval.js';
import { fundClosing } from './fund-closing.js';
import { fundSettlement } from './fund-settlement.js';
import { goalChange } from './goal-change.js';
import { goalOpinion } from './goal-opinion.js';
import { honourDecision } from './honour-decision.js';
import { honourListing } from './honour-listing.js';
import { honourNomination } from './honour-nomination.js';
import { honourReview } from './honour-review.js';
import { hostLossDecision } from './host-loss-decision.js';
import { improvementPlan } from './improvement-plan.js';
import { justification } from './justification.js';
import { letterDrafting } from './letter-drafting.js';
import { letterSigning } from './letter-signing.js';
import { memberCompletion } from './member-completion.js';
import { memberDecision } from './member-decision.js';
import { memberFilling } from './member-filling.js';
import { memberWriting } from './member-writing.js';
import { moveConsent } from './move-consent.js';
import { nomination } from './nomination.js';
import { noticeWindow } from './notice-window.js';
import { objectionConfirmation } from './objection-confirmation.js';
import { objectionHandling } from './objection-handling.js';
import { pageModeration } from './page-moderation.js';
import { pageRenewal } from './page-renewal.js';
import { panelFormation } from './panel-formation.js';
import { planFiling } from './plan-filing.js';
import { plaqueReturn } from './plaque-return.js';
import { ranking } from './ranking.js';
import { receipt } from './receipt.js';
import { removalAppealDecision } from './removal-appeal-decision.js';
import { removalAppealWindow } from './removal-appeal-window.js';
import { removalDecision } from './removal-decision.js';
import { removalHearing } from './removal-hearing.js';
import { renewalDecision } from './renewal-decision.js';
import { resultAppealDecision } from './result-appeal-decision.js';
import { resultAppealWindow } from './result-appeal-window.js';
import { resultConfirmation } from './result-confirmation.js';
import { resultPublication } from './result-publication.js';
import { schoolRecommendation } from './school-recommendation.js';
import { scoring } from './scoring.js';
import { selfReport } from './self-report.js';
import { strikeAppealDecision } from './strike-appeal-decision.js';
import { strikeAppealWindow } from './strike-appeal-window.js';
import { studioYear } from './studio-year.js';
import { suspensionDecision } from './suspension-decision.js';
import { transferConfirmation } from './transfer-confirmation.js';
import { unitConfirmation } from './unit-confirmation.js';
import { vetoDecision } from './veto-decision.js';
import { vetoHearing } from './veto-hearing.js';
import { applicationWindow, nominationWindow } from './windows.js';
import { workConfirmation } from './work-confirmation.js';
import { yearScoring } from './year-scoring.js';

/** One plan per stage a process can open; a new stage does not compile until it has one. */
export const stagePlans = {
  schoolRecommendation,
  correction,
  nomination,
  bundle,
  applicationWindow,
  nominationWindow,
  panelFormation,
  scoring,
  ranking,
  justification,
  decision,
  noticeWindow,
  objectionConfirmation,
  objectionHandling,
  vetoHearing,
  vetoDecision,
  appealDecision,
  transferConfirmation,
  departureDecision,
  studioYear,
  receipt,
  unitConfirmation,
  letterDrafting,
  letterSigning,
  planFiling,
  goalOpinion,
  goalChange,
  memberDecision,
  agreementSigning,
  memberFilling,
  memberWriting,
  memberCompletion,
  removalHearing,
  removalDecision,
  removalAppealWindow,
  removalAppealDecision,
  pageModeration,
  pageRenewal,
  workConfirmation,
  fundApproval,
  fundSettlement,
  fundClosing,
  moveConsent,
  hostLossDecision,
  suspensionDecision,
  renewalDecision,
  plaqueReturn,
  selfReport,
  yearScoring,
  resultConfirmation,
  resultPublication,
  resultAppealWindow,
  resultAppealDecision,
  improvementPlan,
  findingHearing,
  findingDecision,
  findingAppealWindow,
  findingAppealDecision,
  findingAccountability,
  honourNomination,
  honourReview,
  honourListing,
  honourDecision,
  strikeAppealWindow,
  strikeAppealDecision,
} as const satisfies Record<AskedStage, AnyPlan>;

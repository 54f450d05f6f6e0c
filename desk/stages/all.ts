import type { AskedStage } from '../../domain/process.js';
import type { StagePlan } from '../kit/stage.js';
import { appealDecision } from './appeal-decision.js';
import { bundle } from './bundle.js';
import { correction } from './correction.js';
import { decision } from './decision.js';
import { departureDecision } from './departure-decision.js';
import { justification } from './justification.js';
import { nomination } from './nomination.js';
import { noticeWindow } from './notice-window.js';
import { objectionConfirmation } from './objection-confirmation.js';
import { objectionHandling } from './objection-handling.js';
import { panelFormation } from './panel-formation.js';
import { ranking } from './ranking.js';
import { schoolRecommendation } from './school-recommendation.js';
import { scoring } from './scoring.js';
import { transferConfirmation } from './transfer-confirmation.js';
import { vetoDecision } from './veto-decision.js';
import { vetoHearing } from './veto-hearing.js';
import { applicationWindow, nominationWindow } from './windows.js';

/** One plan per stage a process can open; a new stage does not compile until it has one. */
export const stagePlans: Record<AskedStage, StagePlan> = {
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
};

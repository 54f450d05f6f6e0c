import type { TaskKind } from '../../domain/task-kinds.js';
import type { Language } from '../../domain/vocabulary.js';
import { type TaskWords, taskWords } from '../../text/web-tasks.js';
import type { ActForm, HiddenField } from '../views/act-form.js';
import type { TaskView } from '../views/task.js';
import {
  improvementPlan,
  resultAppeal,
  resultAppealDecision,
  resultConfirmation,
  resultPublication,
  selfReport,
  yearScoring,
} from './assessment.js';
import { bundle, nomination, publishNotice } from './county.js';
import { finalDecision, justifyProject, publishCityNotice } from './decision.js';
import { confirmTransfer, departureDecision } from './departure.js';
import {
  findingAccountability,
  findingAppeal,
  findingAppealDecision,
  findingDecision,
  findingHearing,
} from './finding.js';
import { fundAccount, fundApproval, fundClosing, fundSettlement } from './fund.js';
import { goalChange, goalOpinion } from './goals.js';
import {
  honourDecision,
  honourListing,
  honourNomination,
  honourReview,
  strikeAppeal,
  strikeAppealDecision,
} from './honour.js';
import { hostLossDecision } from './loss.js';
import { memberCompletion, removalAppeal, removalAppealDecision, removalDecision, removalHearing } from './members.js';
import { moveConsent } from './move.js';
import {
  addressCorrection,
  appealDecision,
  correction,
  objectionHandling,
  vetoDecision,
  vetoResponse,
} from './others.js';
import { declareConflicts, openSheets, panelFormation, ranking, score } from './panel.js';
import { suspensionDecision } from './rest.js';
import { schoolRecommendation } from './school.js';
import {
  letterDrafting,
  memberDecision,
  pageModeration,
  pageRenewal,
  planFiling,
  plaqueReturn,
  receipt,
  renewalDecision,
  signAgreement,
  signLetter,
  unitConfirmation,
} from './studio.js';
import { workConfirmation } from './work.js';
import { acknowledgeSummary, growthPlan, guideGrowthPlan, memberSummary } from './writings.js';

/** The forms a task's page shows, from what is known of the task. */
export type TaskForms = (view: TaskView, words: TaskWords, language: Language) => readonly ActForm[];

const byKind: Readonly<Record<TaskKind, TaskForms>> = {
  schoolRecommendation,
  correction,
  nomination,
  publishNotice,
  bundle,
  objectionHandling,
  panelFormation,
  declareConflicts,
  score,
  openSheets,
  ranking,
  justifyProject,
  publishCityNotice,
  finalDecision,
  vetoResponse,
  vetoDecision,
  appealDecision,
  confirmTransfer,
  departureDecision,
  receipt,
  unitConfirmation,
  letterDrafting,
  signLetter,
  signLetterAsHost: signLetter,
  planFiling,
  goalOpinion,
  goalChange,
  memberDecision,
  signAgreement,
  memberFilling: () => [],
  growthPlan,
  guideGrowthPlan,
  memberSummary,
  acknowledgeSummary,
  memberCompletion,
  removalHearing,
  removalDecision,
  removalDecisionAsHost: removalDecision,
  removalAppeal,
  removalAppealDecision,
  pageModeration,
  pageRenewal,
  workConfirmation,
  fundApproval,
  fundAccount,
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
  resultAppeal,
  resultAppealDecision,
  improvementPlan,
  findingHearing,
  findingDecision,
  findingAppeal,
  findingAppealDecision,
  findingAccountability,
  honourNomination,
  honourReview,
  honourListing,
  honourDecision,
  strikeAppeal,
  strikeAppealOfUnit: strikeAppeal,
  strikeAppealDecision,
  addressCorrection,
};

/** To another holder of the post, or back to all of them. */
function passOn({ work }: TaskView, { handOver: h, reason }: TaskWords): readonly ActForm[] {
  const options = (work.colleagues ?? []).map((one) => ({ value: one.personId, label: one.name }));
  const over: ActForm = {
    act: 'handOver',
    title: h.title,
    intro: h.intro,
    tone: 'second',
    folded: true,
    fields: [
      { kind: 'select', name: 'toPersonId', label: h.to, required: true, options },
      { kind: 'text', name: 'reason', label: reason, required: true, maxLength: 500 },
    ],
    submit: h.submit,
    onward: '/tasks',
  };
  const back: ActForm = {
    act: 'releaseTask',
    title: h.release,
    intro: h.releaseIntro,
    tone: 'second',
    folded: true,
    fields: [],
    submit: h.releaseSubmit,
    onward: '/tasks',
  };
  return [...(options.length > 0 ? [over] : []), ...(work.byName ? [back] : [])];
}

/** Every form with the ids and versions of what the person was shown; a closed or resting task has none. */
export function formsOf(view: TaskView, language: Language): readonly ActForm[] {
  if (view.state !== 'open' || view.secondFactorMissing) return [];
  const ids: readonly HiddenField[] = Object.entries(view.ids).map(([name, value]) => ({
    kind: 'hidden',
    name,
    value,
  }));
  const words = taskWords[language];
  return [...byKind[view.kind](view, words, language), ...passOn(view, words)].map((form) => {
    const own = new Set(form.fields.flatMap((field) => ('name' in field ? [field.name] : [])));
    return { ...form, fields: [...ids.filter((one) => !own.has(one.name)), ...form.fields] };
  });
}

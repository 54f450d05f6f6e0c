import { allPages } from '../../api/pages/all.js';
import { rows } from '../../api/routes/all.js';
import type { AnyRow } from '../../api/routes/call.js';
import type { Moment } from './walk/moments.js';

export const nameOf = (row: AnyRow): string => (row.kind === 'act' ? row.act : row.kind === 'call' ? row.name : '');

/** A route of the API or a page, as the table names it. */
export interface Route {
  /** `GET /api/cases/{caseId}`, `page /cases/:caseId`. */
  readonly key: string;
  readonly row: AnyRow | null;
  readonly path: string;
  /** Nobody has to be signed in: what is not there is 404 for them, too. */
  readonly open: boolean;
}

export const routes: readonly Route[] = [
  ...rows.map((row) => ({
    key: `${row.method.toUpperCase()} ${row.path}`,
    row,
    path: row.path,
    open: row.by === 'anybody' || row.by === 'public',
  })),
  ...allPages.map(({ path, who }) => ({
    key: `page ${path}`,
    row: null,
    path,
    open: who === 'anybody' && path !== '/second-factor',
  })),
];

/** Where an act is at home: there it can be done. */
const homes: Readonly<Record<string, Moment>> = {
  handOver: 'countyReview',
  releaseTask: 'countyReview',
  undoWithdrawal: 'withdrawn',
  verifyApplication: 'countyReview',
  selectNominees: 'countyReview',
  sendBackList: 'countyListed',
  publishCountyNotice: 'countyListed',
  submitBundle: 'countyNotice',
  refillNominee: 'countyNotice',
  closeNomination: 'countyNotice',
  reopenBundle: 'countyNotice',
  fileObjection: 'countyNotice',
  confirmObjection: 'countyNotice',
  askAfterObjection: 'countyNotice',
  disposeObjection: 'countyNotice',
  registerVeto: 'countyNotice',
  addExpert: 'submittedToCity',
  removeExpert: 'submittedToCity',
  declareConflicts: 'submittedToCity',
  drawPanel: 'submittedToCity',
  sealSheet: 'expertReview',
  recuse: 'expertReview',
  replaceExpert: 'expertReview',
  passOverExpert: 'expertReview',
  openSheets: 'expertReview',
  breakTie: 'ranked',
  confirmRanking: 'ranked',
  justifyProject: 'ranked',
  publishCityNotice: 'ranked',
  decideFinally: 'finalDecision',
  deferDecision: 'finalDecision',
  proposeCertificateStatus: 'approved',
  setCertificateStatus: 'approved',
  receivePapers: 'approved',
  confirmOffice: 'approved',
  issueLetter: 'approved',
  signLetter: 'approved',
  suspendStudio: 'approved',
  resumeStudio: 'approved',
  decideSuspension: 'approved',
  moveStudio: 'approved',
  consentMove: 'approved',
  reportHostLoss: 'approved',
  loseHost: 'approved',
  askGoalChange: 'approved',
  giveOpinion: 'approved',
  decideGoalChange: 'approved',
  startStudio: 'approved',
  nominateMember: 'approved',
  decideMember: 'approved',
  leaveStudio: 'approved',
  judgeMember: 'approved',
  reviseGrowthPlan: 'approved',
  fileGrowthPlan: 'approved',
  guideGrowthPlan: 'approved',
  handInSummary: 'approved',
  acknowledgeSummary: 'approved',
  registerRemoval: 'approved',
  answerRemoval: 'approved',
  decideRemoval: 'approved',
  appealRemoval: 'approved',
  decideRemovalAppeal: 'approved',
  issueAgreement: 'approved',
  signAgreement: 'approved',
  declineAgreement: 'approved',
  filePlan: 'approved',
  recordWork: 'approved',
  addWorkEvidence: 'approved',
  removeWorkEvidence: 'approved',
  confirmWork: 'approved',
  savePage: 'approved',
  addPagePicture: 'approved',
  moderatePage: 'approved',
  takeDownPage: 'approved',
  grantFunds: 'approved',
  requestFunds: 'approved',
  approveFunds: 'approved',
  addVoucher: 'approved',
  removeVoucher: 'approved',
  handInVouchers: 'approved',
  settleFunds: 'approved',
  withdrawFunds: 'approved',
  lapseRequest: 'approved',
  closeFundYear: 'approved',
  applyRenewal: 'approved',
  decideRenewal: 'approved',
  returnPlaque: 'approved',
  openCall: 'commended',
  nominateHonour: 'commended',
  scoreHonours: 'commended',
  listHonours: 'commended',
  decideHonours: 'commended',
  appealStrike: 'commended',
  decideStrikeAppeal: 'commended',
  registerFinding: 'assessed',
  answerFinding: 'found',
  decideFinding: 'found',
  appealFinding: 'found',
  decideFindingAppeal: 'found',
  closeAccountability: 'found',
  reportYear: 'assessed',
  returnReport: 'assessed',
  scoreYear: 'assessed',
  confirmScores: 'assessed',
  publishResult: 'assessed',
  appealResult: 'assessed',
  decideResultAppeal: 'assessed',
  fileImprovementPlan: 'assessed',
  respondToVeto: 'vetoHearing',
  decideVeto: 'vetoHearing',
  liftVeto: 'vetoHearing',
  fileAppeal: 'declined',
  decideAppeal: 'declined',
};
const ofSchool = ['concludeEthics', 'verifyAttachment', 'decideRecommendation', 'inviteHearing', 'answerHearing'];
const atSchool = [
  ...ofSchool,
  'reportDeparture',
  'confirmTransfer',
  'lapseApplication',
  'keepApplication',
  'withdrawApplication',
];

const throughout: readonly Moment[] = ['draft', 'schoolReview', 'countyReview', 'expertReview', 'approved'];
/** What a route speaks of that changes with the case. */
const ofCase = /\{(caseId|nominationId|countyId)\}|:caseId|:countyId/;
const elsewhere: readonly (readonly [RegExp, readonly Moment[]])[] = [
  [/assessment/, ['assessed']],
  [/commendation|callId|honour-work|honourId/, ['commended']],
  [/findings/, ['found']],
  [/studioId|studioNumber|page-pictures|fund-vouchers|work-evidence/, ['approved']],
  [/ranking$/, ['expertReview', 'ranked']],
  [/(sheets|declarations|panel)$/, ['schoolReview', 'expertReview', 'approved']],
  [
    /proof$|\/notices\/.*objections$|objection-files/,
    // at last the notice of a call
    ['schoolReview', 'countyNotice', 'expertReview', 'approved', 'commended'],
  ],
  [/^\/api\/notice|seal/, ['countyNotice', 'expertReview']],
  [/verifications|results/, ['schoolReview', 'approved']],
  [/\{taskId\}/, ['schoolReview', 'countyReview', 'expertReview', 'approved']],
  [/:taskId/, ['draft', 'countyReview', 'expertReview']],
];

/** At which moments a route is asked for. */
export function momentsOf({ row, path }: Route): readonly Moment[] {
  if (row && row.method !== 'get') {
    const name = nameOf(row);
    return [homes[name] ?? (atSchool.includes(name) ? 'schoolReview' : 'draft')];
  }
  const named = elsewhere.find(([pattern]) => pattern.test(path));
  if (named) return named[1];
  return ofCase.test(path) ? (row ? throughout : ['draft', 'countyReview', 'expertReview']) : ['draft'];
}

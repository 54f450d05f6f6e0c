import { hostSelectionLadder } from '../../domain/ladder/host-selection.js';
import type { StudioLevel } from '../../domain/studio/composition.js';
import type { HostSelectionParameters } from './parameters.js';

/** A dated set of parameters; `validFrom` is a Beijing day. */
export interface HostSelectionEdition {
  readonly id: string;
  /** LOCAL-01: whose rounds it is for. */
  readonly level: StudioLevel;
  readonly validFrom: string;
  readonly parameters: HostSelectionParameters;
}

const parameters: HostSelectionParameters = {
  // What an applicant must show
  casesMin: 2,
  casesMax: 3,
  minYears: 6,
  yearUnit: 'schoolYear',
  schoolYearServed: { startsBy: '09-30', endsFrom: '06-01' },
  countDeputy: false,
  serviceContinuity: 'sum',
  minRemainingYears: 3,
  remainingYearsProof: 'dateAndSignatures',
  recheckRemainingYearsAtFinalDecision: true,
  provincialPrizeMinGrade: 2,
  nationalPrizeAnyGrade: true,
  cityFirstPrizeMin: 2,
  cityProjectMin: 1,
  authorRank: 1,
  sameWorkCountsOnce: true,
  maxAgeOfResultsYears: null,
  honoursFromOtherCitiesCount: true,
  effectStatementFor: 'all',
  honourMinCount: 1,
  honourMinLevel: 'city',
  personalHonourSinceFirstHeadTeacherDate: true,
  influenceMinCount: 1,
  influenceMinLevel: 'city',
  ageMin: 20,
  ageMax: 65,
  ethicsDeclarationMinCharacters: 200,
  performanceMinCharacters: 500,
  performanceMaxCharacters: 3000,
  caseSummaryMinCharacters: 800,
  researchEffectMinCharacters: 100,

  // How many, and on which way
  capacity: 10,
  capacitySoftPercent: 20,
  studioTarget: 30,
  roundsPerYear: 1,
  endedStudioFreesPlace: true,
  countyQuotas: {},
  directSchoolQuota: 1,
  maxPerCountySchool: null,
  privateSchoolRoute: 'direct',
  attachmentMaxMebibytes: 20,
  attachmentMaxCount: 80,
  formSealedWhenLeaving: 'schoolRecommendation',
  freedQuotaRefill: 'untilCityDeadline',
  lateBundle: 'blockedUnlessReopened',
  reapplication: 'nextRound',
  suspensionWorkingDays: 10,

  // Who hears, scores and decides
  hearingMinimum: { teachers: 5, parents: 5, students: 5 },
  collectiveMinAttendees: 3,
  collectiveMajority: { numerator: 1, denominator: 2, strict: true },
  panelSize: 5,
  minValidScores: 3,
  dropHighest: 0,
  dropLowest: 0,
  passLine: '75.00',
  meanDecimals: 2,
  conflicts: ['ownSchool', 'ownCounty', 'kinship', 'declared'],
  declaredOn: 'nameAndSchool',
  rubric: [
    { code: 'ethics', label: { zh: '师德表现与示范引领', en: 'Ethics and example' }, max: 15 },
    { code: 'classWork', label: { zh: '带班育人实绩', en: 'Results with classes' }, max: 30 },
    { code: 'cases', label: { zh: '德育事迹与教育案例', en: 'Deeds and cases' }, max: 20 },
    { code: 'research', label: { zh: '德育研究成果', en: 'Research results' }, max: 20 },
    { code: 'proposal', label: { zh: '工作室建设设想', en: 'Studio proposal' }, max: 15 },
  ],
  tieRules: ['higherDimension:classWork', 'higherDimension:ethics', 'moreHonours', 'chairVote'],
  projectJustification: 'beforeCityNotice',

  // Notices, objections, ethics, appeals
  noticeWorkingDays: { county: 5, city: 5 },
  objectionEmailConfirmed: true,
  objectionConfirmationDays: 3,
  anonymousObjections: 'lead',
  objectionFileMaxCount: 5,
  objectionFileMaxMebibytes: 10,
  objectionHandlingWorkingDays: 10,
  lateObjection: 'ethicsReport',
  appealWorkingDays: 5,
  appealsPerDecision: 1,
  declinedAppealHoldsRound: false,
  applicationDuringInvestigation: 'frozen',
  ethicsSource: 'writtenDecision',
  vetoAppealWorkingDays: 10,
  vetoesNeverLifted: ['VETO-07'],

  // Time
  applicationWindowDays: 20,
  correctionDays: 5,
  schoolRecommendationDays: 15,
  hearingDays: 7,
  countyReviewDays: 15,
  bundleDays: 3,
  panelFormationDays: 5,
  expertReviewDays: 10,
  rankingDays: 3,
  projectJustificationDays: 5,
  finalDecisionDays: 10,
  vetoHearingDays: 5,
  vetoDecisionDays: 10,
  appealDecisionDays: 5,
  departureDecisionDays: 5,
  late: {
    correction: { grace: 7, hard: 10 },
    schoolRecommendation: { grace: 18, hard: 20 },
    countyReview: { grace: 18, hard: 20 },
    bundle: { grace: 4, hard: 5 },
    panelFormation: { grace: 7, hard: 10 },
    expertReview: { grace: 12, hard: 15 },
    ranking: { grace: 4, hard: 6 },
    projectJustification: { grace: 7, hard: 10 },
    finalDecision: { grace: 13, hard: 15 },
    vetoDecision: { grace: 12, hard: 15 },
    appealDecision: { grace: 7, hard: 10 },
    departureDecision: { grace: 7, hard: 10 },
  },
  ladder: [...hostSelectionLadder],
  withdrawUndoHours: 48,
  correctionsMax: 2,
  quietHours: { from: '21:00', to: '08:00' },
  digestAt: '08:30',
  strongActs: [
    'openRound',
    'score',
    'sealPanel',
    'publishNotice',
    'decideFinally',
    'issueCertificate',
    'vetoCase',
    'changeByOrder',
  ],
};

/** The plan of the city bureau (方案, seed 001) with the suggested default for each open point. */
export const defaultEdition: HostSelectionEdition = {
  id: 'host-2026',
  level: 'city',
  validFrom: '2026-01-01',
  parameters,
};

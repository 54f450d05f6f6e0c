import { studioLadder } from '../../domain/ladder/studio.js';
import type { StudioLevel } from '../../domain/studio/composition.js';
import { defaultAgreementTasks } from './agreement-tasks.js';
import { defaultLetterTasks } from './letter-tasks.js';
import type { StudioParameters } from './parameters.js';
import { defaultScheme } from './scheme.js';

/** A dated set of parameters; `validFrom` is a Beijing day. */
export interface StudioEdition {
  readonly id: string;
  readonly validFrom: string;
  readonly parameters: StudioParameters;
}

const parameters: StudioParameters = {
  // How long, and how it goes on
  level: 'city',
  termYears: 3,
  termStart: 'approval',
  termEndReminderDays: [180, 90, 30],
  overdueReminderEveryDays: 7,
  suspensionMonths: 6,
  suspensionReminderDays: 30,
  letterWitness: 'principal',
  // members, agreements and growth plans are asked for by tasks of their own, and come while a studio runs as well (decision 0014)
  asksBeforeStart: ['membersRange', 'letterSealed', 'plansFiled', 'planSections', 'papersReceived', 'officeConfirmed'],
  letterTasks: [...defaultLetterTasks],
  goalChange: 'byException',
  researchDueDaysBeforeEnd: 0,
  pageStaleDays: 60,
  renewalOpensDaysBefore: 90,
  renewalClosesDaysBefore: 0,
  renewalMinGrade: 'qualified',
  renewalRemainingYears: 3,
  renewalsMax: null,

  // Who belongs to it
  membersMin: 5,
  membersMax: 7,
  memberFillDays: 60,
  memberTermYears: 3,
  memberBodies: {
    countySchool: ['countyAuthority', 'studioHost'],
    cityDirectSchool: ['school', 'moralEducationSection', 'instituteOfEducationScience'],
    privateSchool: ['school', 'moralEducationSection', 'instituteOfEducationScience'],
  },
  agreementTasks: [...defaultAgreementTasks],
  lateMemberTasks: 'proRata',
  memberConditions: ['servingHeadTeacher', 'ethicsClear', 'notHost', 'studiosAtOnce'],
  memberStudiosMax: 1,
  summaryEvery: 'year',
  summaryOpensDaysBefore: 30,

  // What is assessed, and what follows
  cycleYears: 3,
  scheme: defaultScheme,
  gradeLines: { excellent: '90', good: '75', qualified: '60' },
  cycleOwnPercent: 60,
  // the third anniversary comes after the term: a renewal could never be decided in time
  lastAnnual: 'withCycle',
  annualReportDays: 30,
  cycleOpensDaysBefore: 90,
  cycleReportDays: 30,
  unqualifiedYearsMakeFailure: 2,
  suspendedYear: 'proRata',
  assessmentActors: {
    score: 'instituteOfficer',
    confirm: 'sectionOfficer',
    publish: 'cityLeader',
    decideAppeal: 'sectionOfficer',
  },
  appealWorkingDays: 10,
  commendationMinGrade: 'excellent',
  priorityYears: 1,
  findingHearingDays: 5,
  performanceBarYears: 1,
  performanceVetoBars: ['studio', 'host'],

  // Who is commended
  commendationNominationDays: 10,
  commendationReminderDays: 3,
  commendationNominators: ['schoolLeader', 'countyOfficer', 'sectionOfficer'],
  commendationReviewers: ['cityOfficer', 'sectionOfficer', 'instituteOfficer'],
  commendationPassScore: '80',
  // the notice at the awarding level, as the selection's (NOTICE-O01…O04)
  honourNotice: {
    workingDays: 5,
    objectionEmailConfirmed: true,
    objectionConfirmationDays: 10,
    anonymousObjections: 'lead',
    objectionFileMaxCount: 5,
    objectionFileMaxMebibytes: 10,
    objectionHandlingWorkingDays: 10,
    lateObjection: 'ethicsReport',
  },
  honourAppealDays: 5,

  // Money: no limit is stated anywhere (FUND-O01)
  fundKeeper: 'cityOfficer',
  approvalSteps: [{ upToFen: null, role: 'cityOfficer' }],
  settledBySecondPerson: false,

  // Time
  taskDays: {
    receipt: { due: 10, grace: 13, hard: 15 },
    memberDecision: { due: 10, grace: 13, hard: 15 },
    memberCompletion: { due: 10, grace: 13, hard: 15 },
    pageModeration: { due: 5, grace: 7, hard: 10 },
    pageRenewal: { due: 10, grace: 13, hard: 15 },
    workConfirmation: { due: 10, grace: 13, hard: 15 },
    letterDrafting: { due: 10, grace: 13, hard: 15 },
    letterSigning: { due: 10, grace: 13, hard: 15 },
    agreementSigning: { due: 10, grace: 13, hard: 15 },
    planFiling: { due: 20, grace: 25, hard: 30 },
    unitConfirmation: { due: 10, grace: 13, hard: 15 },
    goalOpinion: { due: 10, grace: 13, hard: 15 },
    goalChange: { due: 10, grace: 13, hard: 15 },
    selfReport: { due: 20, grace: 25, hard: 30 },
    scoring: { due: 10, grace: 13, hard: 15 },
    confirmation: { due: 5, grace: 7, hard: 10 },
    publication: { due: 5, grace: 7, hard: 10 },
    appealDecision: { due: 10, grace: 13, hard: 15 },
    improvementPlan: { due: 20, grace: 25, hard: 30 },
    renewalDecision: { due: 10, grace: 13, hard: 15 },
    suspensionDecision: { due: 10, grace: 13, hard: 15 },
    moveConsent: { due: 10, grace: 13, hard: 15 },
    hostLossDecision: { due: 10, grace: 13, hard: 15 },
    plaqueReturn: { due: 10, grace: 13, hard: 15 },
    findingDecision: { due: 10, grace: 13, hard: 15 },
    findingAppealDecision: { due: 10, grace: 13, hard: 15 },
    findingAccountability: { due: 20, grace: 25, hard: 30 },
    honourReview: { due: 10, grace: 13, hard: 15 },
    honourListing: { due: 5, grace: 7, hard: 10 },
    honourDecision: { due: 10, grace: 13, hard: 15 },
    fundApproval: { due: 5, grace: 7, hard: 10 },
    vouchers: { due: 20, grace: 25, hard: 30 },
    settlement: { due: 10, grace: 13, hard: 15 },
    fundClosing: { due: 20, grace: 25, hard: 30 },
  },
  ladder: [...studioLadder],
  quietHours: { from: '21:00', to: '08:00' },
};

/** The plan of the city bureau (方案, seed 001) with the suggested default for each open point. */
export const defaultEdition: StudioEdition = { id: 'studio-2026', validFrom: '2026-01-01', parameters };

/**
 * A county's own studios (LOCAL-01, LOCAL-02): the same rules, other posts. The documents leave the method to the county; the
 * county's own institute scores, its own section confirms, its leader publishes, and every member passes the county.
 */
export const countyEdition: StudioEdition = {
  id: 'county-studio-2026',
  validFrom: '2026-01-01',
  parameters: {
    ...parameters,
    level: 'county',
    // what the plan asks of the city's studios in the whole city, a county asks in the county
    letterTasks: defaultLetterTasks.map((task) =>
      task.levelAtLeast === 'city'
        ? { ...task, levelAtLeast: 'county', text: task.text.replace('市级', '县区级') }
        : task,
    ),
    assessmentActors: {
      score: 'instituteOfficer',
      confirm: 'sectionOfficer',
      publish: 'countyLeader',
      decideAppeal: 'sectionOfficer',
    },
    // nobody nominates between the county's own section and its units
    commendationNominators: ['schoolLeader', 'sectionOfficer'],
    fundKeeper: 'countyOfficer',
    approvalSteps: [{ upToFen: null, role: 'countyOfficer' }],
  },
};

const editions: Readonly<Record<StudioLevel, readonly StudioEdition[]>> = {
  city: [defaultEdition],
  county: [countyEdition],
};

/** The edition in force on a Beijing day; undefined before the first. A term keeps the one it began with (CONV-11, STUDIO-16). */
export const studioEditionOn = (level: StudioLevel, day: string): StudioEdition | undefined =>
  editions[level].filter((edition) => edition.validFrom <= day).at(-1);

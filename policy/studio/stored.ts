import { defaultAgreementTasks } from './agreement-tasks.js';
import { defaultLetterTasks } from './letter-tasks.js';
import { type StudioParameters, studioFields } from './parameters.js';

/** What a term that began before there was a letter lives by: it gets one all the same (STUDIO-17), and starts with it. */
const beforeThereWasALetter = {
  letterTasks: defaultLetterTasks,
  asksBeforeStart: ['letterSealed', 'papersReceived', 'officeConfirmed'],
};
const letterDrafting = { due: 10, grace: 13, hard: 15 };
/** Nor was it said how long a host is heard (VETO-01), and by when a finding is decided and answered for (VETO-04). */
const findingHearingDays = 5;
const findings = {
  findingDecision: { due: 10, grace: 13, hard: 15 },
  findingAppealDecision: { due: 10, grace: 13, hard: 15 },
  findingAccountability: { due: 20, grace: 25, hard: 30 },
};
/** Nor how one is commended (COMMEND-O01). */
const commendation = {
  commendationNominationDays: 10,
  commendationReminderDays: 0,
  commendationNominators: ['schoolLeader', 'countyOfficer', 'sectionOfficer'],
  commendationReviewers: ['cityOfficer', 'sectionOfficer', 'instituteOfficer'],
  commendationPassScore: '80',
  /** NOTICE-O06: nobody who was struck could appeal. */
  honourAppealDays: 0,
  /** Its list stood as soon as it was drawn up. */
  honourNotice: {
    workingDays: 0,
    objectionEmailConfirmed: true,
    objectionConfirmationDays: 10,
    anonymousObjections: 'lead',
    objectionFileMaxCount: 0,
    objectionFileMaxMebibytes: 10,
    objectionHandlingWorkingDays: 10,
    lateObjection: 'ethicsReport',
  },
};
const honours = {
  honourReview: { due: 10, grace: 13, hard: 15 },
  honourListing: { due: 5, grace: 7, hard: 10 },
  honourDecision: { due: 10, grace: 13, hard: 15 },
};
/** MEMBER-09: nor by when the host says what members completed. */
const memberCompletion = { due: 10, grace: 13, hard: 15 };
/** MEMBER-07, MEMBER-09: nor what an agreement starts from, while that stood in the code. */
const agreementTasks = defaultAgreementTasks;
/** ASSESS-O05: whoever came later took on all of them. */
const lateMemberTasks = 'whole';
/** MEMBER-06: nor when a summary is asked for. */
const summaryOpensDaysBefore = 30;
/** STUDIO-26: what it lives by from before there was a page. */
const pageModeration = { due: 5, grace: 7, hard: 10 };
/** STUDIO-O09: nor was its host asked by a task to renew it. */
const pageRenewal = { due: 10, grace: 13, hard: 15 };
/** STUDIO-15: nor by when the unit says whether recorded work was done. */
const workConfirmation = { due: 10, grace: 13, hard: 15 };
/** STUDIO-O07: by when the Institute says what it thinks of other goals. */
const goalOpinion = { due: 10, grace: 13, hard: 15 };
/** STUDIO-O04: by when it is decided whether there is a host any more. */
const hostLossDecision = { due: 10, grace: 13, hard: 15 };
/** STUDIO-O05: when people are reminded of a suspension, and by when the city decides on one that was not ended. */
const suspensionReminderDays = 30;
const suspensionDecision = { due: 10, grace: 13, hard: 15 };
/** STUDIO-O05: by when a new unit says whether it takes a studio in. */
const moveConsent = { due: 10, grace: 13, hard: 15 };

/** FUND-O01: nor before a year's money was granted here; in a county its officer keeps it. */
const ofFund = {
  vouchers: { due: 20, grace: 25, hard: 30 },
  fundClosing: { due: 20, grace: 25, hard: 30 },
};
const funds = (level: unknown) => ({
  fundKeeper: level === 'county' ? 'countyOfficer' : 'cityOfficer',
  settledBySecondPerson: false,
});

const isRecord = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object';

function inTodaysNames(stored: unknown): unknown {
  if (!isRecord(stored)) return stored;
  const { taskDays, level } = stored;
  return {
    ...beforeThereWasALetter,
    findingHearingDays,
    ...commendation,
    agreementTasks,
    lateMemberTasks,
    summaryOpensDaysBefore,
    ...funds(level),
    suspensionReminderDays,
    ...stored,
    ...(isRecord(taskDays) && {
      taskDays: {
        letterDrafting,
        pageModeration,
        pageRenewal,
        workConfirmation,
        goalOpinion,
        memberCompletion,
        ...findings,
        ...honours,
        ...ofFund,
        moveConsent,
        hostLossDecision,
        suspensionDecision,
        ...taskDays,
      },
    }),
  };
}

/**
 * The parameters a term has pinned (STUDIO-16, CONV-11), whichever release began it. They were judged when it began: a contradiction a
 * later release finds does not end it. @throws ZodError when they are none
 */
export const storedStudioParameters = (stored: unknown): StudioParameters => studioFields.parse(inTodaysNames(stored));

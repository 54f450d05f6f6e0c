import type { CaseState } from '../../domain/vocabulary.js';
import type { Story } from '../../examples/stories.js';

/**
 * Where the round must leave each story. `plain` applicants are named apart: they end where their merit and their county's
 * places lead.
 */
export const expected: Readonly<Record<Exclude<Story, 'plain'>, CaseState>> = {
  sixYearsExactly: 'notForwarded',
  oneMonthShort: 'endedWithRound',
  summedAndOverlapping: 'notForwarded',
  oneCase: 'endedWithRound',
  twoCases: 'notForwarded',
  threeCases: 'notForwarded',
  fourCases: 'endedWithRound',
  articleOnly: 'approved',
  prizeOnly: 'approved',
  twoCityFirstPrizes: 'notForwarded',
  projectOnly: 'notForwarded',
  nationalThirdPrize: 'notForwarded',
  honourBeforeFirstClass: 'endedWithRound',
  retirementOneDayShort: 'endedWithRound',
  secondNominee: 'endedWithRound',
  forgedAward: 'vetoed',
  vetoDuringCountyNotice: 'vetoed',
  vetoDuringCityNotice: 'vetoed',
  withdrawn: 'withdrawn',
  withdrawnAndUndone: 'notForwarded',
  returnedAndBack: 'notForwarded',
  anonymousLead: 'notSelected',
  dismissedObjection: 'approved',
  upheldObjectionReplaced: 'notForwarded',
  replacement: 'notSelected',
  conflictedExpert: 'approved',
  tieAtCountyLine: 'approved',
  belowPassLine: 'notForwarded',
  declined: 'declined',
  principalReplaced: 'approved',
  bouncingAddress: 'notForwarded',
  lateSchool: 'notForwarded',
};

/** Applicants whose end their story alone does not tell, by code. */
export const expectedByCode: Readonly<Record<string, CaseState>> = {
  'QH-1-teacher-4': 'approved',
  'QH-1-teacher-2': 'notForwarded',
  'QH-2-teacher-4': 'notForwarded',
  'SQ-4-teacher-1': 'notForwarded',
  'SQ-4-teacher-3': 'notForwarded',
  'P-1-teacher-1': 'notSelected',
  'D-2-teacher-1': 'notSelected',
};

/** Who is named a host, by code: eight of ten places, since nobody else stands above the pass line. */
export const winners: readonly string[] = [
  'QH-3-teacher-1',
  'QH-1-teacher-4',
  'YX-1-teacher-1',
  'SQ-1-teacher-3',
  'SQ-2-teacher-3',
  'QH-3-teacher-3',
  'QH-4-teacher-1',
  'YX-2-teacher-1',
];

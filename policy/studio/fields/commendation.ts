import { z } from 'zod';
import { pointsSchema } from '../../../domain/panel/sheets.js';
import { objectionFields } from '../../host-selection/fields/notice.js';

/** Posts that may nominate, each within its own reach; and bodies that review, one sheet each. */
export const nominatorRoles = ['schoolLeader', 'countyOfficer', 'sectionOfficer'] as const;
export const reviewerRoles = ['cityOfficer', 'sectionOfficer', 'instituteOfficer'] as const;

/** How a call for commendations goes (COMMEND-O01). */
export const commendationFields = {
  /** Working days in which nominations come in. */
  commendationNominationDays: z.int().min(1).max(120),
  /** A letter so many days before their last day, to whoever may still nominate; 0 for none. */
  commendationReminderDays: z.int().min(0).max(60),
  commendationNominators: z.array(z.enum(nominatorRoles)).min(1),
  commendationReviewers: z.array(z.enum(reviewerRoles)).min(1),
  /** The least mean of 100 points with which somebody is put on the list, inclusive (CONV-01). */
  commendationPassScore: pointsSchema,
  /** NOTICE-O06: working days in which one whom an upheld objection struck may appeal; 0 for no appeal. */
  honourAppealDays: z.int().min(0).max(120),
  /** COMMEND-O01, NOTICE-O01…O04: how long the list hangs before the leader decides, 0 for no notice; and how it is objected to. */
  honourNotice: z.strictObject({ workingDays: z.int().min(0).max(120), ...objectionFields }),
};

import { z } from 'zod';
import { quietHours, rung } from '../../host-selection/fields/time.js';

const workingDays = z.int().min(1).max(250);
/** From the opening of the task: grace ≥ due, hard ≥ grace. */
const taskDays = z.strictObject({ due: workingDays, grace: workingDays, hard: workingDays });

/** The tasks of a term that are somebody's: each has a date, and more when it is late. A window simply closes. */
export const taskNames = [
  'receipt',
  'memberDecision',
  'memberCompletion',
  'pageModeration',
  'pageRenewal',
  'workConfirmation',
  'letterDrafting',
  'letterSigning',
  'agreementSigning',
  'planFiling',
  'unitConfirmation',
  'goalOpinion',
  'goalChange',
  'selfReport',
  'scoring',
  'confirmation',
  'publication',
  'appealDecision',
  'improvementPlan',
  'renewalDecision',
  'moveConsent',
  'hostLossDecision',
  'suspensionDecision',
  'plaqueReturn',
  'findingDecision',
  'findingAppealDecision',
  'findingAccountability',
  'honourReview',
  'honourListing',
  'honourDecision',
  'fundApproval',
  'vouchers',
  'settlement',
  'fundClosing',
] as const;
export type TaskName = (typeof taskNames)[number];

const fields = Object.fromEntries(taskNames.map((name) => [name, taskDays])) as Record<TaskName, typeof taskDays>;

/** Working days, Asia/Shanghai, make-up workdays included. */
export const timeFields = {
  taskDays: z.strictObject(fields),
  ladder: z.array(rung).max(40),
  quietHours,
};

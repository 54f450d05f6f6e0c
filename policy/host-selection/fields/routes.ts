import { z } from 'zod';
import { routes } from '../../../domain/vocabulary.js';

/** What a service takes in at all, before it knows the round: no edition may allow more. */
export const attachmentCeilingMebibytes = 50;

const places = z.int().min(0).max(1000);

/** How many may come from where, and on which way: HOST-20…29 and the open points about quotas. */
export const routeFields = {
  /** HOST-28: places of the round; a ceiling, never a target (HOST-14). */
  capacity: places.min(1),
  /** HOST-O16, CONV-02: percent above `capacity` the city may approve with a recorded reason. */
  capacitySoftPercent: z.int().min(0).max(100),
  /** HOST-29: studios in the whole city. */
  studioTarget: places,
  /** HOST-O01: rounds a year. */
  roundsPerYear: z.int().min(1).max(12),
  /** HOST-O01: closed or revoked studios free a place of the target. */
  endedStudioFreesPlace: z.boolean(),
  /** HOST-21: county code → places. The seed gives no number: filled in when a round is drafted. */
  countyQuotas: z.record(z.string().min(1).max(32), places),
  /** HOST-23: nominees of a city-direct or private school. */
  directSchoolQuota: places,
  /** HOST-O10: nominees of one county school; null = only the county's quota limits. */
  maxPerCountySchool: places.min(1).nullable(),
  /** HOST-O11: way of a private school inside a county. */
  privateSchoolRoute: z.enum(routes),
  /** HOST-O13: the applicant fills in the facts, each level appends its opinion; sealed when it leaves this stage. */
  formSealedWhenLeaving: z.enum(['individualApplication', 'schoolRecommendation']),
  /** HOST-30: one attached file, in whole MiB (no more than the service takes in at all), and files of one application. */
  attachmentMaxMebibytes: z.int().min(1).max(attachmentCeilingMebibytes),
  attachmentMaxCount: z.int().min(1).max(500),
  /** HOST-O14: a place freed by withdrawal, veto or an upheld objection. */
  freedQuotaRefill: z.enum(['untilCityDeadline', 'never']),
  /** HOST-O14: a county bundle after the city's date. */
  lateBundle: z.enum(['blockedUnlessReopened', 'accepted']),
  /** HOST-O17: when a declined applicant, and a vetoed one, may apply again. */
  reapplication: z.enum(['nextRound', 'never']),
  /** HOST-O18: working days an application rests after a change of school or post; then the city is asked. */
  suspensionWorkingDays: z.int().min(1).max(120),
};

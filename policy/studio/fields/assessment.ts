import { z } from 'zod';
import { pointsSchema } from '../../../domain/panel/sheets.js';
import { recipients } from '../../../domain/studio/assessment/consequences.js';
import { grades } from '../../../domain/studio/assessment/grade.js';
import { schemeSchema } from '../../../domain/studio/assessment/scheme.js';
import { roles } from '../../../domain/vocabulary.js';

const calendarDays = z.int().min(0).max(1100);
const role = z.enum(roles);

/** What is assessed, by whom, when, and what follows: ASSESS-01…09, VETO-03, COMMEND-01, COMMEND-02 and their open points. */
export const assessmentFields = {
  /** ASSESS-01: years of one cycle of building. */
  cycleYears: z.int().min(1).max(20),
  /** ASSESS-04…06, ASSESS-O01: dimensions with their weight of 100, and the indicators each is made of. */
  scheme: schemeSchema,
  /** ASSESS-O01: the least score of each grade, inclusive (CONV-01). */
  gradeLines: z.strictObject({ excellent: pointsSchema, good: pointsSchema, qualified: pointsSchema }),
  /** ASSESS-O02: percent of the cycle's own score; the rest is the mean of the annual ones. */
  cycleOwnPercent: z.int().min(0).max(100),
  /** ASSESS-O02, ASSESS-O06: the last year is assessed beside the cycle, or after the term like every other year. */
  lastAnnual: z.enum(['withCycle', 'afterAnniversary']),
  /** ASSESS-O06: calendar days after each anniversary by which the self-report is due. */
  annualReportDays: calendarDays.min(1),
  /** ASSESS-O06: calendar days before the last day on which the cycle assessment opens, and then for its self-report. */
  cycleOpensDaysBefore: calendarDays,
  cycleReportDays: calendarDays.min(1),
  /** ASSESS-O03: so many unqualified years are failed goals. */
  unqualifiedYearsMakeFailure: z.int().min(1).max(20),
  /** ASSESS-O05: what becomes of a year in which the studio stood still for a time. */
  suspendedYear: z.enum(['proRata', 'skipped']),
  /** STUDIO-10, STUDIO-11, ASSESS-07, ASSESS-O07: 管办分离 — the role of each act. */
  assessmentActors: z.strictObject({ score: role, confirm: role, publish: role, decideAppeal: role }),
  /** ASSESS-O07, VETO-O05: working days, the day of publication not counted. */
  appealWorkingDays: z.int().min(1).max(120),
  /** ASSESS-08: the least grade for which a commendation is proposed. */
  commendationMinGrade: z.enum(grades),
  /** COMMEND-02: years in which an advanced individual comes first. */
  priorityYears: z.int().min(1).max(20),
  /** VETO-01: working days in which a host may speak to a finding. */
  findingHearingDays: z.int().min(1).max(120),
  /** VETO-O01: years without honours beyond the end of the current term. */
  performanceBarYears: z.int().min(0).max(20),
  /** VETO-03, VETO-O02: who is barred besides the host; the unit is recorded. */
  performanceVetoBars: z.array(z.enum(recipients)),
};

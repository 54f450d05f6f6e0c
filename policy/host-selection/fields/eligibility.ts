import { z } from 'zod';
import { levels } from '../../../domain/vocabulary.js';

const count = z.int().min(0).max(1000);
const years = z.int().min(0).max(60);
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
const characters = z.int().min(0).max(20_000);

/** What an applicant must show: the numbers behind HOST-05…13 and the form of section 7. */
export const eligibilityFields = {
  /** HOST-05, inclusive by CONV-01: 典型成功的教育案例2—3个; deeds and cases together (HOST-O07). */
  casesMin: count,
  casesMax: count,
  /** HOST-09: years of head-teacher work. */
  minYears: years,
  /** HOST-O05: `schoolYear` counts September–June as 12 months; `calendarMonth` counts months served. */
  yearUnit: z.enum(['schoolYear', 'calendarMonth']),
  /**
   * HOST-O05: a school year (CONV-08) is served whole when unbroken service in it begins by the one day and ends no earlier
   * than the other, 'MM-dd': from some day of September to some day of June by default.
   */
  schoolYearServed: z.strictObject({ startsBy: monthDay, endsFrom: monthDay }),
  /** HOST-O05: periods as deputy head teacher (副班主任) count as well. */
  countDeputy: z.boolean(),
  /** HOST-O05: all periods together (overlaps once), or only the longest unbroken one. */
  serviceContinuity: z.enum(['sum', 'longest']),
  /** HOST-10: years of service as head teacher that must remain after the planned approval day. */
  minRemainingYears: years,
  /** HOST-O06: proof of HOST-10 is the expected end date, with or without the two signed commitments. */
  remainingYearsProof: z.enum(['dateAndSignatures', 'dateOnly']),
  /** HOST-O06: looked at again at the final decision. */
  recheckRemainingYearsAtFinalDecision: z.boolean(),
  /** HOST-07 (b): lowest grade of a provincial prize that counts; 1 = first prize. */
  provincialPrizeMinGrade: z.int().min(1).max(9),
  /** HOST-O03: a national prize of any grade satisfies (b). */
  nationalPrizeAnyGrade: z.boolean(),
  /** HOST-07 (c): how many city first prizes. */
  cityFirstPrizeMin: count.min(1),
  /** HOST-07 (d): how many city-level projects led. */
  cityProjectMin: count.min(1),
  /** HOST-O09: highest author number that counts; 1 = first or sole author. */
  authorRank: z.int().min(1).max(99),
  /** HOST-O09: the same work counts once. */
  sameWorkCountsOnce: z.boolean(),
  /** HOST-O09: age limit of research results and honours in years before the deadline; null = none. */
  maxAgeOfResultsYears: years.nullable(),
  /** HOST-O09: the level of the issuing body decides, also for a body of another city. */
  honoursFromOtherCitiesCount: z.boolean(),
  /** HOST-08, HOST-O08: alternatives of HOST-07 for which an effect statement is required. */
  effectStatementFor: z.enum(['all', 'projectOnly']),
  /** HOST-12: how many honours, and from which level upwards (CONV-09). */
  honourMinCount: count,
  honourMinLevel: z.enum(levels),
  /** HOST-13, HOST-O04: a personal honour, too, must be won since the first day as head teacher. */
  personalHonourSinceFirstHeadTeacherDate: z.boolean(),
  /** HOST-06: how many proofs of influence, and from which level. */
  influenceMinCount: count,
  influenceMinLevel: z.enum(levels),
  /** Section 7.1: age in full years on the application deadline. */
  ageMin: years,
  ageMax: z.int().min(0).max(120),
  /** Section 7.1: lengths of the texts, in characters. */
  ethicsDeclarationMinCharacters: characters,
  performanceMinCharacters: characters,
  performanceMaxCharacters: characters,
  caseSummaryMinCharacters: characters,
  researchEffectMinCharacters: characters,
};

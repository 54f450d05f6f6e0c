import type { Day } from '../../time/beijing.js';
import type { Level, SchoolType } from '../../vocabulary.js';

/** The numbers `eligibility` needs; an edition's parameters satisfy it. Meanings: policy/host-selection/fields/eligibility.ts. */
export interface EligibilityParameters {
  readonly casesMin: number;
  readonly casesMax: number;
  readonly minYears: number;
  readonly yearUnit: 'schoolYear' | 'calendarMonth';
  /** Month-days 'MM-dd'. */
  readonly schoolYearServed: { readonly startsBy: string; readonly endsFrom: string };
  readonly countDeputy: boolean;
  readonly serviceContinuity: 'sum' | 'longest';
  readonly minRemainingYears: number;
  readonly remainingYearsProof: 'dateAndSignatures' | 'dateOnly';
  readonly provincialPrizeMinGrade: number;
  readonly nationalPrizeAnyGrade: boolean;
  readonly cityFirstPrizeMin: number;
  readonly cityProjectMin: number;
  readonly authorRank: number;
  readonly sameWorkCountsOnce: boolean;
  readonly maxAgeOfResultsYears: number | null;
  readonly honoursFromOtherCitiesCount: boolean;
  readonly effectStatementFor: 'all' | 'projectOnly';
  readonly honourMinCount: number;
  readonly honourMinLevel: Level;
  readonly personalHonourSinceFirstHeadTeacherDate: boolean;
  readonly influenceMinCount: number;
  readonly influenceMinLevel: Level;
  readonly ageMin: number;
  readonly ageMax: number;
  readonly ethicsDeclarationMinCharacters: number;
  readonly performanceMinCharacters: number;
  readonly performanceMaxCharacters: number;
  readonly caseSummaryMinCharacters: number;
  readonly researchEffectMinCharacters: number;
  readonly directSchoolQuota: number;
  readonly maxPerCountySchool: number | null;
}

/** What the case and the records know, and the form does not. Days are Beijing days. */
export interface EligibilityFacts {
  /** Last day of the application window. */
  readonly deadline: Day;
  readonly plannedApprovalDay: Day;
  readonly schoolType: SchoolType;
  /** VETO-01: an ethics decision in force stands against the applicant. */
  readonly ethicsBar: boolean;
  /** HOST-23: other live nominees of the same school in this round. */
  readonly otherLiveApplicationsOfSchool: number;
  /** HOST-30: ids of the attachments the school has verified. */
  readonly verifiedAttachments: readonly string[];
  /** `forward`: when the school sends the form on, every attachment must be verified. */
  readonly moment: 'apply' | 'forward';
}

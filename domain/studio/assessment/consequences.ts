/** What follows from a grade, as data: one row a consequence, with the rule that demands it. Nothing here takes a title away. */
import { type Grade, isGradeAtLeast } from './grade.js';
import type { AssessmentKind } from './states.js';

/** ASSESS-08: 工作室和所在单位、主持人和成员 — four kinds of recipient. */
export const recipients = ['studio', 'unit', 'host', 'member'] as const;
export type Recipient = (typeof recipients)[number];

/** 先进个人 (COMMEND-02): persons, not the studio or its unit. */
export const isIndividual = (recipient: Recipient): boolean => recipient === 'host' || recipient === 'member';

export const consequenceKinds = [
  'commendationNomination',
  'writtenWarning',
  'improvementPlan',
  'failedGoals',
  'noRenewal',
] as const;
export type ConsequenceKind = (typeof consequenceKinds)[number];

export interface Consequence {
  readonly kind: ConsequenceKind;
  readonly ruleId: string;
}

export interface AssessmentResult {
  readonly kind: AssessmentKind;
  readonly grade: Grade;
  /** Annual assessments of this term that ended unqualified, this one included. */
  readonly unqualifiedYears: number;
}

export interface ConsequenceParameters {
  readonly commendationMinGrade: Grade;
  readonly unqualifiedYearsMakeFailure: number;
  readonly renewalMinGrade: Grade;
}

const failed = ({ kind, grade, unqualifiedYears }: AssessmentResult, p: ConsequenceParameters): boolean =>
  grade === 'unqualified' && (kind === 'cycle' || unqualifiedYears >= p.unqualifiedYearsMakeFailure);

type Row = Consequence & { readonly when: (result: AssessmentResult, p: ConsequenceParameters) => boolean };
const badYear: Row['when'] = ({ kind, grade }) => kind === 'annual' && grade === 'unqualified';

const rows: readonly Row[] = [
  {
    kind: 'commendationNomination',
    ruleId: 'ASSESS-08',
    when: ({ grade }, p) => isGradeAtLeast(grade, p.commendationMinGrade),
  },
  { kind: 'writtenWarning', ruleId: 'ASSESS-O03', when: badYear },
  { kind: 'improvementPlan', ruleId: 'ASSESS-O03', when: badYear },
  // a finding is prepared for two persons to decide (VETO-03); the arithmetic bars nobody by itself
  { kind: 'failedGoals', ruleId: 'ASSESS-09', when: failed },
  {
    kind: 'noRenewal',
    ruleId: 'ASSESS-O04',
    when: (result, p) =>
      failed(result, p) || (result.kind === 'cycle' && !isGradeAtLeast(result.grade, p.renewalMinGrade)),
  },
];

/** In the order of the documents. */
export const consequencesOf = (result: AssessmentResult, p: ConsequenceParameters): readonly Consequence[] =>
  rows.filter(({ when }) => when(result, p)).map(({ kind, ruleId }) => ({ kind, ruleId }));

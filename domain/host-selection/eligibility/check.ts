import type { Refusal } from '../../refusal.js';

/** What a check looks at; `text/eligibility.ts` says each in words. */
export const checkCodes = [
  'headTeacherNow',
  'caseCount',
  'caseSubstance',
  'influence',
  'researchResult',
  'effectStatement',
  'serviceMonths',
  'periodDays',
  'remainingYears',
  'commitments',
  'honourCount',
  'honourSince',
  'ethics',
  'schoolNominees',
  'truthDeclaration',
  'attachmentsVerified',
  'age',
  'missing',
  'malformed',
  'tooShort',
  'tooLong',
] as const;
export type CheckCode = (typeof checkCodes)[number];

/** One rule looked at. `ruleId` is a rule of the requirements, or `FORM` where only the form itself asks. */
export interface Check {
  readonly code: CheckCode;
  readonly ruleId: string;
  readonly met: boolean;
  /** Dotted path in the form. */
  readonly field: string;
  /** Numbers and days the sentence needs; never personal data. */
  readonly facts: NonNullable<Refusal['facts']>;
}

export function check(code: CheckCode, ruleId: string, field: string, met: boolean, facts: Check['facts'] = {}): Check {
  return { code, ruleId, field, met, facts };
}

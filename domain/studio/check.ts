import { type Refusal, refuse } from '../refusal.js';

/** What is looked at before a studio starts, a member joins, a term is renewed; `text/studio-checks.ts` says each in words. */
export const studioCheckCodes = [
  // establishing
  'composition',
  'membersRange',
  'membersDecided',
  'letterSealed',
  'agreementsSigned',
  'plansFiled',
  'planSections',
  'growthPlans',
  'pageOpened',
  'papersReceived',
  'officeConfirmed',
  // a member
  'servingHeadTeacher',
  'ethicsClear',
  'notHost',
  'studiosAtOnce',
  'tasksCompleted',
  // renewal
  'renewalWindow',
  'renewalApplied',
  'cycleGrade',
  'goalsMet',
  'noOpenEthicsCase',
  'noPerformanceVeto',
  'stillHeadTeacher',
  'remainingYears',
  'renewalsLeft',
] as const;
export type StudioCheckCode = (typeof studioCheckCodes)[number];

/** One rule looked at. `blocks`: what waits for it may not go on while it is not met; else it is advice, with a date and a reminder. */
export interface StudioCheck {
  readonly code: StudioCheckCode;
  readonly ruleId: string;
  readonly met: boolean;
  readonly blocks: boolean;
  /** Numbers and days the sentence needs; never personal data. */
  readonly facts: NonNullable<Refusal['facts']>;
}

export const blocking = (
  code: StudioCheckCode,
  ruleId: string,
  met: boolean,
  facts: StudioCheck['facts'] = {},
): StudioCheck => ({ code, ruleId, met, blocks: true, facts });

export const advice = (
  code: StudioCheckCode,
  ruleId: string,
  met: boolean,
  facts: StudioCheck['facts'] = {},
): StudioCheck => ({ code, ruleId, met, blocks: false, facts });

/** Nothing that blocks is open. */
export const allows = (checks: readonly StudioCheck[]): boolean => checks.every(({ met, blocks }) => met || !blocks);

/** 'ruleForbids' for everything that blocks, in order: people see all of it at once. */
export const refusalsOf = (checks: readonly StudioCheck[]): readonly Refusal[] =>
  checks
    .filter(({ met, blocks }) => blocks && !met)
    .map(({ code, ruleId, facts }) => refuse('ruleForbids', { ruleId, facts: { ...facts, check: code } }));

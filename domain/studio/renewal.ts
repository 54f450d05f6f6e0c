/** STUDIO-06, STUDIO-O02: whether a studio may have another term. The conditions are looked at; the city decides. */
import { z } from 'zod';
import { addYears, type Day } from '../time/beijing.js';
import { daySchema } from '../time/schemas.js';
import type { DaySpan } from '../time/school-year.js';
import { type Grade, isGradeAtLeast } from './assessment/grade.js';
import { blocking, refusalsOf, type StudioCheck } from './check.js';
import { nextTerm, renewalWindow } from './term.js';
import { isOpen, type StudioVeto, stands } from './veto/vetoes.js';

/** What the host says when applying for another term. */
export const renewalSchema = z.strictObject({
  /** What was reached, and what the next term is for; read by the city. */
  statement: z.string().trim().min(1).max(5000),
  /** The host's word that a class is led today (HOST-01). */
  servesAsHeadTeacher: z.boolean().default(false),
  /** HOST-10: expected retirement or end of contract. */
  expectedEndDate: daySchema,
});
export type RenewalApplication = z.infer<typeof renewalSchema>;

export interface RenewalFacts {
  readonly term: DaySpan;
  /** From 1. */
  readonly termNumber: number;
  readonly appliedOn: Day;
  /** Null while the cycle assessment is not final. */
  readonly cycleGrade: Grade | null;
  /** ASSESS-O03, ASSESS-O04: as many unqualified years as make failed goals. */
  readonly failedGoals: boolean;
  readonly vetoesOfHost: readonly StudioVeto[];
  readonly isHeadTeacherNow: boolean;
  /** Expected retirement or end of contract. */
  readonly expectedEndDate: Day;
}

export interface RenewalParameters {
  readonly termYears: number;
  readonly renewalOpensDaysBefore: number;
  readonly renewalClosesDaysBefore: number;
  readonly renewalMinGrade: Grade;
  /** HOST-10 fulfilled again. */
  readonly renewalRemainingYears: number;
  /** Null: as often as the city decides. */
  readonly renewalsMax: number | null;
}

export function renewalChecks(facts: RenewalFacts, p: RenewalParameters): readonly StudioCheck[] {
  const { term, appliedOn, cycleGrade, vetoesOfHost } = facts;
  const window = renewalWindow(term, p);
  const neededDay = addYears(nextTerm(term, p).from, p.renewalRemainingYears);
  const renewals = facts.termNumber - 1;
  const of = (kind: StudioVeto['kind']) => vetoesOfHost.filter((veto) => veto.kind === kind);
  const isIn = window.from <= appliedOn && appliedOn <= window.to;
  const isGood = cycleGrade !== null && isGradeAtLeast(cycleGrade, p.renewalMinGrade);
  return [
    blocking('renewalWindow', 'STUDIO-O02', isIn, { from: window.from, to: window.to }),
    blocking('cycleGrade', 'STUDIO-O02', isGood, { grade: cycleGrade ?? '', needed: p.renewalMinGrade }),
    blocking('goalsMet', 'ASSESS-O04', !facts.failedGoals),
    // an open case of either kind is one: whether it bars is not yet known
    blocking('noOpenEthicsCase', 'VETO-02', !of('ethics').some((veto) => isOpen(veto) || stands(veto))),
    blocking('noPerformanceVeto', 'VETO-03', !of('performance').some((veto) => isOpen(veto) || stands(veto))),
    blocking('stillHeadTeacher', 'HOST-01', facts.isHeadTeacherNow),
    blocking('remainingYears', 'HOST-10', facts.expectedEndDate >= neededDay, {
      years: p.renewalRemainingYears,
      neededDay,
    }),
    blocking('renewalsLeft', 'STUDIO-O02', p.renewalsMax === null || renewals < p.renewalsMax, {
      renewals,
      limit: p.renewalsMax ?? '',
    }),
  ];
}

/**
 * What stands against an application: a cycle whose result is not final yet is waited for, so that whoever assesses late takes nobody's
 * time to apply away; it is asked for when the city decides. Refuses as `refuseRenewal`.
 */
export const refuseApplication = (checks: readonly StudioCheck[]) =>
  refuseRenewal(checks.filter(({ code, facts }) => code !== 'cycleGrade' || facts.grade !== ''));

/** Everything that stands against another term, at once; 'windowClosed' where only the time has passed. */
export const refuseRenewal = (checks: readonly StudioCheck[]) =>
  refusalsOf(checks).map((one) =>
    one.facts?.check === 'renewalWindow' ? { ...one, code: 'windowClosed' as const } : one,
  );

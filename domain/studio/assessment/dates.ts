/** ASSESS-02, ASSESS-O06: when the annual assessments and the one of the cycle open, and when their self-reports are due. */
import { addDays, addYears, type Day } from '../../time/beijing.js';
import type { DaySpan } from '../../time/school-year.js';
import { yearsOf } from '../term.js';
import type { AssessmentKind } from './states.js';

export interface AssessmentDateParameters {
  readonly cycleYears: number;
  readonly annualReportDays: number;
  readonly cycleOpensDaysBefore: number;
  readonly cycleReportDays: number;
  readonly lastAnnual: 'withCycle' | 'afterAnniversary';
}

export interface PlannedAssessment {
  readonly kind: AssessmentKind;
  /** Of the term, from 1; for the cycle the year it ends with. */
  readonly year: number;
  /** The days assessed. */
  readonly covers: DaySpan;
  readonly opensOn: Day;
  readonly reportDueOn: Day;
}

/**
 * One assessment a year, and one of the cycle. The last anniversary is the day after the term: with `withCycle` the last year is
 * assessed beside the cycle (ASSESS-O02 records both), so that the city can decide on a renewal before the term is over.
 */
export function assessmentsOf(term: DaySpan, p: AssessmentDateParameters): readonly PlannedAssessment[] {
  const years = yearsOf(term).slice(0, p.cycleYears);
  const opensOn = addDays(term.to, -p.cycleOpensDaysBefore);
  const cycle = { opensOn, reportDueOn: addDays(opensOn, p.cycleReportDays) };
  const annual = years.map((covers, at): PlannedAssessment => {
    const anniversary = addYears(term.from, at + 1);
    const isBesideCycle = at === years.length - 1 && p.lastAnnual === 'withCycle';
    const dates = isBesideCycle
      ? cycle
      : { opensOn: anniversary, reportDueOn: addDays(anniversary, p.annualReportDays) };
    return { kind: 'annual', year: at + 1, covers, ...dates };
  });
  return [...annual, { kind: 'cycle', year: years.length, covers: term, ...cycle }];
}

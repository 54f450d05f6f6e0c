import { accepted, type Result, refused } from '../domain/refusal.js';
import type { AssessmentResultData } from './assessment-result.js';
import { dayInChinese } from './day-words.js';
import { unprintable } from './glyphs.js';
import { renderPdf } from './pdf.js';

/**
 * The report of one assessment (ASSESS-03, ASSESS-04…06): what was promised, said and confirmed task by task, what was looked at, and every
 * indicator's points. Days are Beijing days; what has a name is in Chinese words already.
 */
export interface AssessmentReportData
  extends Pick<
    AssessmentResultData,
    | 'studioName'
    | 'studioNo'
    | 'bureau'
    | 'unit'
    | 'host'
    | 'title'
    | 'letterVersion'
    | 'from'
    | 'to'
    | 'own'
    | 'sum'
    | 'score'
    | 'grade'
    | 'final'
    | 'consequences'
    | 'publishedOn'
    | 'resultHash'
    | 'at'
  > {
  readonly tasks: readonly {
    readonly text: string;
    readonly target: string;
    /** What was confirmed by the last day assessed; empty where a later letter has no such task. */
    readonly confirmed: string;
    /** The host's words; empty once they were erased. */
    readonly said: string;
  }[];
  /** Beijing day. */
  readonly reportedOn: string;
  readonly method: string;
  readonly checkedOn: string;
  /** Empty once they were erased. */
  readonly minutes: string;
  readonly indicators: readonly {
    readonly dimension: string;
    readonly label: string;
    readonly max: string;
    readonly points: string;
  }[];
  /** SHA-256 of self-report and sheet. */
  readonly reportHash: string;
  readonly sheetHash: string;
}

export type AssessmentReportView = Omit<AssessmentReportData, 'from' | 'to' | 'tasks' | 'indicators'> & {
  readonly covers: string;
  readonly tasks: readonly (readonly string[])[];
  readonly indicators: readonly (readonly string[])[];
};

/** The report as PDF, always in Chinese. Refusal `unprintable` when a text has a character the font lacks. */
export async function renderAssessmentReport(data: AssessmentReportData): Promise<Result<Buffer>> {
  const refusal = unprintable(data);
  if (refusal) return refused(refusal);
  const { from, to, tasks, indicators, ...rest } = data;
  return accepted(
    await renderPdf('assessment-report', {
      ...rest,
      covers: `自${dayInChinese(from)}至${dayInChinese(to)}`,
      tasks: tasks.map((one) => [one.text, one.target, one.confirmed, one.said]),
      indicators: indicators.map((one) => [one.dimension, one.label, one.max, one.points]),
      reportedOn: dayInChinese(data.reportedOn),
      checkedOn: dayInChinese(data.checkedOn),
      publishedOn: dayInChinese(data.publishedOn),
    }),
  );
}

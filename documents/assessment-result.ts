import { accepted, type Result, refused } from '../domain/refusal.js';
import { dayInChinese } from './day-words.js';
import { unprintable } from './glyphs.js';
import { renderPdf } from './pdf.js';

/** The facts of a result notice (ASSESS-07). Days are Beijing days; what has a name is in Chinese words already. */
export interface AssessmentResultData {
  readonly studioName: string;
  readonly studioNo: string;
  readonly bureau: string;
  readonly unit: string;
  readonly host: string;
  /** `第 1 年年度考核`. */
  readonly title: string;
  readonly letterVersion: number;
  readonly from: string;
  readonly to: string;
  readonly dimensions: readonly { readonly name: string; readonly weight: number; readonly score: string }[];
  /** ASSESS-O02: how the score of a cycle came about, line by line; empty for a year. */
  /** The own score of a cycle; the score itself for a year. */
  readonly own: string;
  readonly sum: readonly (readonly [string, string])[];
  readonly score: string;
  readonly grade: string;
  readonly final: boolean;
  /** Empty once no appeal is possible any more. */
  readonly appealUntil: string;
  readonly consequences: readonly string[];
  readonly publishedOn: string;
  /** SHA-256 of the result. */
  readonly resultHash: string;
  /** Instant: the creation time inside the file. */
  readonly at: string;
}

export type AssessmentResultView = Omit<AssessmentResultData, 'from' | 'to' | 'dimensions' | 'publishedOn'> & {
  readonly covers: string;
  readonly dimensions: readonly (readonly string[])[];
  readonly publishedOn: string;
};

/** The notice as PDF, always in Chinese. Refusal `unprintable` when a text has a character the font lacks. */
export async function renderAssessmentResult(data: AssessmentResultData): Promise<Result<Buffer>> {
  const refusal = unprintable(data);
  if (refusal) return refused(refusal);
  const { from, to, dimensions, publishedOn, ...rest } = data;
  return accepted(
    await renderPdf('assessment-result', {
      ...rest,
      covers: `自${dayInChinese(from)}至${dayInChinese(to)}`,
      dimensions: dimensions.map((one) => [one.name, String(one.weight), one.score]),
      publishedOn: dayInChinese(publishedOn),
    }),
  );
}

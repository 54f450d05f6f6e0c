import { accepted, type Result, refused } from '../domain/refusal.js';
import { dayInChinese } from './day-words.js';
import { unprintable } from './glyphs.js';
import { renderPdf } from './pdf.js';

/** The published list of a round: who was named, in the bureau's order, and by which decision (HOST-27). */
export interface ResultListData {
  readonly title: string;
  readonly decisionNo: string;
  readonly issuer: string;
  /** The paragraph above the list. */
  readonly preamble: string;
  readonly rows: readonly {
    readonly name: string;
    readonly school: string;
    readonly county: string;
    readonly studioName: string;
  }[];
  readonly issueDay: string;
  /** Instant of publication: the creation time inside the file. */
  readonly at: string;
}

export interface ResultListView {
  readonly at: string;
  readonly title: string;
  readonly decisionNo: string;
  readonly issuer: string;
  readonly preamble: string;
  readonly rows: readonly (readonly string[])[];
  readonly date: string;
}

/** The result list as PDF. Refusal `unprintable` when a name has a character the font lacks. */
export async function renderResultList(data: ResultListData): Promise<Result<Buffer>> {
  const refusal = unprintable(data);
  if (refusal) return refused(refusal);
  const { issueDay, ...rest } = data;
  const rows = data.rows.map((r, n) => [String(n + 1), r.studioName, r.name, r.school, r.county]);
  return accepted(await renderPdf('result-list', { ...rest, rows, date: dayInChinese(issueDay) }));
}

import { accepted, type Result, refused } from '../domain/refusal.js';
import { dayInChinese } from './day-words.js';
import { unprintable } from './glyphs.js';
import { renderPdf } from './pdf.js';

/** The sealed proof that a notice was displayed: what, from when to when, and the hash of its exact content. */
export interface NoticeProofData {
  readonly title: string;
  readonly noticeNo: string;
  readonly issuer: string;
  /** Beijing days, both included. */
  readonly from: string;
  readonly to: string;
  readonly workingDays: number;
  /** Only the allow-listed fields that stood on the board: name, unit, remark. */
  readonly subjects: readonly { readonly name: string; readonly unit: string; readonly outcome: string }[];
  /** How many were taken off the list while it hung. */
  readonly takenOff: number;
  readonly objections: { readonly received: number; readonly upheld: number; readonly dismissed: number };
  /** SHA-256 of the published content. */
  readonly contentHash: string;
  readonly issueDay: string;
  /** Instant the notice came down: the creation time inside the file. */
  readonly at: string;
}

export interface NoticeProofView {
  readonly at: string;
  readonly title: string;
  readonly noticeNo: string;
  readonly issuer: string;
  readonly from: string;
  readonly to: string;
  readonly workingDays: number;
  readonly subjects: readonly (readonly string[])[];
  readonly takenOff: number;
  readonly objections: NoticeProofData['objections'];
  readonly contentHash: string;
  readonly date: string;
}

/** The proof of a public notice as PDF. Refusal `unprintable` when a name has a character the font lacks. */
export async function renderNoticeProof(data: NoticeProofData): Promise<Result<Buffer>> {
  const refusal = unprintable(data);
  if (refusal) return refused(refusal);
  const { issueDay, ...rest } = data;
  return accepted(
    await renderPdf('notice-proof', {
      ...rest,
      from: dayInChinese(data.from),
      to: dayInChinese(data.to),
      subjects: data.subjects.map((s) => [s.name, s.unit, s.outcome]),
      date: dayInChinese(issueDay),
    }),
  );
}

import { accepted, type Result, refused } from '../domain/refusal.js';
import { dayInChinese } from './day-words.js';
import { unprintable } from './glyphs.js';
import { renderPdf } from './pdf.js';

/** What a member has completed of the own agreement (MEMBER-09, STUDIO-O04). Days are Beijing days. */
export interface MemberRecordData {
  readonly studioName: string;
  readonly studioNo: string;
  readonly unit: string;
  readonly host: string;
  readonly member: string;
  readonly school: string;
  /** Both included. */
  readonly from: string;
  readonly to: string;
  /** The state in words; of one that ended early with the day and kind of reason. */
  readonly standing: string;
  /** Day as of which the record is read. */
  readonly on: string;
  readonly tasks: readonly {
    readonly text: string;
    readonly done: string;
    readonly target: string;
    readonly dueOn: string;
    readonly status: string;
  }[];
  /** Of the sealed agreement. */
  readonly contentHash: string;
  /** Instant the record speaks of. */
  readonly at: string;
}

export interface MemberRecordView extends Omit<MemberRecordData, 'from' | 'to' | 'on' | 'tasks'> {
  readonly days: string;
  readonly asOf: string;
  readonly tasks: readonly (readonly string[])[];
}

/** The record as PDF, always in Chinese. Refusal `unprintable` when a text has a character the font lacks. */
export async function renderMemberRecord({ from, to, on, tasks, ...rest }: MemberRecordData): Promise<Result<Buffer>> {
  const refusal = unprintable({ ...rest, tasks });
  if (refusal) return refused(refusal);
  return accepted(
    await renderPdf('member-record', {
      ...rest,
      days: `${dayInChinese(from)}至${dayInChinese(to)}`,
      asOf: dayInChinese(on),
      tasks: tasks.map((one) => [one.text, one.done, one.target, dayInChinese(one.dueOn), one.status]),
    }),
  );
}

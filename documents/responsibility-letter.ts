import { accepted, type Result, refused } from '../domain/refusal.js';
import { dayInChinese } from './day-words.js';
import { unprintable } from './glyphs.js';
import { renderPdf } from './pdf.js';

/** The facts of a responsibility letter (STUDIO-17), one version of it. Days are Beijing days. */
export interface ResponsibilityLetterData {
  readonly studioName: string;
  readonly studioNo: string;
  readonly bureau: string;
  readonly unit: string;
  readonly host: string;
  readonly termNumber: number;
  readonly termFrom: string;
  readonly termTo: string;
  readonly version: number;
  /** What the version is today: in force, waiting for signatures, superseded before it was in force, or replaced after it had been. */
  readonly standing: 'sealed' | 'open' | 'superseded' | 'replaced';
  readonly tasks: readonly {
    readonly text: string;
    readonly kinds: string;
    readonly level: string;
    readonly target: string;
    readonly dueOn: string;
  }[];
  readonly signatures: readonly {
    readonly side: string;
    /** Null while the side has not signed. */
    readonly signed: { readonly name: string; readonly post: string; readonly at: string } | null;
  }[];
  /** SHA-256 of what was signed. */
  readonly contentHash: string;
  /** Instant: the creation time inside the file. */
  readonly at: string;
}

export interface ResponsibilityLetterView {
  readonly at: string;
  readonly studioName: string;
  readonly studioNo: string;
  readonly bureau: string;
  readonly unit: string;
  readonly host: string;
  readonly term: string;
  readonly version: number;
  readonly standing: ResponsibilityLetterData['standing'];
  readonly tasks: readonly (readonly string[])[];
  readonly signatures: ResponsibilityLetterData['signatures'];
  readonly contentHash: string;
}

/** One version of the letter as PDF, always in Chinese. Refusal `unprintable` when a text has a character the font lacks. */
export async function renderResponsibilityLetter(data: ResponsibilityLetterData): Promise<Result<Buffer>> {
  const refusal = unprintable(data);
  if (refusal) return refused(refusal);
  const { termFrom, termTo, termNumber, tasks, ...rest } = data;
  return accepted(
    await renderPdf('responsibility-letter', {
      ...rest,
      term: `第${termNumber}个聘期，自${dayInChinese(termFrom)}至${dayInChinese(termTo)}`,
      tasks: tasks.map((one) => [one.text, one.kinds, one.level, one.target, dayInChinese(one.dueOn)]),
    }),
  );
}

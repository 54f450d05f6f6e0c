import { accepted, type Result, refused } from '../domain/refusal.js';
import { dayInChinese } from './day-words.js';
import { unprintable } from './glyphs.js';
import { renderPdf } from './pdf.js';
import type { ResponsibilityLetterData } from './responsibility-letter.js';

/** The facts of a member's agreement (STUDIO-18), one version of it. Days are Beijing days. */
export interface MemberAgreementData
  extends Pick<
    ResponsibilityLetterData,
    'studioName' | 'studioNo' | 'unit' | 'host' | 'termTo' | 'version' | 'standing' | 'tasks' | 'contentHash' | 'at'
  > {
  readonly member: string;
  /** What every member takes on, in the plan's words (MEMBER-05…MEMBER-08). */
  readonly duties: readonly string[];
  readonly signatures: ResponsibilityLetterData['signatures'];
}

export interface MemberAgreementView extends Omit<MemberAgreementData, 'termTo' | 'tasks'> {
  readonly until: string;
  readonly tasks: readonly (readonly string[])[];
}

/** One version of the agreement as PDF, always in Chinese. Refusal `unprintable` when a text has a character the font lacks. */
export async function renderMemberAgreement({ termTo, tasks, ...rest }: MemberAgreementData): Promise<Result<Buffer>> {
  const refusal = unprintable({ ...rest, tasks });
  if (refusal) return refused(refusal);
  return accepted(
    await renderPdf('member-agreement', {
      ...rest,
      until: dayInChinese(termTo),
      tasks: tasks.map((one) => [one.text, one.kinds, one.level, one.target, dayInChinese(one.dueOn)]),
    }),
  );
}

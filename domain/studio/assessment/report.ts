/** The self-report answers the tasks of the signed letter (对照目标责任书, ASSESS-03): all of them, and no others. */
import { z } from 'zod';
import { type Refusal, refuse } from '../../refusal.js';
import type { Letter } from '../letter/change.js';

export const answersSchema = z
  .array(
    z.strictObject({
      task: z.string().min(1),
      statement: z.string().trim().min(1).max(5000),
      /** Records of the studio's work; a form that names none leaves it out. */
      evidenceIds: z.array(z.string().min(1)).max(50).default([]),
    }),
  )
  .max(100);
export type Answers = z.infer<typeof answersSchema>;

/** What no task of the letter counts and the documents ask for all the same; either may be left empty. */
export const besidesSchema = z.strictObject({
  /** STUDIO-19: how the host led in ethics, and what was done for the members' identity and sense of honour. */
  ethics: z.string().trim().max(2000).default(''),
  /** STUDIO-08, STUDIO-09, STUDIO-27: what sections, county and unit gave, and what the schools did for the members. */
  support: z.string().trim().max(2000).default(''),
});
export type Besides = z.infer<typeof besidesSchema>;

/** Whose words are read decides what whoever confirms the year has judged: nothing that was not said (STUDIO-08, -09, -19, -27). */
export const rulesOfBesides = ({ ethics, support }: Besides): readonly string[] => [
  ...(ethics === '' ? [] : ['STUDIO-19']),
  ...(support === '' ? [] : ['STUDIO-08', 'STUDIO-09', 'STUDIO-27']),
];

export const selfReportSchema = z.strictObject({
  /** The version of the letter it was written against. */
  letterVersion: z.int().min(1),
  answers: answersSchema,
  besides: besidesSchema.prefault({}),
});
export type SelfReport = z.infer<typeof selfReportSchema>;

/** 'caseChanged': the letter has a newer version; 'badInput': a task is not answered, answered twice, or none of the letter's. All ASSESS-03. */
export function refuseReport(report: Pick<SelfReport, 'letterVersion' | 'answers'>, letter: Letter): Refusal | null {
  const ruleId = 'ASSESS-03';
  if (report.letterVersion !== letter.version)
    return refuse('caseChanged', {
      ruleId,
      field: 'letterVersion',
      facts: { shown: report.letterVersion, current: letter.version },
    });
  const answered = report.answers.map(({ task }) => task);
  const asked = letter.tasks.map(({ code }) => code);
  const open = asked.filter((code) => !answered.includes(code));
  if (open[0] !== undefined)
    return refuse('badInput', {
      ruleId,
      field: 'answers',
      facts: { issue: 'unanswered', task: open[0], open: open.length },
    });
  const odd = answered.find((task, at) => !asked.includes(task) || answered.indexOf(task) < at);
  return odd === undefined
    ? null
    : refuse('badInput', { ruleId, field: 'answers', facts: { issue: 'oddAnswer', task: odd } });
}

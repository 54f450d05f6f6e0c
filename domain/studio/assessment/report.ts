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

export const selfReportSchema = z.strictObject({
  /** The version of the letter it was written against. */
  letterVersion: z.int().min(1),
  answers: answersSchema,
});
export type SelfReport = z.infer<typeof selfReportSchema>;

/** 'caseChanged': the letter has a newer version; 'badInput': a task is not answered, answered twice, or none of the letter's. All ASSESS-03. */
export function refuseReport(report: SelfReport, letter: Letter): Refusal | null {
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

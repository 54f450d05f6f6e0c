import type { Response } from 'express';
import { z } from 'zod';
import { type Refusal, refusals as statuses } from '../domain/refusal.js';
import type { Language } from '../domain/vocabulary.js';
import { cite } from '../policy/clauses/cite.js';
import { refusals as words } from '../text/refusals.js';

const refusalSchema = z.object({
  code: z.string(),
  ruleId: z.string().optional(),
  clause: z.string().optional(),
  field: z.string().optional(),
  detail: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** RFC 9457. `detail` is the sentence in the caller's language, `errors` says every refusal with its field. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    ruleId: z.string().optional(),
    clause: z.string().optional(),
    detail: z.string(),
    errors: z.array(refusalSchema),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;

/** The first refusal decides the status; all of them are told. */
export function problemOf(refusals: readonly Refusal[], language: Language, detail?: string): Problem {
  const errors = refusals.map((refusal) => tellRefusal(refusal, language));
  const [first] = errors;
  if (!first) throw new Error('a refusal without a reason');
  const code = refusals[0]?.code ?? 'badInput';
  return {
    type: `urn:pingxuan:refusal:${code}`,
    title: code,
    status: statuses[code],
    code,
    ...(first.ruleId && { ruleId: first.ruleId }),
    ...(first.clause && { clause: first.clause }),
    detail: detail ?? first.detail,
    errors,
  };
}

/** One refusal with its sentence and, where a rule speaks, its clause. */
export function tellRefusal(refusal: Refusal, language: Language): z.infer<typeof refusalSchema> {
  const { code, ruleId, field, facts } = refusal;
  return {
    code,
    ...(ruleId && { ruleId, clause: cite(ruleId, language) }),
    ...(field && { field }),
    detail: words[language][code](facts ?? {}, field),
    ...(facts && { facts }),
  };
}

/** Answers with problem+json; `Retry-After` where waiting helps. */
export function sendProblem(response: Response, problem: Problem): void {
  const wait = problem.errors[0]?.facts?.retryAfter;
  if (problem.status === 429 || problem.status === 503) response.set('Retry-After', String(wait ?? 5));
  response
    .status(problem.status)
    .set('Cache-Control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(problem));
}

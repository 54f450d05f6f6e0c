import { accepted, type Refusal, type Result, refuse, refused } from '../refusal.js';
import type { DraftForm } from './draft-form.js';
import { type ApplicationForm, applicationFormSchema } from './form.js';

/**
 * The draft as a whole form, or `badInput` with the dotted path of every field that is missing or malformed.
 * Fields left empty count as absent; a period without an end is one that still lasts.
 */
export function completeForm(draft: DraftForm): Result<ApplicationForm> {
  const parsed = applicationFormSchema.safeParse({
    cases: [],
    influence: [],
    research: [],
    honours: [],
    ...withoutEmpty(draft),
    headTeacherPeriods: (draft.headTeacherPeriods ?? []).map((one) => ({
      ...rowWithoutEmpty(one),
      post: one.post ?? 'head',
      to: one.to || null,
    })),
  });
  if (parsed.success) return accepted(parsed.data);
  return refused(...parsed.error.issues.map(({ path }): Refusal => refuse('badInput', { field: path.join('.') })));
}

function withoutEmpty(draft: DraftForm): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(draft)) {
    const cleaned = Array.isArray(value) ? value.map(rowWithoutEmpty) : valueWithoutEmpty(value);
    if (cleaned !== undefined) kept[key] = cleaned;
  }
  return kept;
}

/** A row of a list always has its (possibly empty) file list. */
function rowWithoutEmpty(row: object): Record<string, unknown> {
  return { files: [], ...(valueWithoutEmpty(row) as object | undefined) };
}

function valueWithoutEmpty(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  const pairs = Object.entries(value)
    .map(([key, inner]) => [key, valueWithoutEmpty(inner)] as const)
    .filter(([, inner]) => inner !== undefined);
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
}

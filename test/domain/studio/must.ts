import type { Refusal, Result } from '../../../domain/refusal.js';

/** The value of an accepted result; a refusal fails the test with its words. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.value;
}

/** 'CODE RULE' of a refusal, null of none: what a table row says. */
export const said = (refusal: Refusal | null | undefined): string | null =>
  refusal ? `${refusal.code} ${refusal.ruleId}` : null;

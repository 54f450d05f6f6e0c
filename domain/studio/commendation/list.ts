/** Who is put on the list of those to be commended (COMMEND-O01): by rank, from the pass line up, within the ceiling; empty places are legitimate. */
import { compare, parseFraction } from '../../panel/decimal.js';
import { type Refusal, refuse } from '../../refusal.js';
import type { Recipient } from '../assessment/consequences.js';
import { type Awards, kindsOf } from './call.js';

export interface Candidate {
  readonly id: string;
  readonly recipient: Recipient;
  /** Exact text; null where nobody has judged it. */
  readonly score: string | null;
  readonly rank: number | null;
  /** A rule that bars it by now (VETO-02, VETO-03, VETO-O03): it may be passed over for that. */
  readonly barredBy: string | null;
}

export interface ListParameters {
  readonly commendationPassScore: string;
}

/** Whether a score reaches the pass line, itself included (CONV-01); nothing that nobody has judged does. */
export function passes({ score }: Pick<Candidate, 'score'>, { commendationPassScore: line }: ListParameters): boolean {
  const [value, least] = [score === null ? null : parseFraction(score), parseFraction(line)];
  return value !== null && least !== null && compare(value, least) >= 0;
}

/**
 * 'badInput' for one that is none of them; 'ruleForbids' under the rule that bars it, below the pass line (COMMEND-O01), or past a better
 * one that is not chosen (COMMEND-01): equals may be told apart by people. 'quotaExhausted' above a ceiling.
 */
export function refuseList(
  chosen: readonly string[],
  candidates: readonly Candidate[],
  awards: Awards,
  p: ListParameters,
): Refusal | null {
  const field = 'nomineeIds';
  const picked = candidates.filter(({ id }) => chosen.includes(id));
  if (picked.length !== new Set(chosen).size) return refuse('badInput', { ruleId: 'COMMEND-O01', field });
  const barred = picked.find(({ barredBy }) => barredBy !== null);
  if (barred?.barredBy) return refuse('ruleForbids', { ruleId: barred.barredBy, field });
  if (picked.some((one) => !passes(one, p)))
    return refuse('ruleForbids', { ruleId: 'COMMEND-O01', field, facts: { needed: p.commendationPassScore } });
  for (const recipient of kindsOf(awards)) {
    const ceiling = awards[recipient] ?? 0;
    const own = picked.filter((one) => one.recipient === recipient);
    if (own.length > ceiling)
      return refuse('quotaExhausted', { ruleId: 'COMMEND-O01', field, facts: { cap: ceiling } });
    const worst = Math.max(0, ...own.map(({ rank }) => rank ?? 0));
    const left = candidates.filter((one) => one.recipient === recipient && !chosen.includes(one.id));
    if (left.some(({ rank, barredBy }) => barredBy === null && rank !== null && rank < worst))
      return refuse('ruleForbids', { ruleId: 'COMMEND-01', field });
  }
  return null;
}

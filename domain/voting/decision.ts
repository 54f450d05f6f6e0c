/**
 * A collective decision (会议研究, HOST-19) in exact fractions. Entitled, present and cast are three different numbers;
 * a rule says which of them it divides by. A tie never passes, whatever the threshold.
 */
import { z } from 'zod';
import { compare, fraction, parseFraction } from '../panel/decimal.js';
import { accepted, type Refusal, type Result, refuse, refused } from '../refusal.js';

const count = z.int().min(0).max(100_000);

/** Whole persons. `cast` holds one entry for everybody present: who neither agrees nor objects abstains. */
export const voteCountSchema = z.strictObject({
  entitled: count,
  present: count,
  cast: z.strictObject({ for: count, against: count, abstain: count }),
});
export type VoteCount = z.infer<typeof voteCountSchema>;

/** '2/3' or '0.5': above 0, at most 1. */
const shareSchema = z.string().refine(
  (text) => {
    const share = parseFraction(text);
    return share !== null && share.num > 0n && share.num <= share.den;
  },
  { error: 'not a share between 0 and 1' },
);

/** `strict`: more than the share (过半数); otherwise the share itself suffices (以上, CONV-01). */
export const voteRuleSchema = z.strictObject({
  /** Share of the entitled who must be present. */
  quorum: z.strictObject({ share: shareSchema, strict: z.boolean() }),
  /** Share of agreeing votes, of: the entitled, those present, or those who voted for or against. */
  threshold: z.strictObject({
    share: shareSchema,
    of: z.enum(['entitled', 'present', 'forAndAgainst']),
    strict: z.boolean(),
  }),
});
export type VoteRule = z.infer<typeof voteRuleSchema>;

export type VoteOutcome = 'passed' | 'notPassed';

/** Is part/whole at least (or, strictly, more than) the share? Nothing is a share of nobody. */
function reaches(part: number, whole: number, rule: { readonly share: string; readonly strict: boolean }): boolean {
  const share = parseFraction(rule.share);
  if (share === null || whole === 0) return false;
  const order = compare(fraction(BigInt(part), BigInt(whole)), share);
  return rule.strict ? order > 0 : order >= 0;
}

/** 'badInput' (HOST-19) where the numbers contradict each other. */
export function refuseCount({ entitled, present, cast }: VoteCount): Refusal | null {
  if (present > entitled)
    return refuse('badInput', { ruleId: 'HOST-19', field: 'present', facts: { present, entitled } });
  const votes = cast.for + cast.against + cast.abstain;
  if (votes !== present)
    return refuse('badInput', { ruleId: 'HOST-19', field: 'cast', facts: { cast: votes, present } });
  return null;
}

/** 'badInput' (numbers contradict), 'quorumMissing' (HOST-19: too few present, nothing was decided), else the outcome. */
export function judgeVote(votes: VoteCount, rule: VoteRule): Result<VoteOutcome> {
  const wrong = refuseCount(votes);
  if (wrong) return refused(wrong);
  const { entitled, present, cast } = votes;
  if (!reaches(present, entitled, rule.quorum)) {
    const facts = { present, entitled, quorum: rule.quorum.share };
    return refused(refuse('quorumMissing', { ruleId: 'HOST-19', facts }));
  }
  const whole = { entitled, present, forAndAgainst: cast.for + cast.against }[rule.threshold.of];
  return accepted(cast.for > cast.against && reaches(cast.for, whole, rule.threshold) ? 'passed' : 'notPassed');
}

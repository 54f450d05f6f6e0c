import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeVote, type VoteCount, type VoteRule, voteRuleSchema } from '../../../domain/voting/decision.js';

const votes = (entitled: number, f: number, against: number, abstain = 0): VoteCount => ({
  entitled,
  present: f + against + abstain,
  cast: { for: f, against, abstain },
});
const rule = (threshold: string, of: VoteRule['threshold']['of'], strict: boolean, quorum = '2/3'): VoteRule => ({
  quorum: { share: quorum, strict: false },
  threshold: { share: threshold, of, strict },
});
const outcome = (count: VoteCount, by: VoteRule) => {
  const result = judgeVote(count, by);
  return result.ok ? result.value : result.refusals[0]?.code;
};

test.each([
  // entitled, for, against, abstain, threshold, of, strict → outcome
  [9, 5, 4, 0, '1/2', 'present', true, 'passed'],
  [10, 5, 5, 0, '1/2', 'present', true, 'notPassed'],
  [10, 5, 5, 0, '1/2', 'present', false, 'notPassed'],
  [10, 5, 4, 1, '1/2', 'present', true, 'notPassed'],
  [10, 5, 4, 1, '1/2', 'present', false, 'passed'],
  [10, 5, 4, 1, '1/2', 'forAndAgainst', true, 'passed'],
  [12, 6, 3, 0, '1/2', 'entitled', true, 'notPassed'],
  [12, 6, 3, 0, '1/2', 'entitled', false, 'passed'],
  [9, 6, 3, 0, '2/3', 'present', false, 'passed'],
  [9, 6, 3, 0, '2/3', 'present', true, 'notPassed'],
  [9, 7, 2, 0, '2/3', 'present', true, 'passed'],
  [10, 6, 3, 0, '2/3', 'entitled', false, 'notPassed'],
  [10, 6, 3, 0, '2/3', 'forAndAgainst', false, 'passed'],
  [7, 0, 0, 7, '1/2', 'forAndAgainst', false, 'notPassed'],
  [3, 3, 0, 0, '1', 'entitled', false, 'passed'],
  [3, 3, 0, 0, '1', 'entitled', true, 'notPassed'],
] as const)(
  'HOST-19: %i entitled, %i for, %i against, %i abstain; %s of %s, strict %s → %s',
  (entitled, f, against, abstain, share, of, strict, expected) => {
    expect(outcome(votes(entitled, f, against, abstain), rule(share, of, strict))).toBe(expected);
  },
);

test.each([
  [9, 6, '2/3', false, 'passed'],
  [9, 5, '2/3', false, 'quorumMissing'],
  [9, 6, '2/3', true, 'quorumMissing'],
  [10, 5, '1/2', false, 'passed'],
  [10, 5, '1/2', true, 'quorumMissing'],
  [0, 0, '1/2', false, 'quorumMissing'],
])('HOST-19: %i entitled, %i present, quorum %s strict %s → %s', (entitled, present, share, strict, expected) => {
  const by = { ...rule('1/2', 'present', true), quorum: { share, strict } };
  expect(outcome(votes(entitled, present, 0), by)).toBe(expected);
});

test('HOST-19: numbers that contradict each other are refused, with the field', () => {
  const by = rule('1/2', 'present', true);
  expect(judgeVote(votes(3, 3, 1), by)).toMatchObject({ refusals: [{ code: 'badInput', field: 'present' }] });
  expect(judgeVote({ ...votes(5, 3, 1), present: 5 }, by)).toMatchObject({
    refusals: [{ code: 'badInput', field: 'cast' }],
  });
  expect(judgeVote({ ...votes(5, 3, 1), present: 3 }, by)).toMatchObject({
    refusals: [{ code: 'badInput', field: 'cast' }],
  });
});

test.each(['0', '4/3', '-1/2', '1/0', 'half', '0.6667e0'])('%s is no share', (share) => {
  expect(voteRuleSchema.safeParse(rule(share, 'present', false)).success).toBe(false);
});

const anyVotes = fc
  .record({ f: fc.nat(20), against: fc.nat(20), abstain: fc.nat(20), away: fc.nat(10) })
  .map(({ f, against, abstain, away }) => votes(f + against + abstain + away, f, against, abstain));
const anyRule = fc
  .record({
    share: fc.constantFrom('1/3', '1/2', '2/3', '3/4', '1'),
    of: fc.constantFrom('entitled' as const, 'present' as const, 'forAndAgainst' as const),
    strict: fc.boolean(),
    quorum: fc.constantFrom('1/2', '2/3', '1'),
  })
  .map((r) => rule(r.share, r.of, r.strict, r.quorum));

test('monotone: a vote moved towards "for" never turns passed into not passed', () => {
  fc.assert(
    fc.property(anyVotes, anyRule, fc.constantFrom('against' as const, 'abstain' as const), (count, by, from) => {
      fc.pre(count.cast[from] > 0);
      const cast = { ...count.cast, [from]: count.cast[from] - 1, for: count.cast.for + 1 };
      if (outcome(count, by) === 'passed') expect(outcome({ ...count, cast }, by)).toBe('passed');
    }),
  );
});

test('a tie never passes, under any rule', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.nat(20), anyRule, (n, abstain, by) => {
      expect(outcome(votes(2 * n + abstain, n, n, abstain), by)).not.toBe('passed');
    }),
  );
});

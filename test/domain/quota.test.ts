import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextQuota, type QuotaEvent, refuseRefill, refuseTake, singleNominee } from '../../domain/quota.js';

test.each([
  [4, 3, null],
  [4, 4, 'quotaExhausted'],
  [0, 0, 'quotaExhausted'],
])('HOST-21: quota %i with %i taken → %s', (cap, used, code) => {
  expect(refuseTake({ cap, used }, 'county')?.code ?? null).toBe(code);
});

test('HOST-21, HOST-23: the refusal cites the rule of the route and the numbers', () => {
  expect(refuseTake({ cap: 3, used: 3 }, 'county')).toEqual({
    code: 'quotaExhausted',
    ruleId: 'HOST-21',
    facts: { cap: 3, used: 3 },
  });
  expect(singleNominee(1, 1)).toMatchObject({ ruleId: 'HOST-23' });
});

test('HOST-23: one nominee of a city-direct or private school, not a second', () => {
  expect(singleNominee(0, 1)).toBeNull();
  expect(singleNominee(1, 1)?.code).toBe('quotaExhausted');
});

test.each<[string, QuotaEvent, unknown]>([
  ['take', { kind: 'take' }, { cap: 4, used: 4 }],
  ['free', { kind: 'free' }, { cap: 4, used: 2 }],
  ['raise', { kind: 'raise', cap: 6 }, { cap: 6, used: 3 }],
  ['I13: lower to current use', { kind: 'lower', cap: 3, affected: [] }, { cap: 3, used: 3 }],
  ['I13: lower under use with the case', { kind: 'lower', cap: 2, affected: ['a'] }, { cap: 2, used: 2 }],
  ['I13: lower under use without', { kind: 'lower', cap: 2, affected: [] }, 'ruleForbids'],
  ['I13: lower under use, one case too few', { kind: 'lower', cap: 1, affected: ['a'] }, 'ruleForbids'],
  ['I13: lower under use, the same case twice', { kind: 'lower', cap: 1, affected: ['a', 'a'] }, 'ruleForbids'],
  ['I13: lower with a case nobody must lose', { kind: 'lower', cap: 3, affected: ['a'] }, 'ruleForbids'],
  ['lower upwards', { kind: 'lower', cap: 5, affected: [] }, 'badInput'],
  ['raise downwards', { kind: 'raise', cap: 3 }, 'badInput'],
  ['a negative cap', { kind: 'lower', cap: -1, affected: [] }, 'badInput'],
  ['half a place', { kind: 'raise', cap: 4.5 }, 'badInput'],
])('%s', (_, event, expected) => {
  const result = nextQuota({ cap: 4, used: 3 }, event, 'county');
  expect(result.ok ? result.value : result.refusals[0]?.code).toEqual(expected);
});

test('nothing taken, nothing to free', () => {
  expect(nextQuota({ cap: 4, used: 0 }, { kind: 'free' }, 'county')).toMatchObject({
    refusals: [{ code: 'ruleForbids' }],
  });
});

test('HOST-21: no sequence of events ever exceeds the quota', () => {
  const event: fc.Arbitrary<QuotaEvent> = fc.oneof(
    fc.constant<QuotaEvent>({ kind: 'take' }),
    fc.constant<QuotaEvent>({ kind: 'free' }),
    fc.record({ kind: fc.constant('raise' as const), cap: fc.integer({ min: -1, max: 6 }) }),
    fc.record({
      kind: fc.constant('lower' as const),
      cap: fc.integer({ min: -1, max: 6 }),
      affected: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 }),
    }),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      let row = { cap: 3, used: 0 };
      for (const e of events) {
        const result = nextQuota(row, e, 'county');
        if (result.ok) row = result.value;
        expect(row.used).toBeGreaterThanOrEqual(0);
        expect(row.used).toBeLessThanOrEqual(row.cap);
      }
    }),
  );
});

const cityDate = '2026-05-31T15:59:59.999Z';
test.each([
  ['on the last millisecond', { at: cityDate, cityDate, reopenedUntil: null }, 2, null],
  ['a millisecond late', { at: '2026-05-31T16:00:00.000Z', cityDate, reopenedUntil: null }, 2, 'windowClosed'],
  [
    'late, reopened by the city',
    { at: '2026-06-02T00:00:00.000Z', cityDate, reopenedUntil: '2026-06-05T15:59:59.999Z' },
    2,
    null,
  ],
  ['in time, no place free', { at: cityDate, cityDate, reopenedUntil: null }, 3, 'quotaExhausted'],
])('HOST-O14: refill %s', (_, dates, used, code) => {
  expect(refuseRefill({ cap: 3, used }, 'county', dates)?.code ?? null).toBe(code);
});

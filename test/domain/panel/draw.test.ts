import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conflictsOf } from '../../../domain/panel/conflicts.js';
import { type DrawInput, drawPanel, substituteFor } from '../../../domain/panel/draw.js';
import { candidate, expert, says, sha256 } from './people.js';

const seed = '0123456789abcdef0123456789abcdef';
const rules = { panelSize: 5, minValidScores: 3, scoresPerCandidate: 4 };
const counties = ['east', 'west', 'north', null];
const base: DrawInput = {
  seed,
  pool: Array.from({ length: 9 }, (_, n) => expert(n, counties[n % 4] ?? null)),
  candidates: Array.from({ length: 12 }, (_, n) => candidate(n, counties[n % 4] ?? null)),
  declarations: [],
  rules,
};
const drawn = (input: DrawInput) => {
  const result = drawPanel(input, sha256);
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.value;
};

test('the panel is the head of the pool sorted by hash(seed|expertId), as anyone can repeat', () => {
  const byHand = base.pool
    .map((e) => e.personId)
    .sort((a, b) => (sha256(`${seed}|${a}`) < sha256(`${seed}|${b}`) ? -1 : 1));
  const draw = drawn(base);
  expect(draw.order.map((row) => row.expertId)).toEqual(byHand);
  expect(draw.panel.slice(0, 5)).toEqual(byHand.slice(0, 5));
});

test('the order in which pool and candidates arrive does not matter; the seed does', () => {
  const turned = { ...base, pool: base.pool.toReversed(), candidates: base.candidates.toReversed() };
  expect(JSON.stringify(drawn(turned))).toBe(JSON.stringify(drawn(base)));
  expect(drawn({ ...base, seed: `f${seed}` }).order).not.toEqual(drawn(base).order);
});

test('HOST-O15: every candidate gets at least three experts, none with a conflict', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (n) => {
      const draw = drawn({ ...base, seed: n.toString(16).padStart(32, '0') });
      expect(draw.panel.length).toBeGreaterThanOrEqual(5);
      for (const { caseId, expertIds } of draw.assignments) {
        expect(expertIds.length).toBeGreaterThanOrEqual(3);
        expect(new Set(expertIds).size).toBe(expertIds.length);
        const whom = base.candidates.find((c) => c.caseId === caseId);
        const who = base.pool.filter((e) => expertIds.includes(e.personId));
        expect(whom && who.flatMap((e) => conflictsOf(e, whom, []))).toEqual([]);
      }
    }),
  );
});

test('without conflicts no expert has two files more than another', () => {
  const loads = new Map<string, number>();
  const draw = drawn({ ...base, pool: base.pool.map((e) => ({ ...e, countyId: null })) });
  for (const id of draw.assignments.flatMap((a) => a.expertIds)) loads.set(id, (loads.get(id) ?? 0) + 1);
  expect(Math.max(...loads.values()) - Math.min(...loads.values())).toBeLessThanOrEqual(1);
});

test('the panel grows past its size when a candidate needs it', () => {
  const c = candidate(1);
  const input = { ...base, candidates: [c] };
  const declarations = drawn(input)
    .panel.slice(0, 4)
    .map((id) => ({ expertId: id, caseId: c.caseId, says: 'kinship' as const }));
  const draw = drawn({ ...input, declarations });
  expect(draw.panel).toHaveLength(7);
  expect(draw.assignments[0]?.expertIds).toHaveLength(3);
});

test('HOST-O15: a pool too small for one candidate is refused and names the candidate', () => {
  const c = candidate(3, 'west');
  const declarations = base.pool.slice(2).map((e) => says(e, c, 'declared'));
  expect(drawPanel({ ...base, candidates: [candidate(1), c], declarations }, sha256)).toEqual({
    ok: false,
    refusals: [{ code: 'poolTooSmall', ruleId: 'HOST-O15', facts: { caseId: 'case-03', have: 1, need: 3 } }],
  });
});

test.each([
  ['a seed under 128 bits', { seed: 'abc' }, 'badInput'],
  ['a seed that is not hex', { seed: 'z'.repeat(32) }, 'badInput'],
  ['an expert twice', { pool: [...base.pool, expert(1)] }, 'badInput'],
  ['a case twice', { candidates: [candidate(1), candidate(1)] }, 'badInput'],
  ['fewer assigned than needed', { rules: { ...rules, scoresPerCandidate: 2 } }, 'badInput'],
  ['a pool under the panel size', { pool: base.pool.slice(0, 4) }, 'poolTooSmall'],
])('%s is refused', (_, change, code) => {
  expect(drawPanel({ ...base, ...change }, sha256)).toMatchObject({ ok: false, refusals: [{ code }] });
});

test('a substitute is free of conflict, new to the file, from the panel first', () => {
  const draw = drawn(base);
  const [first] = draw.assignments;
  const found = substituteFor(draw, base, first?.caseId ?? '', []);
  if (!found.ok) throw new Error('nobody');
  expect(first?.expertIds).not.toContain(found.value);
  const rest = base.pool.map((e) => e.personId);
  expect(substituteFor(draw, base, first?.caseId ?? '', rest)).toMatchObject({ refusals: [{ code: 'poolTooSmall' }] });
  expect(substituteFor(draw, base, 'no-case', [])).toMatchObject({ refusals: [{ code: 'notFound' }] });
});

import { expect, test } from 'vitest';
import { exactText } from '../../../domain/panel/decimal.js';
import {
  commitmentText,
  dimensionOf,
  faultOf,
  type Rubric,
  refuseOpening,
  rubricSchema,
  type ScoreSheet,
  sheetSchema,
  totalOf,
} from '../../../domain/panel/sheets.js';
import { sha256 } from './people.js';

const rubric: Rubric = {
  code: 'host2026',
  dimensions: [
    { code: 'ethics', max: '30' },
    { code: 'results', max: '40.5' },
  ],
};
const sheet: ScoreSheet = { caseId: 'c1', expertId: 'e1', points: { ethics: '28.5', results: '40' }, comment: '好' };
const nonce = 'a'.repeat(32);
const with_ = (points: Record<string, unknown>) => ({ ...sheet, points });

test.each([
  ['the maximum itself', with_({ ethics: '30', results: '40.5' }), true],
  ['zero', with_({ ethics: '0', results: '0.0' }), true],
  ['a tenth above the maximum', with_({ ethics: '30.1', results: '1' }), false],
  ['two decimals', with_({ ethics: '1.25', results: '1' }), false],
  ['a negative number', with_({ ethics: '-1', results: '1' }), false],
  ['a floating-point number', with_({ ethics: 28.5, results: '1' }), false],
  ['a dimension missing', with_({ ethics: '1' }), false],
  ['a dimension too many', with_({ ethics: '1', results: '1', charm: '1' }), false],
])('I42: %s → %s', (_, value, ok) => expect(sheetSchema(rubric).safeParse(value).success).toBe(ok));

test('a rubric names each dimension once', () => {
  const [first] = rubric.dimensions;
  expect(rubricSchema.safeParse({ ...rubric, dimensions: [first, first] }).success).toBe(false);
  expect(rubricSchema.safeParse(rubric).success).toBe(true);
});

test('total and dimension are exact', () => {
  expect(exactText(totalOf(sheet))).toBe('137/2');
  expect(exactText(dimensionOf(sheet, 'ethics'))).toBe('57/2');
  expect(exactText(dimensionOf(sheet, 'other'))).toBe('0/1');
});

test('a sheet does not count when conflicted, incomplete or changed after sealing', () => {
  expect(faultOf(sheet, rubric, { conflicts: [], sealMatches: true })).toBeNull();
  expect(faultOf(sheet, rubric, { conflicts: ['kinship'], sealMatches: true })).toBe('conflicted');
  expect(faultOf(with_({ ethics: '1' }), rubric, { conflicts: [], sealMatches: true })).toBe('incomplete');
  expect(faultOf(sheet, rubric, { conflicts: [], sealMatches: false })).toBe('sealBroken');
});

test('the commitment is canonical: order of keys and trailing zeros do not matter', () => {
  expect(commitmentText(sheet, rubric, nonce)).toBe(
    `["pingxuan/sheet/1","host2026","c1","e1",[["ethics","28.5"],["results","40"]],"好","${nonce}"]`,
  );
  const turned = with_({ results: '40.0', ethics: '028.5' }) as ScoreSheet;
  expect(commitmentText(turned, rubric, nonce)).toBe(commitmentText(sheet, rubric, nonce));
});

test('opening: the sealed sheet opens, any change breaks the seal', () => {
  const commitment = sha256(commitmentText(sheet, rubric, nonce));
  expect(refuseOpening({ commitment, sheet, nonce }, rubric, sha256)).toBeNull();
  const changed = { ...sheet, points: { ...sheet.points, ethics: '28.6' } };
  for (const opening of [
    { commitment, sheet: changed, nonce },
    { commitment, sheet: { ...sheet, comment: '' }, nonce },
    { commitment, sheet: { ...sheet, expertId: 'e2' }, nonce },
    { commitment, sheet, nonce: 'b'.repeat(32) },
  ])
    expect(refuseOpening(opening, rubric, sha256)?.code).toBe('sealBroken');
  expect(refuseOpening({ commitment, sheet, nonce: '12' }, rubric, sha256)?.code).toBe('badInput');
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compare,
  exactText,
  formatHalfUp,
  fraction,
  mean,
  parseDecimal,
  parseFraction,
} from '../../../domain/panel/decimal.js';

const read = (text: string) => parseDecimal(text) ?? fraction(-999n);

test.each([
  ['87.5', '175/2'],
  ['0', '0/1'],
  ['-3', '-3/1'],
  ['0.125', '1/8'],
  ['100.0', '100/1'],
])('%s is exactly %s', (text, exact) => expect(exactText(read(text))).toBe(exact));

test.each(['', '1.', '.5', '1e3', '1,5', ' 1', 'NaN', '１', '1/0'])('%j is no number', (text) =>
  expect(parseFraction(text)).toBeNull(),
);

test.each([
  ['2/3', '2/3'],
  ['4/6', '2/3'],
  ['0.5', '1/2'],
])('share %s is %s', (text, exact) => expect(exactText(parseFraction(text) ?? fraction(0n))).toBe(exact));

test.each([
  ['85.125', 2, '85.13'],
  ['85.124', 2, '85.12'],
  ['2.5', 0, '3'],
  ['-2.5', 0, '-3'],
  ['-0.4', 0, '0'],
  ['1.005', 2, '1.01'],
  ['99.995', 2, '100.00'],
  ['7', 1, '7.0'],
])('%s to %i digits is shown as %s', (text, digits, shown) => expect(formatHalfUp(read(text), digits)).toBe(shown));

test('I42: 0.1 + 0.2 is 0.3, and the mean of nothing is nothing', () => {
  expect(mean([read('0.1'), read('0.2'), read('0.3')])).toEqual(read('0.2'));
  expect(mean([])).toBeNull();
});

test('means are compared before rounding: 86.666… beats 86.66', () => {
  const exact = mean([read('86'), read('87'), read('87')]) ?? fraction(0n);
  expect(compare(exact, read('86.66'))).toBe(1);
  expect(compare(exact, fraction(260n, 3n))).toBe(0);
});

test('the mean does not depend on the order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1 }), (tenths) => {
      const list = tenths.map((n) => fraction(BigInt(n), 10n));
      expect(mean(list.toReversed())).toEqual(mean(list));
    }),
  );
});

/**
 * Exact fractions on BigInt: scores, means, quorums and thresholds. Nothing here is ever a floating-point number (I42).
 * Rounding exists for display alone; whoever compares, compares fractions.
 */

/** Lowest terms, denominator above zero. */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** `den` must not be 0; every caller in this folder passes a count or a power of ten. */
export function fraction(num: bigint, den = 1n): Fraction {
  const sign = den < 0n ? -1n : 1n;
  const divisor = gcd(num, den * sign) || 1n;
  return { num: (num * sign) / divisor, den: (den * sign) / divisor };
}

/** '87.5', '-3', '0.125' → the exact value; anything else (exponents, spaces, commas, '1.') → null. */
export function parseDecimal(text: string): Fraction | null {
  const found = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/.exec(text);
  if (!found) return null;
  const [, sign = '', whole = '', decimals = ''] = found;
  const value = BigInt(whole + decimals);
  return fraction(sign === '-' ? -value : value, 10n ** BigInt(decimals.length));
}

/** '2/3' or a decimal → the exact value, else null (also for a denominator of 0). */
export function parseFraction(text: string): Fraction | null {
  const found = /^(-?\d{1,30})\/(\d{1,30})$/.exec(text);
  if (!found) return parseDecimal(text);
  const den = BigInt(found[2] ?? '0');
  return den === 0n ? null : fraction(BigInt(found[1] ?? '0'), den);
}

/** Below 0: a < b; 0: equal; above 0: a > b. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const add = (a: Fraction, b: Fraction): Fraction => fraction(a.num * b.den + b.num * a.den, a.den * b.den);

export const sum = (list: readonly Fraction[]): Fraction => list.reduce(add, fraction(0n));

/** The mean of nothing is null, not 0. */
export function mean(list: readonly Fraction[]): Fraction | null {
  if (list.length === 0) return null;
  const total = sum(list);
  return fraction(total.num, total.den * BigInt(list.length));
}

/** 'num/den' in lowest terms: what is stored and hashed. */
export const exactText = (value: Fraction): string => `${value.num}/${value.den}`;

/** For people's eyes: `digits` decimals, halves away from zero (四舍五入). '2.5' with 0 digits → '3', '-2.5' → '-3'. */
export function formatHalfUp(value: Fraction, digits: number): string {
  const size = value.num < 0n ? -value.num : value.num;
  const scale = 10n ** BigInt(digits);
  const rounded = (2n * size * scale + value.den) / (2n * value.den);
  const sign = value.num < 0n && rounded > 0n ? '-' : '';
  if (digits === 0) return `${sign}${rounded}`;
  return `${sign}${rounded / scale}.${(rounded % scale).toString().padStart(digits, '0')}`;
}

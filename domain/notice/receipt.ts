/**
 * Receipt numbers people write down and type again: YY2026-0007-0012-58 = objection (异议) 12 to notice 7 of 2026, with two check
 * digits (ISO 7064 MOD 97-10 over the digits before), so that a typo is told from an unknown number.
 */
export interface Receipt {
  readonly year: number;
  readonly notice: number;
  readonly serial: number;
}

const checkOf = (digits: string): string => (98n - ((BigInt(digits) * 100n) % 97n)).toString().padStart(2, '0');

export function receiptNumber({ year, notice, serial }: Receipt): string {
  const parts = [`${year}`.padStart(4, '0'), `${notice}`.padStart(4, '0'), `${serial}`.padStart(4, '0')];
  return `YY${parts.join('-')}-${checkOf(parts.join(''))}`;
}

/** null for anything but a number this service could have issued; letters in either case, spaces around it allowed. */
export function parseReceipt(text: string): Receipt | null {
  const found = /^YY(\d{4})-(\d{4,8})-(\d{4,8})-(\d{2})$/.exec(text.trim().toUpperCase());
  if (!found) return null;
  const receipt = { year: Number(found[1]), notice: Number(found[2]), serial: Number(found[3]) };
  return receiptNumber(receipt) === text.trim().toUpperCase() ? receipt : null;
}

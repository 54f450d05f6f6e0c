/** Money: whole fen (分) wherever it is kept or reckoned with, yuan with two places wherever people read or write it. */
import { z } from 'zod';

/** As people write it: yuan, two decimals at most, below ten thousand million. */
export const yuanSchema = z
  .string()
  .trim()
  .regex(/^\d{1,10}(\.\d{1,2})?$/);

/** Exact; a text that is no amount (`yuanSchema`) is a bug of the caller. @throws Error */
export function fenOf(amount: string): number {
  const [, yuan, cents = ''] = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(amount.trim()) ?? [];
  if (yuan === undefined) throw new Error('no amount of money');
  return Number(yuan) * 100 + Number(cents.padEnd(2, '0'));
}

/** `123456` fen: `1,234.56`. */
export function yuanOf(fen: number): string {
  const digits = String(fen).padStart(3, '0');
  const whole = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${whole}.${digits.slice(-2)}`;
}

export const sumOf = (amounts: readonly { readonly amountFen: number }[]): number =>
  amounts.reduce((sum, { amountFen }) => sum + amountFen, 0);

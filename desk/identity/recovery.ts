import { randomInt } from 'node:crypto';
import { sha256 } from '../kit/canonical.js';

const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';

/** Codes for the day the phone is lost: `xxxxx-xxxxx-xxxxx`, 74 bits each, shown once, stored as SHA-256. */
export function recoveryCodes(count: number): { readonly codes: readonly string[]; readonly hashes: string[] } {
  const part = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
  const codes = Array.from({ length: count }, () => `${part()}-${part()}-${part()}`);
  return { codes, hashes: codes.map(recoveryHash) };
}

export const recoveryHash = (code: string): string => sha256(`recovery:${code.trim().toLowerCase()}`);

import { randomInt } from 'node:crypto';
import { sha256 } from '../kit/canonical.js';

const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';

/** Codes for the day the phone is lost: `xxxxx-xxxxx-xxxxx-xxxxx-xxxxx`, 123 bits each, shown once, stored as SHA-256 (ASVS 6.5.2). */
export function recoveryCodes(count: number): { readonly codes: readonly string[]; readonly hashes: string[] } {
  const part = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
  const codes = Array.from({ length: count }, () => Array.from({ length: 5 }, part).join('-'));
  return { codes, hashes: codes.map(recoveryHash) };
}

export const recoveryHash = (code: string): string => sha256(`recovery:${code.trim().toLowerCase()}`);

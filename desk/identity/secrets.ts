import { randomBytes, timingSafeEqual } from 'node:crypto';
import { sha256 } from '../kit/canonical.js';

/** 256 random bits for a cookie or a token; only `sha256` of it is stored. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Whether `given` is what `storedHash` was made of, in constant time. */
export function secretFits(storedHash: string, given: string): boolean {
  return timingSafeEqual(Buffer.from(storedHash), Buffer.from(sha256(given)));
}

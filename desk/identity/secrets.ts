import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { links } from '../../db/schema/all.js';
import { sha256 } from '../kit/canonical.js';

/** 256 random bits for a cookie or a token; only `sha256` of it is stored. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Whether `given` is what `storedHash` was made of, in constant time. */
export function secretFits(storedHash: string, given: string): boolean {
  return timingSafeEqual(Buffer.from(storedHash), Buffer.from(sha256(given)));
}

/** What somebody shows of a link: the secret after `#`, or the code printed in the letter, typed as they like. */
export interface Shown {
  readonly secret?: string | undefined;
  readonly code?: string | undefined;
}

/** Whether the secret or the code is the link's. */
export function linkFits(link: Pick<typeof links.$inferSelect, 'secretHash' | 'codeHash'>, shown: Shown): boolean {
  const code = shown.code?.replaceAll(/[\s-]/g, '').toUpperCase();
  return (
    (shown.secret !== undefined && secretFits(link.secretHash, shown.secret)) ||
    (code !== undefined && secretFits(link.codeHash, code))
  );
}

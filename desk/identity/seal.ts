import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const keyOf = (sealKey: string) => createHash('sha256').update(`totp:${sealKey}`).digest();

/** AES-256-GCM: a stolen database alone gives nobody a second factor. `v1.` lets the way of sealing change (ASVS 11.2.2). */
export function seal(sealKey: string, secret: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(sealKey), iv);
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return `v1.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`;
}

/** What opens sealed secrets: the key of today, and those before it. */
export interface SealKeys {
  readonly sealKey: string;
  readonly formerSealKeys?: readonly string[];
}

/** What was sealed, by whichever key it was; null when it was none of them, or changed since. */
export function unseal({ sealKey, formerSealKeys = [] }: SealKeys, sealed: string): string | null {
  for (const key of [sealKey, ...formerSealKeys]) {
    const opened = openedWith(key, sealed);
    if (opened !== null) return opened;
  }
  return null;
}

/** Whether this key sealed it. */
export const opens = (sealKey: string, sealed: string): boolean => openedWith(sealKey, sealed) !== null;

function openedWith(sealKey: string, sealed: string): string | null {
  if (!sealed.startsWith('v1.')) throw new Error('a secret that is not sealed');
  const bytes = Buffer.from(sealed.slice(3), 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(sealKey), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

declare const sealedWords: unique symbol;

/** Words as they are stored. Not a text, so that nothing shows, sends or compares them as if they were the words. */
export interface Sealed {
  readonly [sealedWords]: true;
}

/**
 * What one person wrote, sealed with a key of its own that is itself sealed with the installation's (`DATA_KEY`): AES-256-GCM both
 * times. Destroying the inner key erases every copy of the words. `p1.` lets the way of sealing change (ASVS 11.2.2).
 */
export interface Vault {
  /** A new key as it may be stored. */
  readonly newKey: () => string;
  /** The same key sealed with the newest of `DATA_KEYS`; as it is where that seals it already. @throws Error where none opens it */
  readonly rewrap: (wrapped: string) => string;
  /** @returns what stands in the place of the value */
  readonly seal: (wrapped: string, value: unknown) => Sealed;
  /** The value; null once its key was destroyed (`wrapped` null). @throws Error for what is not sealed */
  readonly open: (wrapped: string | null, stored: Sealed) => unknown;
  /** A file's bytes for the blob store; the same bytes give the same sealed ones, and only their SHA-256 opens them. */
  readonly sealFile: (bytes: Uint8Array) => Buffer;
  readonly openFile: (sha256: string, sealed: Uint8Array) => Buffer;
}

const mark = 'p1.';

/** @param dataKeys the installation's key, then older ones that may still open; any text of 32 characters or more each */
export function createVault(dataKeys: string | readonly string[]): Vault {
  const [newest, ...older] = [dataKeys].flat().map((text) => hmac(text, 'pingxuan/data-key/1'));
  if (!newest) throw new Error('a vault without a key');
  const unwrap = (wrapped: string): Buffer => {
    const id = wrapped.slice(0, wrapped.indexOf('.'));
    const master = [newest, ...older].find((key) => idOf(key) === id);
    if (!master) throw new Error('a key sealed with a DATA_KEY that is not given');
    return decrypt(master, Buffer.from(wrapped.slice(id.length + 1), 'base64url'));
  };
  const open = (wrapped: string | null, stored: Sealed): unknown => {
    const text = textOf(stored);
    if (wrapped === null) return null;
    const bytes = decrypt(unwrap(wrapped), Buffer.from(text.slice(mark.length), 'base64url'));
    return JSON.parse(bytes.toString('utf8'));
  };
  const fileKey = (sha256: string, master: Buffer) => hmac(master, `file:${sha256}`);
  const wrap = (key: Buffer) => `${idOf(newest)}.${encrypt(newest, key, randomBytes(12)).toString('base64url')}`;
  return {
    newKey: () => wrap(randomBytes(32)),
    rewrap: (wrapped) => (wrapped.startsWith(`${idOf(newest)}.`) ? wrapped : wrap(unwrap(wrapped))),
    seal: (wrapped, value) => {
      const bytes = encrypt(unwrap(wrapped), Buffer.from(JSON.stringify(value), 'utf8'), randomBytes(12));
      return sealedText(mark + bytes.toString('base64url'));
    },
    open,
    // One key seals one content only, so that its nonce may be fixed.
    sealFile: (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return Buffer.concat([
        Buffer.from(`${idOf(newest)}.`),
        encrypt(fileKey(sha256, newest), bytes, Buffer.alloc(12)),
      ]);
    },
    openFile: (sha256, sealed) => {
      const bytes = Buffer.from(sealed);
      const id = bytes.subarray(0, bytes.indexOf('.')).toString();
      const master = [newest, ...older].find((key) => idOf(key) === id);
      if (!master) throw new Error('a file sealed with a DATA_KEY that is not given');
      return decrypt(fileKey(sha256, master), bytes.subarray(id.length + 1));
    },
  };
}

/** The columns hold text; these two alone know. */
const sealedText = (text: string): Sealed => text as unknown as Sealed;
/** The stored text itself, to be hashed. @throws Error for what is not sealed */
export function textOf(stored: Sealed): string {
  const text: unknown = stored;
  if (typeof text !== 'string' || !text.startsWith(mark)) throw new Error('words that are not sealed');
  return text;
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const idOf = (master: Buffer): string => hmac(master, 'id').toString('hex').slice(0, 8);

/** iv (12 bytes) ‖ tag (16) ‖ sealed bytes. */
function encrypt(key: Buffer, bytes: Uint8Array, iv: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** @throws Error when sealed with another key, or changed since */
function decrypt(key: Buffer, bytes: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
}

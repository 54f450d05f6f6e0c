import { randomBytes } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** 128 random bits in RFC 4648 base32: 26 characters that are typed in one case and cannot be guessed (anchors 4F-2). */
export function verificationCode(bytes: Uint8Array = randomBytes(16)): string {
  let bits = BigInt(`0x1${Buffer.from(bytes).toString('hex')}00`);
  // 128 bits and two of padding make 26 groups of five
  bits >>= 6n;
  let code = '';
  for (let at = 0; at < 26; at += 1) {
    code = (alphabet[Number(bits & 31n)] ?? '') + code;
    bits >>= 5n;
  }
  return code;
}

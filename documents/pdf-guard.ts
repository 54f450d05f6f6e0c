import { constants, inflateSync } from 'node:zlib';

/** Actions that run, fetch, send or carry something; a name in a PDF may be written with #xx for any of its letters. */
const acting = ['JavaScript', 'Launch', 'EmbeddedFile', 'RichMedia', 'SubmitForm', 'ImportData', 'GoToE'];
const spelled = (name: string): string =>
  [...name].map((letter) => `(?:${letter}|#${letter.charCodeAt(0).toString(16)})`).join('');
const named = (...names: readonly string[]): RegExp => new RegExp(`/(?:${names.map(spelled).join('|')})`, 'iu');
const acts = named(...acting);
const packedObjects = new RegExp(named('ObjStm').source, 'giu');
const isEncrypted = named('Encrypt');
const isFlate = named('FlateDecode', 'Fl');
const otherFilter = named(
  'ASCIIHexDecode',
  'ASCII85Decode',
  'LZWDecode',
  'RunLengthDecode',
  'Crypt',
  'Predictor',
  'AHx',
  'A85',
  'LZW',
);

/** Objects packed into streams, unpacked: in one stream and in all of them. */
const maxStreamBytes = 16 * 1024 * 1024;
const maxBytes = 64 * 1024 * 1024;

/**
 * What a PDF is refused for: `active` where it would act, also in objects that are packed or spelled in disguise;
 * `hidden` where packed objects cannot be looked into (encrypted, oddly packed, too many).
 */
export function pdfFault(bytes: Buffer): 'active' | 'hidden' | null {
  const text = bytes.toString('latin1');
  if (acts.test(text)) return 'active';
  let left = maxBytes;
  for (const { index } of text.matchAll(packedObjects)) {
    const from = text.indexOf('stream', index);
    const head = text.slice(Math.max(0, text.lastIndexOf('obj', index)), from);
    if (from < 0 || head.length > 10_000) continue;
    if (otherFilter.test(head) || isEncrypted.test(text)) return 'hidden';
    if (!isFlate.test(head)) continue;
    const begin = from + 6 + (text.startsWith('\r\n', from + 6) ? 2 : 1);
    const end = text.indexOf('endstream', begin);
    const objects = unpacked(bytes.subarray(begin, end < 0 ? undefined : end));
    left -= objects?.length ?? 0;
    if (objects === null || left < 0) return 'hidden';
    if (acts.test(objects.toString('latin1'))) return 'active';
  }
  return null;
}

function unpacked(packed: Buffer): Buffer | null {
  try {
    return inflateSync(packed, { maxOutputLength: maxStreamBytes, finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return null;
  }
}

import { fileTypeFromBuffer } from 'file-type';
import { accepted, type Result, refuse, refused } from '../domain/refusal.js';
import { officeFault } from './office-guard.js';
import { pdfFault } from './pdf-guard.js';

/** What may be attached to an application; macros, HTML and SVG may not. */
export const uploadTypes = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type UploadType = keyof typeof uploadTypes;

export interface UploadLimits {
  readonly maxBytes: number;
  /** Bytes of an Office file when unpacked; default 16 MiB above `maxBytes`: pictures do not pack, and text is small. */
  readonly maxUnpackedBytes?: number;
}
export interface Upload {
  readonly type: UploadType;
  readonly mime: string;
}

/** A picture of this many pixels already fills the memory of the computer that shows it (16,384 × 16,384). */
const maxPixels = 2 ** 28;
/** More text than any application has, unpacked. */
const textBytes = 16 * 1024 * 1024;
const allowed = Object.keys(uploadTypes).join(' ');

/**
 * Judges an upload by its bytes, never by the browser's word. Refusals: `tooLarge` (facts `limit`, `maximum`);
 * `wrongFileType` (facts `found`, `named`, `allowed`) for other types, a name that says another type, macros, active
 * PDF content, things fetched from elsewhere, or a second format hidden in front or behind.
 */
export async function sniffUpload(bytes: Buffer, fileName: string, limits: UploadLimits): Promise<Result<Upload>> {
  const named = /\.([A-Za-z0-9]{1,8})$/u.exec(fileName)?.[1]?.toLowerCase() ?? 'none';
  const wrong = (found: string) =>
    refused(refuse('wrongFileType', { field: 'file', facts: { found, named, allowed } }));
  const tooLarge = (limit: string, maximum: number) =>
    refused(refuse('tooLarge', { field: 'file', facts: { limit, maximum } }));
  if (bytes.length > limits.maxBytes) return tooLarge('bytes', limits.maxBytes);
  const found = await sniff(bytes);
  const type = (Object.keys(uploadTypes) as UploadType[]).find((known) => known === found);
  if (type === undefined) return wrong(found);
  if (type !== (named === 'jpeg' ? 'jpg' : named)) return wrong(found);
  if (type === 'docx' || type === 'xlsx') {
    const maximum = limits.maxUnpackedBytes ?? limits.maxBytes + textBytes;
    const fault = officeFault(bytes, maximum);
    if (fault === 'tooLarge') return tooLarge('unpackedBytes', maximum);
    if (fault) return wrong(fault);
  } else if (isTwoFormats(bytes, type)) return wrong('polyglot');
  if (type === 'pdf' && pdfFault(bytes)) return wrong('active');
  if (type === 'png' && bytes.length < 33) return wrong('broken');
  if (type === 'png' && bytes.readUInt32BE(16) * bytes.readUInt32BE(20) > maxPixels)
    return tooLarge('pixels', maxPixels);
  return accepted({ type, mime: uploadTypes[type] });
}

async function sniff(bytes: Buffer): Promise<string> {
  try {
    return (await fileTypeFromBuffer(bytes))?.ext ?? 'unknown';
  } catch {
    return 'broken';
  }
}

/** A picture or PDF that other programs read as something else: looked for where chance bytes do not lie. */
function isTwoFormats(bytes: Buffer, type: 'pdf' | 'png' | 'jpg'): boolean {
  const endsAsArchive = bytes.subarray(-65_557).includes('PK\u0005\u0006');
  if (type === 'pdf') return endsAsArchive || bytes.indexOf('%PDF-') !== 0;
  const end = type === 'png' ? bytes.lastIndexOf('IEND') + 8 : bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) + 2;
  const edges = bytes.toString('latin1', 0, 1024) + bytes.toString('latin1', end);
  return endsAsArchive || /<(?:script|html|svg|\?php)/iu.test(edges);
}

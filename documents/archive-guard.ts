import { inflateRawSync } from 'node:zlib';

const endOfDirectory = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;
/** Bits of an entry's flags: encrypted, sizes follow the data, strongly encrypted, directory masked. */
const encrypted = 0x0001 | 0x0040 | 0x2000;
const sizesFollow = 0x0008;

export type ArchiveFault = 'broken' | 'tooLarge';
export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The entries of a ZIP, unpacked within `maxBytes` together and all kept; see `eachEntry`. */
export function unpackBounded(file: Buffer, maxBytes: number, maxEntries = 1000): ArchiveEntry[] | ArchiveFault {
  const entries: ArchiveEntry[] = [];
  return eachEntry(file, maxBytes, maxEntries, (entry) => void entries.push(entry)) ?? entries;
}

/**
 * Unpacks a ZIP entry by entry, within `maxBytes` together, and shows each to `visit`. The sizes in the directory are
 * claims: unpacking itself is bounded, and an archive whose claims, offsets, names or methods are not exact, whose
 * entries overlap, or whose local headers say something else is 'broken', so no later reader sees other content.
 */
export function eachEntry(
  file: Buffer,
  maxBytes: number,
  maxEntries: number,
  visit: (entry: ArchiveEntry) => void,
): ArchiveFault | null {
  const end = file.lastIndexOf(endOfDirectory);
  if (end < 0 || end + 22 > file.length) return 'broken';
  const count = file.readUInt16LE(end + 10);
  const start = file.readUInt32LE(end + 16);
  if (start + file.readUInt32LE(end + 12) !== end) return 'broken';
  if (count > maxEntries) return 'tooLarge';
  const names = new Set<string>();
  const places: (readonly [from: number, to: number])[] = [];
  let left = maxBytes;
  let at = start;
  for (let n = 0; n < count; n += 1) {
    const entry = readEntry(file, at, start, end, left);
    if (typeof entry === 'string') return entry;
    if (names.has(entry.name)) return 'broken';
    names.add(entry.name);
    places.push(entry.place);
    left -= entry.bytes.length;
    at = entry.next;
    visit({ name: entry.name, bytes: entry.bytes });
  }
  places.sort(([a], [b]) => a - b);
  const overlap = places.some(([from], n) => from < (places[n - 1]?.[1] ?? 0));
  return at === end && !overlap ? null : 'broken';
}

interface Read extends ArchiveEntry {
  readonly next: number;
  readonly place: readonly [from: number, to: number];
}

function readEntry(file: Buffer, at: number, start: number, end: number, left: number): Read | ArchiveFault {
  if (at + 46 > end || file.readUInt32LE(at) !== directoryEntry) return 'broken';
  const packed = file.readUInt32LE(at + 20);
  const claimed = file.readUInt32LE(at + 24);
  const nameEnd = at + 46 + file.readUInt16LE(at + 28);
  const next = nameEnd + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  const local = file.readUInt32LE(at + 42);
  if (next > end || local + 30 > start || file.readUInt32LE(local) !== localEntry) return 'broken';
  if (claimed > left) return 'tooLarge';
  const nameFrom = local + 30;
  const nameTo = nameFrom + file.readUInt16LE(local + 26);
  const from = nameTo + file.readUInt16LE(local + 28);
  const written = file.subarray(at + 46, nameEnd);
  const name = written.toString('utf8');
  if (from + packed > start || !written.equals(file.subarray(nameFrom, nameTo)) || !isPlain(name)) return 'broken';
  if (file.readUInt16LE(at + 8) & encrypted || !localSays(file, local, at)) return 'broken';
  const bytes = unpack(file.subarray(from, from + packed), file.readUInt16LE(at + 10), claimed);
  return bytes?.length === claimed ? { name, bytes, next, place: [local, from + packed] } : 'broken';
}

/** Whether the local header agrees with the directory in flags, method and sizes, or leaves the sizes to what follows the data. */
function localSays(file: Buffer, local: number, at: number): boolean {
  const flags = file.readUInt16LE(local + 6);
  if (flags !== file.readUInt16LE(at + 8) || file.readUInt16LE(local + 8) !== file.readUInt16LE(at + 10)) return false;
  return [18, 22].every((place) => {
    const said = file.readUInt32LE(local + place);
    return said === file.readUInt32LE(at + place + 2) || (said === 0 && (flags & sizesFollow) !== 0);
  });
}

/** A relative path inside the archive, as every Office program writes it. */
const isPlain = (name: string): boolean =>
  name !== '' && !/[\0\\:\ufffd]/u.test(name) && !name.startsWith('/') && !name.split('/').includes('..');

function unpack(data: Buffer, method: number, claimed: number): Buffer | null {
  if (method === 0) return data;
  if (method !== 8) return null;
  try {
    // One chunk of the claimed size: nothing is copied together afterwards, and what is not written costs no memory.
    return inflateRawSync(data, { maxOutputLength: claimed + 1, chunkSize: Math.max(64, claimed + 1) });
  } catch {
    return null;
  }
}

/** XML that declares entities of its own, or hides its words in UTF-16: no Office program writes either. */
export function isHostileXml({ name, bytes }: ArchiveEntry): boolean {
  if (!/\.(?:xml|rels|vml)$/iu.test(name)) return false;
  const wide =
    bytes.subarray(0, 4).includes(0) ||
    (bytes[0] === 0xff && bytes[1] === 0xfe) ||
    (bytes[0] === 0xfe && bytes[1] === 0xff);
  return wide || bytes.includes('<!DOCTYPE') || bytes.includes('<!ENTITY');
}

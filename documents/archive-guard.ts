import { inflateRawSync } from 'node:zlib';

const endOfDirectory = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;

export type ArchiveFault = 'broken' | 'tooLarge';
export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * The entries of a ZIP, unpacked within `maxBytes` together. The sizes in the directory are claims: unpacking itself is
 * bounded, and an archive whose claims, offsets or methods are not exact is 'broken', so no later reader sees other content.
 */
export function unpackBounded(file: Buffer, maxBytes: number, maxEntries = 1000): ArchiveEntry[] | ArchiveFault {
  const end = file.lastIndexOf(endOfDirectory);
  if (end < 0 || end + 22 > file.length) return 'broken';
  const count = file.readUInt16LE(end + 10);
  const start = file.readUInt32LE(end + 16);
  if (start + file.readUInt32LE(end + 12) !== end) return 'broken';
  if (count > maxEntries) return 'tooLarge';
  const entries: ArchiveEntry[] = [];
  const names = new Set<string>();
  let left = maxBytes;
  let at = start;
  for (let n = 0; n < count; n += 1) {
    const entry = readEntry(file, at, end, left);
    if (typeof entry === 'string') return entry;
    if (names.has(entry.name)) return 'broken';
    names.add(entry.name);
    left -= entry.bytes.length;
    at = entry.next;
    entries.push({ name: entry.name, bytes: entry.bytes });
  }
  return at === end ? entries : 'broken';
}

function readEntry(
  file: Buffer,
  at: number,
  end: number,
  left: number,
): (ArchiveEntry & { next: number }) | ArchiveFault {
  if (at + 46 > end || file.readUInt32LE(at) !== directoryEntry) return 'broken';
  const packed = file.readUInt32LE(at + 20);
  const claimed = file.readUInt32LE(at + 24);
  const nameEnd = at + 46 + file.readUInt16LE(at + 28);
  const next = nameEnd + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  const local = file.readUInt32LE(at + 42);
  if (next > end || local + 30 > at || file.readUInt32LE(local) !== localEntry) return 'broken';
  if (claimed > left) return 'tooLarge';
  const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  const data = file.subarray(from, from + packed);
  const name = file.toString('utf8', at + 46, nameEnd);
  const bytes = unpack(data, file.readUInt16LE(at + 10), claimed);
  return bytes?.length === claimed ? { name, bytes, next } : 'broken';
}

function unpack(data: Buffer, method: number, claimed: number): Buffer | null {
  if (method === 0) return data;
  if (method !== 8) return null;
  try {
    return inflateRawSync(data, { maxOutputLength: claimed + 1 });
  } catch {
    return null;
  }
}

import { closeSync, openSync, readSync } from 'node:fs';
import { type Refusal, refuse } from '../domain/refusal.js';
import { fontPaths } from './fonts.js';

type Range = readonly [first: number, last: number];
let ranges: readonly Range[] | null = null;

/** The characters of `text` that the document font cannot draw (rare name characters such as 𪻐), each once, in order. */
export function missingGlyphs(text: string): string[] {
  ranges ??= readRanges(fontPaths[0] ?? '');
  const missing = new Set<string>();
  for (const character of text) {
    if (!/\s/u.test(character) && !covers(ranges, character.codePointAt(0) ?? 0)) missing.add(character);
  }
  return [...missing];
}

/**
 * Refusal `unprintable` when any string of a document's data has a character the font lacks, so that no certificate is
 * issued with an empty box in a name. Facts: `characters` as code points (U+2AED0), never the name itself.
 */
export function unprintable(data: unknown): Refusal | null {
  const missing = missingGlyphs(JSON.stringify(strings(data)));
  if (missing.length === 0) return null;
  const codes = missing.map((c) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase()}`);
  return refuse('unprintable', { facts: { characters: codes.join(' ') } });
}

function strings(data: unknown): string[] {
  if (typeof data === 'string') return [data.replace(/\s/gu, ' ')];
  if (typeof data !== 'object' || data === null) return [];
  return Object.values(data).flatMap(strings);
}

function covers(sorted: readonly Range[], code: number): boolean {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = sorted[middle] ?? [0, -1];
    if (code < first) high = middle - 1;
    else if (code > last) low = middle + 1;
    else return true;
  }
  return false;
}

/** Groups of the font's `cmap` table, format 12 (all of Unicode); only that table is read, not the 14 MB file. */
function readRanges(path: string): readonly Range[] {
  const file = openSync(path, 'r');
  try {
    const read = (offset: number, length: number): Buffer => {
      const bytes = Buffer.alloc(length);
      readSync(file, bytes, 0, length, offset);
      return bytes;
    };
    const directory = read(0, 12 + 16 * read(4, 2).readUInt16BE());
    const entry = directory.indexOf('cmap', 12, 'latin1');
    const cmap = read(directory.readUInt32BE(entry + 8), directory.readUInt32BE(entry + 12));
    for (let n = 0; n < cmap.readUInt16BE(2); n += 1) {
      const at = cmap.readUInt32BE(4 + 8 * n + 4);
      if (cmap.readUInt16BE(at) === 12) return groups(cmap, at);
    }
    throw new Error('the document font has no cmap of format 12');
  } finally {
    closeSync(file);
  }
}

function groups(cmap: Buffer, at: number): Range[] {
  const count = cmap.readUInt32BE(at + 12);
  return Array.from({ length: count }, (_, n) => {
    const group = at + 16 + 12 * n;
    return [cmap.readUInt32BE(group), cmap.readUInt32BE(group + 4)] as const;
  });
}

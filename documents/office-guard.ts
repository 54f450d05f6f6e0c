import { type ArchiveFault, eachEntry, isHostileXml } from './archive-guard.js';

/** What an Office file is refused for: its container, its size, or what it would do when somebody opens it. */
export type OfficeFault = ArchiveFault | 'macro' | 'external' | 'nested';

/** Relations and content types are short in every file that people write. */
const maxListBytes = 4 * 1024 * 1024;
const archive = Buffer.from('PK\u0003\u0004');

/**
 * Looks at every entry of a DOCX or XLSX without keeping any. `macro`: scripts, controls, OLE objects, DDE, under whatever
 * name; `external`: something fetched from elsewhere on opening (links to click are none); `nested`: an archive inside an
 * archive inside it. An embedded workbook, as charts have one, is looked at like the file itself.
 */
export function officeFault(file: Buffer, maxBytes: number, depth = 0): OfficeFault | null {
  let fault: OfficeFault | null = null;
  let left = maxBytes;
  const broken = eachEntry(file, maxBytes, 5000, ({ name, bytes }) => {
    left -= bytes.length;
    fault ??= faultOf(name, bytes, left, depth);
  });
  return broken ?? fault;
}

function faultOf(name: string, bytes: Buffer, left: number, depth: number): OfficeFault | null {
  if (/vbaProject|activeX|macrosheets|oleObject/iu.test(name)) return 'macro';
  if (isHostileXml({ name, bytes })) return 'broken';
  if (bytes.subarray(0, 4).equals(archive))
    return depth > 0 ? 'nested' : officeFault(bytes, Math.max(0, left), depth + 1);
  if (/^d0cf11e0a1b11ae1/u.test(bytes.toString('hex', 0, 8))) return 'macro';
  if (/\.xml$/iu.test(name) && bytes.includes('DDEAUTO')) return 'macro';
  if (!/\.rels$|^\[Content_Types\]\.xml$/iu.test(name)) return null;
  if (bytes.length > maxListBytes) return 'broken';
  const text = bytes.toString('utf8');
  if (/macroEnabled|vbaProject|activeX|oleObject|xlMacrosheet/iu.test(text)) return 'macro';
  return fetches(text) ? 'external' : null;
}

/** Whether a list of relations names something elsewhere that is no link to click. */
function fetches(relations: string): boolean {
  const named = relations.match(/<(?:\w+:)?Relationship\b[^>]*>/gu) ?? [];
  return named.some((one) => /TargetMode\s*=\s*["']External["']/iu.test(one) && !/\/hyperlink["']/iu.test(one));
}

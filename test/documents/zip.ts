import { unpackBounded } from '../../documents/archive-guard.js';
import { lyingZip } from './hostile-zip.js';

/** `archive` with entries added or replaced, for hostile samples. */
export function rezip(archive: Buffer, replace: Readonly<Record<string, (old: string) => string>>): Buffer {
  const entries = unpackBounded(archive, 10_000_000);
  if (typeof entries === 'string') throw new Error(entries);
  const old = new Map(entries.map((entry) => [entry.name, entry.bytes]));
  for (const [name, make] of Object.entries(replace)) old.set(name, Buffer.from(make(old.get(name)?.toString() ?? '')));
  return lyingZip([...old].map(([name, bytes]) => ({ name, bytes })));
}

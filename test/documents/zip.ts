import { deflateRawSync } from 'node:zlib';
import { type ArchiveEntry, unpackBounded } from '../../documents/archive-guard.js';

/** `archive` with entries added or replaced, for hostile samples; checksums are left zero. */
export function rezip(archive: Buffer, replace: Readonly<Record<string, (old: string) => string>>): Buffer {
  const entries = unpackBounded(archive, 10_000_000);
  if (typeof entries === 'string') throw new Error(entries);
  const old = new Map(entries.map((entry) => [entry.name, entry.bytes]));
  for (const [name, make] of Object.entries(replace)) old.set(name, Buffer.from(make(old.get(name)?.toString() ?? '')));
  return zip([...old].map(([name, bytes]) => ({ name, bytes })));
}

function zip(entries: readonly ArchiveEntry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const packed = deflateRawSync(bytes, { level: 1 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const body = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), packed]);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), common, place, Buffer.from(name)]));
    bodies.push(body);
    offset += body.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, list, end]);
}

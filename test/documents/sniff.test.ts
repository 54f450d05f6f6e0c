import { describe, expect, it } from 'vitest';
import { writeSheet } from '../../documents/sheet.js';
import { sniffUpload } from '../../documents/sniff.js';
import { rezip } from './zip.js';

const limits = { maxBytes: 1_000_000 };
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const pdf = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n');
const sheet = await writeSheet({
  name: 'a',
  columns: [{ title: 'a' }],
  rows: [],
  pageFooter: '',
  at: '2026-03-01T00:00:00.000Z',
});

it.each([
  ['证书.pdf', pdf, 'pdf'],
  ['a.PNG', png, 'png'],
  ['汇总.xlsx', sheet, 'xlsx'],
])('accepts %s by its bytes', async (name, bytes, type) => {
  expect(await sniffUpload(bytes, name, limits)).toMatchObject({ ok: true, value: { type } });
});

describe('refuses with wrongFileType', () => {
  it.each([
    ['another type behind the extension', png, 'a.pdf', 'png'],
    ['no extension', png, 'a', 'png'],
    ['HTML', Buffer.from('<!doctype html><script>1</script>'), 'a.html', 'unknown'],
    ['HTML named as a picture', Buffer.from('<html></html>'), 'a.png', 'unknown'],
    ['SVG', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.svg', 'xml'],
    ['an empty file', Buffer.alloc(0), 'a.pdf', 'unknown'],
    ['a picture with markup behind it', Buffer.concat([png, Buffer.from('<script>1</script>')]), 'a.png', 'polyglot'],
    ['a picture with an archive behind it', Buffer.concat([png, sheet]), 'a.png', 'polyglot'],
    ['a PDF that runs script', Buffer.concat([pdf, Buffer.from('/S /JavaScript')]), 'a.pdf', 'active'],
  ])('%s', async (_, bytes, name, found) => {
    expect(await sniffUpload(bytes, name, limits)).toMatchObject({
      ok: false,
      refusals: [{ code: 'wrongFileType', facts: { found } }],
    });
  });

  it('macros, also under an honest-looking name', async () => {
    const macro = rezip(sheet, { 'xl/vbaProject.bin': () => 'x' });
    for (const name of ['a.xlsx', 'a.xlsm']) {
      expect(await sniffUpload(macro, name, limits)).toMatchObject({
        ok: false,
        refusals: [{ code: 'wrongFileType' }],
      });
    }
  });
});

it('refuses what is too large, packed or unpacked', async () => {
  const small = await sniffUpload(pdf, 'a.pdf', { maxBytes: 10 });
  expect(small).toMatchObject({ ok: false, refusals: [{ code: 'tooLarge', facts: { maximum: 10 } }] });
  const bomb = rezip(sheet, { 'xl/big.xml': () => ' '.repeat(20_000_000) });
  expect(await sniffUpload(bomb, 'a.xlsx', { maxBytes: 30_000_000, maxUnpackedBytes: 1_000_000 })).toMatchObject({
    ok: false,
    refusals: [{ code: 'tooLarge', facts: { limit: 'unpackedBytes' } }],
  });
});

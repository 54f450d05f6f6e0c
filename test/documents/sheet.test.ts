import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { writeCountySummary } from '../../documents/county-summary.js';
import { writeCsv } from '../../documents/csv.js';
import { withErrorColumn } from '../../documents/error-column.js';
import { readSheet, type SheetLimits, writeSheet } from '../../documents/sheet.js';
import { rezip } from './zip.js';

const limits: SheetLimits = { maxBytes: 5_000_000, maxRows: 3000, maxColumns: 30 };
const at = '2026-03-01T01:00:00.000Z';
const dangerous = ['=1+1', '+86 138', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")'];
const columns = [{ title: '姓名' }, { title: '备注' }];
const spec = { name: '表', columns, pageFooter: '第 &P 页', at };

async function open(bytes: Buffer): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

async function refusalOf(bytes: Buffer, within: SheetLimits = limits) {
  const began = performance.now();
  const result = await readSheet(bytes, within);
  expect(performance.now() - began).toBeLessThan(2000);
  return result.ok ? null : result.refusals[0];
}

/** A workbook whose one sheet has this XML. */
async function bookWith(sheet: string, changeBook: (xml: string) => string = (xml) => xml): Promise<Buffer> {
  const plain = await writeSheet({ ...spec, rows: [] });
  return rezip(plain, { 'xl/worksheets/sheet1.xml': () => sheet, 'xl/workbook.xml': changeBook });
}
const sheetXml = (inside: string) =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${inside}</worksheet>`;

describe('writing', () => {
  it('keeps text that looks like a formula as text, also after reopening', async () => {
    const sheet = await open(await writeSheet({ ...spec, rows: dangerous.map((text) => ['王', text]) }));
    for (const [n, text] of dangerous.entries()) {
      const cell = sheet.getRow(n + 2).getCell(2);
      expect(cell.type).toBe(ExcelJS.ValueType.String);
      expect(
        String(cell.value)
          .replace(/_x000D_/u, '\r')
          .trim(),
      ).toBe(text.trim());
      expect(cell.numFmt).toBe('@');
    }
  });

  it('defuses formulas in CSV', () => {
    const text = writeCsv([['=1+1', '@x', 'a,b', 3]]).toString();
    expect(text).toBe('\ufeff\'=1+1,\'@x,"a,b",3\r\n');
  });

  it('prints one page wide with a repeated and frozen head and page numbers', async () => {
    const rows = Array.from({ length: 100 }, (_, n) => [`王${n}`, '']);
    const sheet = await open(await writeSheet({ ...spec, title: '汇总表', rows, footer: ['签字'] }));
    expect(sheet.pageSetup).toMatchObject({ fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '2:2' });
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 });
    expect(sheet.headerFooter.oddFooter).toBe('&C第 &P 页');
  });

  it('HOST-22: the county summary lists candidates in the county order, with the quota', async () => {
    const candidate = {
      name: '张明远',
      gender: '男',
      birthDate: '1985-04-12',
      schoolName: '青山县第二中学',
      subject: '语文',
      title: '一级教师',
      serviceYears: 10,
      research: '=省级论文1篇',
      honours: '市级先进班集体',
      notice: '无异议',
      formNo: '2026-QS-0012',
      remark: '',
    };
    const data = {
      roundName: '2026年度',
      countyName: '青山县',
      quota: 4,
      candidates: [candidate, { ...candidate, name: '李秀兰' }],
      at,
    };
    const sheet = await open(await writeCountySummary(data, 'zh'));
    expect(sheet.getCell('A1').value).toBe('2026年度推荐汇总表');
    expect(sheet.getCell('A2').value).toContain('推荐 2 人（推荐名额 4 人）');
    expect(sheet.getCell('B5').value).toBe('李秀兰');
    expect(sheet.getCell('I4').value).toBe('=省级论文1篇');
  });
});

describe('reading', () => {
  it('reads back what it wrote, past the title', async () => {
    const bytes = await writeSheet({
      ...spec,
      title: '标题',
      rows: [
        ['王堃', '13800000000'],
        ['李', 3],
      ],
    });
    expect(await readSheet(bytes, limits)).toEqual({
      ok: true,
      value: {
        header: ['姓名', '备注'],
        rows: [
          { line: 3, cells: ['王堃', '13800000000'] },
          { line: 4, cells: ['李', '3'] },
        ],
      },
    });
  });

  it.each([
    ['UTF-8 with BOM', Buffer.from('\ufeff姓名,学校\r\n王,"甲,乙"\r\n')],
    ['UTF-16', Buffer.from('\ufeff姓名\t学校\r\n王\t甲,乙\r\n', 'utf16le')],
    ['GB18030', Buffer.from('d0d5c3fb2cd1a7d0a30d0acdf52c22bcd72cd2d2220d0a', 'hex')],
  ])('reads CSV in %s', async (_, bytes) => {
    expect(await readSheet(bytes, limits)).toEqual({
      ok: true,
      value: { header: ['姓名', '学校'], rows: [{ line: 2, cells: ['王', '甲,乙'] }] },
    });
  });

  it('takes dates as Beijing days and formulas as their shown result', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('a').addRows([
      ['日', '数'],
      [new Date('2026-03-01T00:00:00Z'), { formula: '1+1', result: 2 }],
    ]);
    const result = await readSheet(Buffer.from(await book.xlsx.writeBuffer()), limits);
    expect(result).toMatchObject({ ok: true, value: { rows: [{ cells: ['2026-03-01', '2'] }] } });
  });

  it('gives a sheet back with an error column that a second upload replaces', async () => {
    const first = await readSheet(Buffer.from('姓名,学校\n王,甲\n李,\n'), limits);
    if (!first.ok) throw new Error('refused');
    const bytes = await withErrorColumn(first.value, new Map([[3, ['学校不能为空']]]), 'zh', at);
    const second = await readSheet(bytes, limits);
    if (!second.ok) throw new Error('refused');
    expect(second.value.header).toEqual(['姓名', '学校', '错误']);
    expect(second.value.rows[1]?.cells).toEqual(['李', '', '学校不能为空']);
    const third = await readSheet(await withErrorColumn(second.value, new Map(), 'en', at), limits);
    expect(third).toMatchObject({ ok: true, value: { header: ['姓名', '学校', 'Errors'] } });
  });
});

describe('hostile files are refused within two seconds', () => {
  it('a file above the limit', async () => {
    expect(await refusalOf(Buffer.alloc(6_000_000, 'a'))).toMatchObject({
      code: 'tooLarge',
      facts: { limit: 'bytes' },
    });
  });

  it('a million columns, as CSV and as XLSX', async () => {
    expect(await refusalOf(Buffer.from('a,'.repeat(1e6)))).toMatchObject({ code: 'tooLarge' });
    const row = Array.from({ length: 1e6 }, (_, n) => `<c r="A${n}"/>`).join('');
    const file = await bookWith(sheetXml(`<sheetData><row r="1">${row}</row></sheetData>`));
    expect(await refusalOf(file)).toMatchObject({ code: 'tooLarge', facts: { limit: 'columns' } });
  });

  it('more rows than asked for', async () => {
    expect(await refusalOf(Buffer.from(`a,b\n${'1,2\n'.repeat(4000)}`))).toMatchObject({ facts: { limit: 'rows' } });
    expect(await refusalOf(Buffer.from(`a,b\n${'1,2\n'.repeat(900_000)}`))).toMatchObject({ facts: { limit: 'rows' } });
  });

  it('a zip bomb, and one whose directory lies about its size', async () => {
    const bomb = await bookWith(sheetXml(' '.repeat(60_000_000)));
    expect(bomb.length).toBeLessThan(limits.maxBytes);
    expect(await refusalOf(bomb)).toMatchObject({ code: 'tooLarge', facts: { limit: 'unpackedBytes' } });
    const name = Buffer.from('xl/worksheets/sheet1.xml');
    const entry = bomb.lastIndexOf(name) - 46;
    bomb.writeUInt32LE(1000, entry + 24);
    expect(await refusalOf(bomb)).toMatchObject({ code: 'badInput', facts: { reason: 'broken' } });
  }, 20_000);

  it('huge merges, column ranges, validations and row numbers', async () => {
    const cell = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row></sheetData>';
    const huge = '<cols><col min="1" max="999999999" width="5"/></cols>';
    const after =
      '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><dataValidations><dataValidation sqref="A1:XFD1048576"/></dataValidations>';
    expect(await refusalOf(await bookWith(sheetXml(huge + cell + after)))).toBeNull();
    const far = '<sheetData><row r="999999999"><c r="A999999999"/></row></sheetData>';
    expect(await refusalOf(await bookWith(sheetXml(far)))).toMatchObject({ code: 'tooLarge' });
    const named = (xml: string) =>
      xml.replace(
        /<definedNames>.*<\/definedNames>|(?=<calcPr)/u,
        '<definedNames><definedName name="x">表!$A$1:$XFD$1048576</definedName></definedNames>',
      );
    expect(await refusalOf(await bookWith(sheetXml(cell), named))).toMatchObject({ code: 'tooLarge' });
  });

  it('broken, empty and foreign files', async () => {
    expect(await refusalOf(Buffer.from('PK\u0003\u0004rubbish'))).toMatchObject({ code: 'badInput' });
    expect(await refusalOf(Buffer.from(''))).toMatchObject({ code: 'badInput', facts: { reason: 'empty' } });
    expect(await refusalOf(Buffer.from('d0cf11e0a1b11ae10000000000', 'hex'))).toMatchObject({ code: 'wrongFileType' });
    expect(await refusalOf(Buffer.from('a,"b\nc'))).toMatchObject({ code: 'badInput', facts: { reason: 'broken' } });
  });
});

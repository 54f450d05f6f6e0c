import ExcelJS from 'exceljs';
import { accepted, type Refusal, type Result, refuse, refused } from '../domain/refusal.js';
import { type ArchiveEntry, isHostileXml, unpackBounded } from './archive-guard.js';
import { readCsv, type SheetRow } from './csv.js';
import { readBookAside } from './sheet-aside.js';
import { readBook } from './sheet-book.js';

export type Cell = string | number | null;
export interface SheetColumn {
  readonly title: string;
  /** Width in characters of Excel's default font. */
  readonly width?: number;
  readonly align?: 'left' | 'center';
}
export interface SheetSpec {
  readonly name: string;
  /** Printed above the table and on page 1 only. */
  readonly title?: string;
  /** A line between title and table, e.g. the unit that reports. */
  readonly note?: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly Cell[])[];
  /** Lines below the table, e.g. places for signatures. */
  readonly footer?: readonly string[];
  /** Page footer in Excel's codes, e.g. '第 &P 页，共 &N 页'. */
  readonly pageFooter: string;
  /** Instant written as the file's creation time. */
  readonly at: string;
}
export interface SheetLimits {
  readonly maxBytes: number;
  readonly maxRows: number;
  readonly maxColumns: number;
  /** Bytes of an XLSX when unpacked; default eight times `maxBytes`. */
  readonly maxUnpackedBytes?: number;
}
export interface ReadSheet {
  readonly header: readonly string[];
  readonly rows: readonly SheetRow[];
}

const thin = { style: 'thin' } as const;
const border = { top: thin, left: thin, bottom: thin, right: thin };
/** What XML and Excel cannot hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

/** A sheet ready to print: A4 landscape, one page wide, head repeated and frozen. Text stays text, also after editing (format '@'). */
export async function writeSheet(spec: SheetSpec): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.created = book.modified = new Date(spec.at);
  const sheet = book.addWorksheet(spec.name.replace(/[\\/?*:[\]]/gu, ' ').slice(0, 31));
  const width = Math.max(1, spec.columns.length);
  sheet.columns = spec.columns.map((column) => ({ width: column.width ?? 14 }));
  const line = (text: string, size: number, bold: boolean, align: 'left' | 'center'): void => {
    const row = sheet.addRow([safe(text)]);
    sheet.mergeCells(row.number, 1, row.number, width);
    row.font = { name: '宋体', size, bold };
    row.alignment = { horizontal: align, vertical: 'middle', wrapText: true };
    row.height = size * 2;
  };
  if (spec.title) line(spec.title, 18, true, 'center');
  if (spec.note) line(spec.note, 11, false, 'left');
  const head = sheet.addRow(spec.columns.map((column) => safe(column.title)));
  dress(head, spec.columns, true);
  for (const cells of spec.rows) dress(sheet.addRow(cells.map(safe)), spec.columns, false);
  for (const text of spec.footer ?? []) line(text, 11, false, 'left');
  sheet.views = [{ state: 'frozen', ySplit: head.number }];
  sheet.pageSetup = {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    printTitlesRow: `${head.number}:${head.number}`,
    margins: { left: 0.5, right: 0.5, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.3 },
  };
  sheet.headerFooter.oddFooter = `&C${spec.pageFooter}`;
  return Buffer.from(await book.xlsx.writeBuffer());
}

function safe(cell: Cell): Cell {
  return typeof cell === 'string' ? cell.replace(forbidden, '').slice(0, 32_767) : cell;
}

function dress(row: ExcelJS.Row, columns: readonly SheetColumn[], head: boolean): void {
  columns.forEach((column, n) => {
    const cell = row.getCell(n + 1);
    cell.border = border;
    cell.font = { name: '宋体', size: 11, bold: head };
    cell.alignment = { horizontal: head ? 'center' : (column.align ?? 'left'), vertical: 'middle', wrapText: true };
    if (typeof cell.value === 'string') cell.numFmt = '@';
  });
}

/**
 * The first sheet of an XLSX, or a CSV (UTF-8, UTF-16, GB18030), as trimmed text; bounded before anything is parsed.
 * Title lines above the head are skipped. Refusals: `tooLarge` (facts `limit`, `maximum`), `wrongFileType`, `badInput`.
 */
export async function readSheet(file: Buffer, limits: SheetLimits): Promise<Result<ReadSheet>> {
  if (file.length > limits.maxBytes) return refused(tooLarge('bytes', limits.maxBytes));
  const read = file.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))
    ? await readXlsx(file, limits)
    : readText(file, limits);
  if (!Array.isArray(read)) return refused(read);
  const full = read.map(trim).filter((row) => row.cells.length > 0);
  if (full.some((row) => row.cells.length > limits.maxColumns)) return refused(tooLarge('columns', limits.maxColumns));
  const head = Math.max(
    0,
    full.findIndex((row) => row.cells.filter((cell) => cell !== '').length > 1),
  );
  const header = full[head]?.cells;
  if (!header) return refused(refuse('badInput', { field: 'file', facts: { reason: 'empty' } }));
  const rows = full.slice(head + 1);
  if (rows.length > limits.maxRows) return refused(tooLarge('rows', limits.maxRows));
  return accepted({ header, rows });
}

/** What the process of a large workbook holds (`sheet-aside.ts`); no import has more than seven columns. */
const maxCells = 200_000;
/** Bytes of an unpacked workbook that is read without a process of its own. */
const smallBook = 1024 * 1024;
const tooLarge = (limit: string, maximum: number): Refusal =>
  refuse('tooLarge', { field: 'file', facts: { limit, maximum } });
const broken = refuse('badInput', { field: 'file', facts: { reason: 'broken' } });
const notASheet = refuse('wrongFileType', { field: 'file', facts: { allowed: 'xlsx csv' } });

function trim(row: SheetRow): SheetRow {
  const cells = row.cells.map((cell) => cell.trim());
  const last = cells.findLastIndex((cell) => cell !== '');
  return { line: row.line, cells: cells.slice(0, last + 1) };
}

function readText(file: Buffer, limits: SheetLimits): SheetRow[] | Refusal {
  const utf16 = file[0] === 0xff && file[1] === 0xfe;
  if (!utf16 && file.includes(0)) return notASheet;
  try {
    return readCsv(file, limits.maxRows, limits.maxColumns * 1000);
  } catch (error) {
    const tooWide = error instanceof Error && 'code' in error && error.code === 'CSV_MAX_RECORD_SIZE';
    return tooWide ? tooLarge('columns', limits.maxColumns) : broken;
  }
}

async function readXlsx(file: Buffer, limits: SheetLimits): Promise<SheetRow[] | Refusal> {
  const maxUnpacked = limits.maxUnpackedBytes ?? limits.maxBytes * 8;
  const entries = unpackBounded(file, maxUnpacked);
  if (entries === 'tooLarge') return tooLarge('unpackedBytes', maxUnpacked);
  if (entries === 'broken') return broken;
  if (!entries.some((entry) => entry.name === 'xl/workbook.xml')) return notASheet;
  const refusal = entries.map((entry) => overfull(entry, limits)).find((found) => found !== null);
  if (refusal) return refusal;
  if (entries.some(isHostileXml)) return broken;
  const unpacked = entries.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const rows = await (unpacked > smallBook ? readBookAside(file) : readBook(file).catch(() => 'broken' as const));
  if (rows === 'tooLarge') return tooLarge('cells', maxCells);
  return rows === 'broken' ? broken : rows;
}

/** How often a pattern occurs, counted no further than `most`: a list of millions of hits would itself be the bomb. */
function countUpTo(text: string, pattern: RegExp, most: number): number {
  let found = 0;
  while (found < most && pattern.test(text)) found += 1;
  return found;
}

/** Counts cells in the raw XML: cheaper than parsing a million of them to find out. */
function overfull(entry: ArchiveEntry, limits: SheetLimits): Refusal | null {
  const text = entry.bytes.toString('latin1');
  if (entry.name.startsWith('xl/worksheets/')) {
    const row = countUpTo(text, /<(?:\w+:)?row[\s>/]/gu, limits.maxRows * 4 + 101) > limits.maxRows * 4 + 100;
    if (row || /\br="[A-Z]{0,3}\d{8,}"/u.test(text)) return tooLarge('rows', limits.maxRows);
    const most = (limits.maxRows + 10) * limits.maxColumns;
    const cells = countUpTo(text, /<(?:\w+:)?c[\s>/]/gu, Math.max(maxCells, most) + 1);
    if (cells > most) return tooLarge('columns', limits.maxColumns);
    if (cells > maxCells) return tooLarge('cells', maxCells);
    if (/\br="[A-Z]{4,}\d/u.test(text)) return tooLarge('columns', limits.maxColumns);
  }
  if (entry.name.endsWith('sharedStrings.xml') && countUpTo(text, /<(?:\w+:)?si[\s>/]/gu, maxCells + 1) > maxCells)
    return tooLarge('cells', maxCells);
  if (entry.name === 'xl/workbook.xml' && /\$(?:[A-Z]{3,}\$\d{5,}|\w+\$\d{7,})/u.test(text))
    return tooLarge('rows', limits.maxRows);
  return null;
}

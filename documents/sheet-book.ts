import ExcelJS from 'exceljs';
import type { SheetRow } from './csv.js';

/** Only cells are wanted; these nodes let a small file name millions of cells (whole columns, huge merges). */
const ignoreNodes = [
  'cols',
  'mergeCells',
  'dataValidations',
  'conditionalFormatting',
  'hyperlinks',
  'tableParts',
  'extLst',
  'drawing',
];

/** The cells of the first sheet of an XLSX as text; formulas as their shown result, dates as days. @throws where it is no workbook */
export async function readBook(file: Uint8Array): Promise<SheetRow[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(file).buffer, { ignoreNodes });
  const rows: SheetRow[] = [];
  book.worksheets[0]?.eachRow((row, line) => rows.push({ line, cells: cellsOf(row) }));
  return rows;
}

function cellsOf(row: ExcelJS.Row): string[] {
  const cells: string[] = [];
  row.eachCell({ includeEmpty: false }, (cell, column) => {
    cells[column - 1] = textOf(cell.value);
  });
  return Array.from(cells, (cell) => cell ?? '');
}

function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    const [day = '', time = ''] = value.toISOString().split('T');
    return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 8)}`;
  }
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map((part) => part.text).join('');
  if ('text' in value) return textOf(value.text);
  if ('result' in value) return textOf(value.result);
  return '';
}

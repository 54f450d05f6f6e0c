import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

export interface SheetRow {
  /** The line a person sees beside the row in Excel, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows as CSV that Excel opens in Chinese: UTF-8 with BOM, CRLF, formulas defused, NUL (behind which some readers look for one) left out. */
export function writeCsv(rows: readonly (readonly (string | number | null)[])[]): Buffer {
  return Buffer.from(
    stringify(
      rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell.replaceAll('\0', '') : cell))),
      { bom: true, escape_formulas: true, record_delimiter: 'windows' },
    ),
  );
}

/**
 * Bytes → text: UTF-16 by its BOM, UTF-8 where it is valid, else GB18030, as Chinese Excel saves CSV.
 * @throws where they are none of these: names must not arrive as rubbish
 */
export function decodeText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true }).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  }
}

/** At most `maxRows` + 2 records, each of at most `maxRecord` characters; throws on broken quoting, and on NUL. */
export function readCsv(bytes: Buffer, maxRows: number, maxRecord: number): SheetRow[] {
  const text = decodeText(bytes);
  if (text.includes('\0')) throw new Error('NUL in a sheet');
  const firstLine = text.slice(0, 4096).split(/\r?\n/u, 1)[0] ?? '';
  const delimiter = ['\t', ';'].find((d) => firstLine.includes(d) && !firstLine.includes(',')) ?? ',';
  const rows: SheetRow[] = [];
  parse(text, {
    bom: true,
    delimiter,
    max_record_size: maxRecord,
    relax_column_count: true,
    skip_empty_lines: true,
    to: maxRows + 2,
    on_record: (cells: string[], { lines }) => {
      rows.push({ line: lines, cells });
      return null;
    },
  });
  return rows;
}

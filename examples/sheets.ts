import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { ImportInput } from '../desk/organisations/import-sheet.js';

/** One of the sample city's CSV files, as an import takes it. */
export async function sampleSheet(name: 'organisations' | 'people' | 'posts'): Promise<ImportInput> {
  const [header = [], ...rows] = await sampleRows(name);
  return { header, rows: rows.map((cells, at) => ({ line: at + 2, cells })) };
}

async function sampleRows(name: string): Promise<string[][]> {
  const text = await readFile(new URL(`./${name}.csv`, import.meta.url), 'utf8');
  const rows: string[][] = parse(text, { bom: true, skip_empty_lines: true });
  return rows;
}

import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unpackBounded } from '../../documents/archive-guard.js';
import { writeCsv } from '../../documents/csv.js';
import { writeSheet } from '../../documents/sheet.js';

/** Cells as somebody who wants a formula run would write them. */
const cell = fc
  .tuple(
    fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠', '"', ';', ' ='),
    fc.string({ maxLength: 12 }),
  )
  .map(([first, rest]) => first + rest);
const slice = fc.array(cell, { minLength: 500, maxLength: 500 });
const starts = /^[=+\-@\t\r＝＋－＠]/u;
const shown = (one: string): string => one.replaceAll('\0', '').replace(starts, (first) => `'${first}`);

test('10,000 random cells of a CSV start no formula, and come back otherwise as they were (S12)', () => {
  fc.assert(
    fc.property(slice, (cells) => {
      const rows = parse(writeCsv(cells.map((one) => ['x', one])), { bom: true, record_delimiter: '\r\n' });
      expect(rows.map(([, one = '']) => one)).toEqual(cells.map(shown));
    }),
    { numRuns: 20, seed: 1 },
  );
});

test('10,000 random cells of an XLSX are text in its bare XML: no formula, no number, no link (S12)', async () => {
  await fc.assert(
    fc.asyncProperty(slice, async (cells) => {
      const at = '2026-03-01T01:00:00.000Z';
      const columns = [{ title: 'x' }, { title: 'y' }];
      const bytes = await writeSheet({ name: 'a', columns, rows: cells.map((one) => ['x', one]), pageFooter: '', at });
      const entries = unpackBounded(bytes, 20_000_000);
      if (typeof entries === 'string') throw new Error(entries);
      const sheet = entries.find(({ name }) => name.startsWith('xl/worksheets/sheet'))?.bytes.toString() ?? '';
      const written = [...sheet.matchAll(/<c r="B\d+"([^>]*)>/gu)];
      expect(written.length).toBeGreaterThanOrEqual(cells.length);
      expect(written.filter(([, said = '']) => !/ t="(?:s|str|inlineStr)"/u.test(said) && !said.endsWith('/'))).toEqual(
        [],
      );
      expect(sheet).not.toMatch(/<f[ >]|<hyperlink/u);
    }),
    { numRuns: 20, seed: 1 },
  );
});

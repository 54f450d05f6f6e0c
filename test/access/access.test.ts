import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Cell, everyCell, wanted } from './cells.js';
import { expectedOf, slips, table } from './expect.js';
import { routes } from './routes.js';
import { caseShown } from './shown.js';
import { strict } from './strict.js';

/** An act let in and stopped by a rule passed the same door as one that was done. */
const door = ({ sent }: Cell): string => (sent.outcome === 'stop' ? 'ok' : sent.outcome);

const reader = z.object({ reader: z.enum(['applicant', 'school', 'county', 'city', 'expert']) });

/** Why an answer shows what is not on the allow-list of its route or reader; null for what is none, or no JSON. */
function shownTooMuch({ route: { key, row }, sent }: Cell): string | null {
  if (row?.kind !== 'read' || sent.outcome !== 'ok') return null;
  const body: unknown = JSON.parse(sent.bytes.toString('utf8'));
  const whole = strict(row.response).safeParse(body);
  if (!whole.success) return z.prettifyError(whole.error);
  if (key !== 'GET /api/cases/{caseId}') return null;
  const own = caseShown[reader.parse(body).reader].safeParse(body);
  return own.success ? null : z.prettifyError(own.error);
}

let cells: readonly Cell[] = [];
let seconds = 0;
beforeAll(async () => {
  const began = Date.now();
  cells = await everyCell();
  seconds = Math.round((Date.now() - began) / 1000);
}, 600_000);

describe('who may do what, and see what (I4, I22; reliability S1, S2)', () => {
  test('every route has a row, and every row a route', () => {
    expect(routes.filter(({ key }) => !table[key]).map(({ key }) => key)).toEqual([]);
    expect(slips(routes)).toEqual([]);
  });

  test('every cell is as the table says', () => {
    const wrong = cells.flatMap((cell) => {
      const expected = expectedOf(cell.route, cell.who, cell.moment);
      return expected === door(cell) || table[cell.route.key]?.byLot?.includes(cell.who)
        ? []
        : [`${cell.route.key} @ ${cell.moment} ${cell.who}: ${door(cell)} (${cell.sent.status}), not ${expected}`];
    });
    console.log(`access: ${cells.length} cells of ${routes.length} routes in ${seconds} s`);
    expect(wrong).toEqual([]);
    if (wanted.source === '(?:)') expect(cells.length).toBeGreaterThan(2500);
  });

  test('an answer shows its reader the fields of the allow-list and no other', () => {
    const tooMuch = cells.flatMap((cell) => {
      const why = shownTooMuch(cell);
      return why === null ? [] : [`${cell.route.key} @ ${cell.moment} ${cell.who}: ${why}`];
    });
    expect(tooMuch).toEqual([]);
  });

  test('what is refused says nothing of what it is about', () => {
    const talkative = cells.filter(
      ({ sent, route: { row } }) =>
        row && sent.outcome === '404' && !/"detail":"[^"]{1,60}"/.test(sent.bytes.toString('utf8')),
    );
    expect(talkative.map(({ route, who }) => `${route.key} ${who}`)).toEqual([]);
  });
});

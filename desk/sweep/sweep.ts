import { and } from 'drizzle-orm';
import { letGoOf, takeBack } from '../blobs/lend.js';
import type { SheetKeeping } from '../organisations/returned-sheets.js';
import type { SweepParameters } from './parameters.js';
import { oneOf, type SweepRow, type SweptRows, sweepRows } from './rows.js';

/** Rows of one kind that one statement deletes: short enough that nobody waits for it. */
const batch = 500;
const dayMs = 86_400_000;

export interface SweepDeps extends SheetKeeping {
  readonly sweep: SweepParameters;
}

/** Deletes a batch of every kind. @returns how many rows went, by kind; all 0 when nothing is left */
export async function sweepOnce(deps: SweepDeps): Promise<Readonly<Record<SweptRows, number>>> {
  const gone: Record<SweptRows, number> = {
    sessions: 0,
    linkSessions: 0,
    apiTokens: 0,
    returnedSheets: 0,
    lentFiles: 0,
    rateLimits: 0,
  };
  for (const kind of Object.keys(gone) as SweptRows[]) {
    const row = sweepRows[kind];
    const until = new Date(deps.wallClock() - deps.sweep[kind] * dayMs).toISOString();
    const keys = await keysOf(deps, row, until);
    if (keys.length === 0) continue;
    const remove = (some: readonly unknown[]) =>
      deps.db.delete(row.table).where(and(oneOf(row, some), row.over(until)));
    if (kind === 'lentFiles') for (const key of keys) await takeBack(deps, String(key), until);
    else if (kind === 'returnedSheets') for (const key of keys) await letGoOf(deps, String(key), () => remove([key]));
    else await remove(keys);
    gone[kind] = keys.length;
  }
  return gone;
}

async function keysOf({ db }: SweepDeps, row: SweepRow, until: string): Promise<readonly unknown[]> {
  const rows = await db.select({ key: row.key }).from(row.table).where(row.over(until)).limit(batch);
  return rows.map(({ key }) => key);
}

import { inArray, lt, or, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { apiTokens, lentFiles, linkSessions, rateLimitCounts, returnedSheets, sessions } from '../../db/schema/all.js';
import type { SweepParameters } from './parameters.js';

/** One kind of row that is swept: its table, its key, and which rows have been useless since before `until`. */
export interface SweepRow {
  readonly table: PgTable;
  readonly key: PgColumn;
  /** @param until real instant, UTC */
  readonly over: (until: string) => SQL | undefined;
}

/** The periods of rows; a file without one has its own (`strays.ts`). */
export type SweptRows = Exclude<keyof SweepParameters, 'strayFiles'>;

/** One row a period: a new period does not compile until it says what it sweeps. */
export const sweepRows: Readonly<Record<SweptRows, SweepRow>> = {
  sessions: { table: sessions, key: sessions.hash, over: (until) => lt(sessions.expiresAt, until) },
  linkSessions: { table: linkSessions, key: linkSessions.hash, over: (until) => lt(linkSessions.expiresAt, until) },
  apiTokens: {
    table: apiTokens,
    key: apiTokens.id,
    over: (until) => or(lt(apiTokens.expiresAt, until), lt(apiTokens.revokedAt, until)),
  },
  returnedSheets: { table: returnedSheets, key: returnedSheets.sha256, over: (until) => lt(returnedSheets.at, until) },
  lentFiles: { table: lentFiles, key: lentFiles.blob, over: (until) => lt(lentFiles.at, until) },
  rateLimits: {
    table: rateLimitCounts,
    key: rateLimitCounts.key,
    over: (until) => lt(rateLimitCounts.expire, Date.parse(until)),
  },
};

export const oneOf = ({ key }: SweepRow, keys: readonly unknown[]): SQL => inArray(key, [...keys]);

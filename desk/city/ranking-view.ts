import { asc, eq, inArray } from 'drizzle-orm';
import { cases, scoreSheets } from '../../db/schema/all.js';
import { exactText } from '../../domain/panel/decimal.js';
import type { RankingRow } from '../../domain/panel/ranking.js';
import { totalOf } from '../../domain/panel/sheets.js';
import type { PersonActor } from '../kit/actor.js';
import { caseColumns } from '../kit/cases.js';
import type { Desk, DeskDeps } from '../kit/deps.js';
import { leaderOf, officerOf } from '../kit/organiser.js';
import { roundOf } from '../kit/round.js';
import { seatsOf } from '../kit/seats.js';
import { computeRanking, storedRanking } from './compute-ranking.js';

export interface RankingLine extends RankingRow {
  readonly caseNumber: string;
  /** Totals of the opened sheets as exact fractions, in ascending order: nobody can tell which expert gave which. */
  readonly totals: readonly string[];
}

export interface RankingView {
  readonly hash: string;
  readonly capacity: number;
  readonly confirmed: boolean;
  readonly rows: readonly RankingLine[];
}

/**
 * The ranking as the city's officers and leaders may see it: null to everybody else, and to everybody before the sheets are opened
 * (HOST-O15). Until it is confirmed it is computed anew, without whoever has withdrawn since.
 */
export async function rankingView(deps: DeskDeps, actor: PersonActor, roundId: string): Promise<RankingView | null> {
  const desk: Pick<Desk, 'tx' | 'now' | 'vault'> = {
    tx: deps.db,
    now: await deps.clock.now(),
    vault: deps.vault,
  };
  const stored = await storedRanking(desk, roundId);
  if (!stored) return null;
  const round = await roundOf(desk, roundId);
  const seats = await seatsOf(desk, actor.personId);
  const seen = seats.some((seat) =>
    [officerOf(round), leaderOf(round)].some(({ role, orgId }) => seat.orgId === orgId && seat.role === role),
  );
  if (!seen) return null;
  const confirmed = stored.confirmedBy !== null;
  const { rows, hash } = confirmed ? stored.result : await computeRanking(desk, round, stored.result);
  const ids = rows.map((row) => row.caseId);
  const files = ids.length === 0 ? [] : await desk.tx.select(caseColumns).from(cases).where(inArray(cases.id, ids));
  const sheets = await desk.tx
    .select()
    .from(scoreSheets)
    .where(eq(scoreSheets.roundId, roundId))
    .orderBy(asc(scoreSheets.caseId));
  return {
    hash,
    capacity: round.parameters.capacity,
    confirmed,
    rows: rows.map((row) => ({
      ...row,
      caseNumber: files.find((file) => file.id === row.caseId)?.number ?? '',
      totals: sheets
        .filter((sheet) => sheet.caseId === row.caseId && sheet.state === 'opened')
        .map((sheet) => exactText(totalOf({ points: sheet.points ?? {} })))
        .toSorted(),
    })),
  };
}

import { and, asc, eq, inArray } from 'drizzle-orm';
import { cases } from '../../db/schema/all.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';
import { liveSheets } from './sheets.js';

/** A candidate of whom fewer sheets are sealed than policy needs for a mean (HOST-O15). */
export interface TooFew {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly present: number;
  readonly needed: number;
}

/** Everybody before the panel with too few sealed sheets, in the order of their numbers: the opening names each of them. */
export async function tooFewScores(desk: Pick<Desk, 'tx'>, round: Round): Promise<readonly TooFew[]> {
  const needed = round.parameters.minValidScores;
  const sealed = (await liveSheets(desk, round.id)).filter((row) => row.state === 'sealed');
  const files = await desk.tx
    .select({ caseId: cases.id, caseNumber: cases.number })
    .from(cases)
    .where(and(eq(cases.roundId, round.id), inArray(cases.state, ['expertReview', 'submittedToCity'])))
    .orderBy(asc(cases.number));
  return files
    .map((file) => ({ ...file, needed, present: sealed.filter((row) => row.caseId === file.caseId).length }))
    .filter(({ present }) => present < needed);
}

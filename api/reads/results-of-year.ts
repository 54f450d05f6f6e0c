import { resultsOfYear, resultYears } from '../../db/read/results-of-year.js';
import { shownScore } from './assessments.js';
import { type At, readerOf } from './studios.js';

/** The results published in a year of assessment, of the studios whose page the reader may open (ASSESS-07); the last such year where none is named. */
export async function resultList(at: At, asked?: number) {
  const reader = await readerOf(at);
  const years = await resultYears(at.tx, reader);
  const year = asked ?? years[0] ?? null;
  const rows = year === null ? [] : await resultsOfYear(at.tx, reader, year);
  const items = rows.flatMap(({ assessment: { id: assessmentId, ...one }, ...of }) => {
    const { kind, year: number, fromDay: from, toDay: to, state, finalAt, score, grade, publishedAt } = one;
    if (!score || !grade || !publishedAt) return [];
    return {
      ...of,
      assessmentId,
      kind,
      year: number,
      from,
      to,
      state,
      score: shownScore(score),
      grade,
      publishedAt,
      finalAt,
    };
  });
  return { years, year, items };
}
export type ResultItem = Awaited<ReturnType<typeof resultList>>['items'][number];

/** A year as an address gives it; undefined for anything else. */
export const yearNumber = (given?: string): number | undefined =>
  given && /^\d{4}$/u.test(given) ? Number(given) : undefined;

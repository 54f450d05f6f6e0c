import { and, eq } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { selfReports } from '../../db/schema/all.js';
import type { Term } from '../../desk/kit/term.js';
import { sheetOf } from '../../desk/studio/assessment/assessments.js';
import { renderAssessmentResult } from '../../documents/assessment-result.js';
import { type Result, refuse, refused } from '../../domain/refusal.js';
import { dayOf } from '../../domain/time/beijing.js';
import { moment } from '../../text/dates.js';
import { studioWords } from '../../text/studio.js';
import { assessmentWords } from '../../text/web-assessment.js';
import type { CycleSumView } from '../../web/views/assessment.js';
import { assessmentViews } from '../reads/assessments.js';
import { studioHead } from './studio-head.js';

/** The notice of one published result as PDF, always in Chinese. 'notFound' before it is published, 'unprintable'. */
export async function assessmentResultPdf(tx: Db, term: Term, assessmentId: string): Promise<Result<Buffer>> {
  const one = (await assessmentViews(tx, term)).find((view) => view.assessmentId === assessmentId);
  if (!one?.result) return refused(refuse('notFound'));
  const { result } = one;
  const words = studioWords.zh;
  return renderAssessmentResult({
    ...(await studioHead(tx, term)),
    title: assessmentWords.zh.title(one.kind, one.year),
    letterVersion: await comparedWith(tx, assessmentId),
    from: one.from,
    to: one.to,
    dimensions: result.dimensions.map(({ name, weight, score }) => ({ name: words.dimension[name], weight, score })),
    own: result.sum?.own ?? result.score,
    sum: result.sum ? sumLines(result.sum, result.score) : [],
    score: result.score,
    grade: words.grade[result.grade],
    final: result.finalAt !== null,
    appealUntil: !result.finalAt && !result.appealedAt && result.appealUntil ? moment(result.appealUntil, 'zh') : '',
    consequences: result.consequences.map(({ kind }) => words.consequence[kind]),
    publishedOn: dayOf(result.publishedAt),
    resultHash: result.resultHash,
    at: result.finalAt ?? result.publishedAt,
  });
}

/** ASSESS-O02: how the score of the cycle came about, line by line. */
export function sumLines(sum: CycleSumView, score: string): readonly (readonly [string, string])[] {
  const words = assessmentWords.zh;
  return [
    [words.own, words.ownShare(sum.own, sum.ownPercent)],
    ...sum.years.map((one) => [words.yearScore(one.year), one.score ?? words.yearNotCounted] as const),
    ...(sum.yearly === null ? [] : [[words.yearly, words.ownShare(sum.yearly, 100 - sum.ownPercent)] as const]),
    [words.sum, words.sumInWords(sum, score)],
  ];
}

/** The version of the letter that the scored report answers (ASSESS-03). */
async function comparedWith(tx: Db, assessmentId: string): Promise<number> {
  const sheet = await sheetOf({ tx }, assessmentId);
  const [report] = await tx
    .select({ letterVersion: selfReports.letterVersion })
    .from(selfReports)
    .where(and(eq(selfReports.assessmentId, assessmentId), eq(selfReports.contentHash, sheet?.reportHash ?? '')));
  return report?.letterVersion ?? 1;
}

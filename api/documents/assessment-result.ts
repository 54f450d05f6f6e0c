import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { organisations, people, selfReports } from '../../db/schema/all.js';
import type { Term } from '../../desk/kit/term.js';
import { sheetOf } from '../../desk/studio/assessment/assessments.js';
import { renderAssessmentResult } from '../../documents/assessment-result.js';
import { type Result, refuse, refused } from '../../domain/refusal.js';
import { dayOf } from '../../domain/time/beijing.js';
import { moment } from '../../text/dates.js';
import { studioWords } from '../../text/studio.js';
import { assessmentWords } from '../../text/web-assessment.js';
import { assessmentViews } from '../reads/assessments.js';

/** The notice of one published result as PDF, always in Chinese. 'notFound' before it is published, 'unprintable'. */
export async function assessmentResultPdf(tx: Db, term: Term, assessmentId: string): Promise<Result<Buffer>> {
  const one = (await assessmentViews(tx, term)).find((view) => view.assessmentId === assessmentId);
  if (!one?.result) return refused(refuse('notFound'));
  const { result } = one;
  const { studio } = term;
  const bodies = await tx
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(inArray(organisations.id, [studio.bureauId, studio.unitId]));
  const [host] = await tx.select({ name: people.name }).from(people).where(eq(people.id, studio.hostId));
  const bodyOf = (id: string) => bodies.find((body) => body.id === id)?.name ?? '';
  const words = studioWords.zh;
  return renderAssessmentResult({
    studioName: term.name,
    studioNo: studio.number,
    bureau: bodyOf(studio.bureauId),
    unit: bodyOf(studio.unitId),
    host: host?.name ?? '',
    title: assessmentWords.zh.title(one.kind, one.year),
    letterVersion: await comparedWith(tx, assessmentId),
    from: one.from,
    to: one.to,
    dimensions: result.dimensions.map(({ name, weight, score }) => ({ name: words.dimension[name], weight, score })),
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

/** The version of the letter that the scored report answers (ASSESS-03). */
async function comparedWith(tx: Db, assessmentId: string): Promise<number> {
  const sheet = await sheetOf({ tx }, assessmentId);
  const [report] = await tx
    .select({ letterVersion: selfReports.letterVersion })
    .from(selfReports)
    .where(and(eq(selfReports.assessmentId, assessmentId), eq(selfReports.contentHash, sheet?.reportHash ?? '')));
  return report?.letterVersion ?? 1;
}

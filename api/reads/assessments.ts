import type { Db } from '../../db/database.js';
import { assessmentReasons, assessmentsOfTerm } from '../../db/read/assessments.js';
import { opened } from '../../db/read/data-keys.js';
import type { Vault } from '../../db/sealed.js';
import type { Term } from '../../desk/kit/term.js';
import {
  type Assessment,
  assessmentOf,
  reportOf,
  type SheetRow,
  sheetOf,
} from '../../desk/studio/assessment/assessments.js';
import { exactOf, resultOf } from '../../desk/studio/assessment/result.js';
import { letterOf } from '../../desk/studio/letters.js';
import { formatHalfUp } from '../../domain/panel/decimal.js';
import { dimensionScore, dimensions, type Points } from '../../domain/studio/assessment/scheme.js';
import type { Role } from '../../domain/vocabulary.js';
import type { StudioParameters } from '../../policy/studio/parameters.js';
import type { AssessmentView, AssessmentWork, ScoresView } from '../../web/views/assessment.js';

/** Decimals shown of a score; what decides is exact (I42). */
const digits = 1;
export const shownScore = (exact: string): string => formatHalfUp(exactOf(exact), digits);

/** The assessments of a term: of one that is not published, how far it is, and no more (ASSESS-07). */
export async function assessmentViews(tx: Db, term: Term): Promise<readonly AssessmentView[]> {
  const rows = await assessmentsOfTerm(tx, term.id);
  return rows.map(({ assessment, points, appealUntil }) => {
    const { id: assessmentId, kind, year, fromDay: from, toDay: to, state, reportDueOn } = assessment;
    const { score, grade, publishedAt, finalAt, resultHash, consequences } = assessment;
    const result =
      points && score && grade && publishedAt && resultHash
        ? {
            score: shownScore(score),
            grade,
            dimensions: dimensionsOf(points, term.parameters),
            publishedAt,
            appealUntil,
            appealedAt: assessment.appealedAt,
            finalAt,
            resultHash,
            consequences,
          }
        : null;
    const plannedAt = assessment.plannedAt;
    return { assessmentId, kind, year, from, to, state, reportDueOn, result, plannedAt };
  });
}

/** What the host is told of the reasons; what Institute and section say to each other is theirs. */
const saidToTheHost: readonly string[] = ['yearScoring', 'resultAppealDecision'];

/** What whoever holds a task of an assessment reads before deciding; the host meets scores once they are published (ASSESS-07). */
export async function assessmentWork(
  { tx, vault }: { readonly tx: Db; readonly vault: Vault },
  term: Term,
  { subjectId: assessmentId, role }: { readonly subjectId: string; readonly role: Role },
): Promise<AssessmentWork> {
  const isHost = role === 'applicant';
  const assessment = await assessmentOf({ tx }, assessmentId);
  const letter = await letterOf({ tx }, term.id);
  const report = await reportOf({ tx, vault }, assessmentId);
  const sheet = isHost ? await publishedSheet(tx, assessment) : await sheetOf({ tx }, assessmentId);
  const reasons = await assessmentReasons(tx, assessmentId);
  const minutes = sheet && (await opened(tx, vault, assessmentId, sheet.minutes));
  const appeal = await opened(tx, vault, assessmentId, assessment.appealText);
  const { kind, year, fromDay: from, toDay: to, state } = assessment;
  return {
    assessmentId,
    kind,
    year,
    from,
    to,
    state,
    letterVersion: letter?.version ?? 0,
    letterTasks: letter?.tasks ?? [],
    report: report && {
      letterVersion: report.letterVersion,
      contentHash: report.contentHash,
      reportedAt: report.reportedAt,
      answers: report.answers,
    },
    scores: sheet && { ...scoresOf(assessment, sheet, term.parameters), minutes: wordOr(minutes) },
    scheme: term.parameters.scheme,
    reasons: isHost ? reasons.filter((one) => saidToTheHost.includes(one.kind)) : reasons,
    appeal: appeal === null ? null : wordOr(appeal),
    consequences: assessment.consequences,
  };
}

const publishedSheet = async (tx: Db, { id, sheetNumber }: Assessment) =>
  sheetNumber === null ? null : sheetOf({ tx }, id, sheetNumber);

const wordOr = (value: unknown): string => (typeof value === 'string' ? value : '');

function scoresOf(
  assessment: Parameters<typeof resultOf>[0],
  sheet: SheetRow,
  p: StudioParameters,
): Omit<ScoresView, 'minutes'> {
  const { score, grade } = resultOf(assessment, sheet, p);
  const { points, method, checkedOn, contentHash } = sheet;
  return {
    points,
    method,
    checkedOn,
    contentHash,
    score: shownScore(score),
    grade,
    dimensions: dimensionsOf(points, p),
  };
}

const dimensionsOf = (points: Points, { scheme }: Pick<StudioParameters, 'scheme'>) =>
  dimensions.map((name) => ({
    name,
    score: formatHalfUp(dimensionScore(points, name, scheme), digits),
    weight: scheme[name].weight,
  }));

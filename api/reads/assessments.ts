import type { Db } from '../../db/database.js';
import { assessmentReasons, assessmentsOfTerm } from '../../db/read/assessments.js';
import { opened } from '../../db/read/data-keys.js';
import { earlierTerms } from '../../db/read/studios.js';
import type { Vault } from '../../db/sealed.js';
import { type Term, termOf } from '../../desk/kit/term.js';
import {
  type Assessment,
  assessmentOf,
  reportOf,
  type SheetRow,
  sheetOf,
} from '../../desk/studio/assessment/assessments.js';
import { exactOf, resultOf, sumOf } from '../../desk/studio/assessment/result.js';
import { plannedFor, yearResults } from '../../desk/studio/assessment/years.js';
import { letterInForce } from '../../desk/studio/letters.js';
import { type Progress, progressOn } from '../../desk/studio/works.js';
import { compare, type Fraction, formatHalfUp, fraction } from '../../domain/panel/decimal.js';
import type { YearResult } from '../../domain/studio/assessment/cycle.js';
import { dimensionScore, dimensions, type Points } from '../../domain/studio/assessment/scheme.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { Role } from '../../domain/vocabulary.js';
import type { StudioParameters } from '../../policy/studio/parameters.js';
import type { AssessmentView, AssessmentWork, CycleSumView, ScoresView } from '../../web/views/assessment.js';

/** Decimals shown of a score; what decides is exact (I42). */
const digits = 1;
export const shownScore = (exact: string): string => formatHalfUp(exactOf(exact), digits);

/** The assessments of a term: of one that is not published, how far it is, and no more (ASSESS-07). */
export async function assessmentViews(tx: Db, term: Term): Promise<readonly AssessmentView[]> {
  const rows = await assessmentsOfTerm(tx, term.id);
  const years = await yearResults({ tx }, term.id);
  return rows.map(({ assessment, points, appealUntil }) => {
    const { id: assessmentId, kind, year, fromDay: from, toDay: to, state, reportDueOn } = assessment;
    const { score, grade, publishedAt, finalAt, resultHash, consequences } = assessment;
    const result =
      points && score && grade && publishedAt && resultHash
        ? {
            score: shownScore(score),
            grade,
            dimensions: dimensionsOf(points, term.parameters),
            sum: sumView(assessment, { points }, years, term),
            publishedAt,
            appealUntil,
            appealedAt: assessment.appealedAt,
            finalAt,
            resultHash,
            consequences,
          }
        : null;
    const plannedAt = assessment.plannedAt;
    return { assessmentId, term: term.number, kind, year, from, to, state, reportDueOn, result, plannedAt };
  });
}

/** Those of every term of a studio, the latest term first: a renewal takes no result away (STUDIO-06). */
export async function assessmentsOfStudio(tx: Db, studioId: string, latest: Term): Promise<readonly AssessmentView[]> {
  const before = await earlierTerms(tx, studioId, latest.number);
  const all: AssessmentView[] = [...(await assessmentViews(tx, latest))];
  for (const { termId } of before) all.push(...(await assessmentViews(tx, await termOf({ tx }, termId))));
  return all;
}

/** What the host is told of the reasons; what Institute and section say to each other is theirs. */
const saidToTheHost: readonly string[] = ['yearScoring', 'resultAppealDecision'];

/** What whoever holds a task of an assessment reads before deciding; the host meets scores once they are published (ASSESS-07). */
export async function assessmentWork(
  { tx, vault, now }: { readonly tx: Db; readonly vault: Vault; readonly now: string },
  term: Term,
  { subjectId: assessmentId, role }: { readonly subjectId: string; readonly role: Role },
): Promise<AssessmentWork> {
  const isHost = role === 'applicant';
  const assessment = await assessmentOf({ tx }, assessmentId);
  const letter = await letterInForce({ tx }, term.id);
  const progress = await progressOn({ tx }, term, dayOf(now));
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
    reduced: reducedTargets(progress),
    report: report && {
      letterVersion: report.letterVersion,
      contentHash: report.contentHash,
      reportedAt: report.reportedAt,
      answers: report.answers,
      besides: report.besides,
    },
    scores: sheet && {
      ...scoresOf(assessment, sheet, await yearResults({ tx }, term.id), term),
      minutes: wordOr(minutes),
    },
    scheme: term.parameters.scheme,
    reasons: isHost ? reasons.filter((one) => saidToTheHost.includes(one.kind)) : reasons,
    appeal: appeal === null ? null : wordOr(appeal),
    consequences: assessment.consequences,
  };
}

/** ASSESS-O05: by code, what a goal still asks for where the studio stood still. */
const reducedTargets = (progress: Progress | null): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (progress?.lines ?? []).flatMap(({ task, progress: { target } }) =>
      compare(target, fraction(BigInt(task.target))) < 0 ? [[task.code, formatHalfUp(target, digits)]] : [],
    ),
  );

const publishedSheet = async (tx: Db, { id, sheetNumber }: Assessment) =>
  sheetNumber === null ? null : sheetOf({ tx }, id, sheetNumber);

const wordOr = (value: unknown): string => (typeof value === 'string' ? value : '');

function scoresOf(
  assessment: Assessment,
  sheet: SheetRow,
  years: readonly YearResult[],
  term: Term,
): Omit<ScoresView, 'minutes'> {
  const { score, grade } = resultOf(assessment, sheet, years, term.parameters);
  const { points, method, checkedOn, contentHash } = sheet;
  return {
    points,
    method,
    checkedOn,
    contentHash,
    score: shownScore(score),
    grade,
    dimensions: dimensionsOf(points, term.parameters),
    sum: sumView(assessment, sheet, years, term),
  };
}

/** ASSESS-O02: every year of the term, with what it gives to the sum; null for the assessment of a year. */
function sumView(
  assessment: Pick<Assessment, 'kind'>,
  sheet: Pick<SheetRow, 'points'>,
  years: readonly YearResult[],
  term: Term,
): CycleSumView | null {
  const sum = sumOf(assessment, sheet, years, term.parameters);
  if (!sum) return null;
  const shown = (exact: Fraction) => formatHalfUp(exact, digits);
  return {
    own: shown(sum.own),
    ownPercent: term.parameters.cycleOwnPercent,
    years: plannedFor(term)
      .filter(({ kind }) => kind === 'annual')
      .map(({ year }) => {
        const counted = sum.years.find((one) => one.year === year);
        return { year, score: counted ? shown(counted.score) : null };
      }),
    yearly: sum.yearly && shown(sum.yearly),
  };
}

const dimensionsOf = (points: Points, { scheme }: Pick<StudioParameters, 'scheme'>) =>
  dimensions.map((name) => ({
    name,
    score: formatHalfUp(dimensionScore(points, name, scheme), digits),
    weight: scheme[name].weight,
  }));

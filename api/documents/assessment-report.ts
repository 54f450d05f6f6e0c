import type { Db } from '../../db/database.js';
import { openedWord } from '../../db/read/data-keys.js';
import type { Vault } from '../../db/sealed.js';
import type { Term } from '../../desk/kit/term.js';
import { assessmentOf, reportOf, sheetOf } from '../../desk/studio/assessment/assessments.js';
import { letterOf } from '../../desk/studio/letters.js';
import { progressOn } from '../../desk/studio/works.js';
import { renderAssessmentReport } from '../../documents/assessment-report.js';
import { formatHalfUp } from '../../domain/panel/decimal.js';
import { type Result, refuse, refused } from '../../domain/refusal.js';
import { dimensions } from '../../domain/studio/assessment/scheme.js';
import { dayOf } from '../../domain/time/beijing.js';
import { studioWords } from '../../text/studio.js';
import { assessmentWords } from '../../text/web-assessment.js';
import { letterWords } from '../../text/web-letter.js';
import { assessmentViews } from '../reads/assessments.js';
import { sumLines } from './assessment-result.js';
import { studioHead } from './studio-head.js';

interface At {
  readonly tx: Db;
  readonly vault: Vault;
}

/** The report of a published assessment as PDF, always in Chinese. 'notFound' before it is published, 'unprintable'. */
export async function assessmentReportPdf(at: At, term: Term, assessmentId: string): Promise<Result<Buffer>> {
  const one = (await assessmentViews(at.tx, term)).find((view) => view.assessmentId === assessmentId);
  const sheet = one?.result && (await publishedSheet(at, assessmentId));
  const report = sheet && (await reportOf(at, assessmentId, sheet.reportHash));
  if (!one?.result || !sheet || !report) return refused(refuse('notFound'));
  const { result } = one;
  const words = studioWords.zh;
  const { scheme } = term.parameters;
  return renderAssessmentReport({
    ...(await studioHead(at.tx, term)),
    title: assessmentWords.zh.title(one.kind, one.year),
    letterVersion: report.letterVersion,
    from: one.from,
    to: one.to,
    tasks: await tasksOf(at, term, one.to, report),
    reportedOn: dayOf(report.reportedAt),
    method: assessmentWords.zh.methods[sheet.method],
    checkedOn: sheet.checkedOn,
    minutes: await openedWord(at.tx, at.vault, assessmentId, sheet.minutes),
    indicators: dimensions.flatMap((name) =>
      scheme[name].indicators.map(({ code, label, max }) => ({
        dimension: words.dimension[name],
        label: label.zh,
        max,
        points: sheet.points[code] ?? '',
      })),
    ),
    own: result.sum?.own ?? result.score,
    sum: result.sum ? sumLines(result.sum, result.score) : [],
    score: result.score,
    grade: words.grade[result.grade],
    final: result.finalAt !== null,
    consequences: result.consequences.map(({ kind }) => words.consequence[kind]),
    publishedOn: dayOf(result.publishedAt),
    reportHash: report.contentHash,
    sheetHash: sheet.contentHash,
    resultHash: result.resultHash,
    at: result.finalAt ?? result.publishedAt,
  });
}

async function publishedSheet({ tx }: At, assessmentId: string) {
  const { sheetNumber } = await assessmentOf({ tx }, assessmentId);
  return sheetNumber === null ? null : sheetOf({ tx }, assessmentId, sheetNumber);
}

type Report = NonNullable<Awaited<ReturnType<typeof reportOf>>>;

/** ASSESS-03: every task of the letter the report answers, with what was confirmed by the last day assessed. */
async function tasksOf(at: At, term: Term, lastDay: string, { letterVersion, answers }: Report) {
  const letter = await letterOf(at, term.id, letterVersion);
  const progress = await progressOn(at, term, lastDay);
  const units = letterWords.zh.units;
  return (letter?.tasks ?? []).map(({ code, text, target, measure }) => {
    const line = progress?.lines.find(({ task }) => task.code === code && task.measure === measure);
    const filled = line?.progress.filled;
    return {
      text,
      target: `${target}${units[measure]}`,
      confirmed: filled ? `${formatHalfUp(filled, filled.den === 1n ? 0 : 1)}${units[measure]}` : '',
      said: answers.find(({ task }) => task === code)?.statement ?? '',
    };
  });
}

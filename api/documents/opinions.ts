import { and, asc, count, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../../db/database.js';
import { certificates, decisions, noticeSubjects, notices, objections, scoreSheets } from '../../db/schema/all.js';
import { storedRanking } from '../../desk/city/compute-ranking.js';
import type { Case } from '../../desk/kit/cases.js';
import type { FormOpinions } from '../../documents/application-form-data.js';
import { dayOf } from '../../domain/time/beijing.js';

type Decision = typeof decisions.$inferSelect;

const schoolContent = z.object({
  meeting: z
    .object({ date: z.string(), attendees: z.union([z.array(z.string()), z.number()]), minutes: z.string() })
    .nullable(),
  heard: z.object({ teachers: z.number(), parents: z.number(), students: z.number() }),
  ethics: z.object({ conclusion: z.string() }).nullable(),
});
const rankingContent = z.object({ chosen: z.array(z.string()) });
const finalContent = z.object({ decisionNumber: z.string() });

/**
 * What the school, the county, the panel and the city have put on record about the form that stands; boxes of later stages stay
 * empty. The panel's is filled in with the final decision.
 */
export async function opinionsOf(tx: Db, file: Case): Promise<FormOpinions> {
  const rows = await tx
    .select()
    .from(decisions)
    .where(and(eq(decisions.caseId, file.id), eq(decisions.formHash, file.formHash ?? '')))
    .orderBy(asc(decisions.decidedAt));
  const last = (kind: string) => rows.filter((row) => row.kind === kind).at(-1);
  const school = schoolOpinion(last('collectiveDecision'));
  const county = await countyOpinion(tx, file, last('countyVerification'));
  const final = last('finalDecision');
  const expert = final && (await expertOpinion(tx, file));
  const city = await cityOpinion(tx, file, final);
  return { ...(school && { school }), ...(county && { county }), ...(expert && { expert }), ...(city && { city }) };
}

function schoolOpinion(row: Decision | undefined): FormOpinions['school'] {
  const content = schoolContent.safeParse(row?.content);
  if (row?.decision !== 'recommend' || !content.success || !content.data.meeting) return undefined;
  const { meeting, heard, ethics } = content.data;
  const { attendees } = meeting;
  return {
    ethicsClear: ethics?.conclusion === 'clear',
    examSummary: meeting.minutes,
    heard,
    meetingDay: meeting.date,
    attendees: Array.isArray(attendees) ? attendees : [`${attendees} 人`],
    text: row.reason,
  };
}

async function countyOpinion(tx: Db, file: Case, row: Decision | undefined): Promise<FormOpinions['county']> {
  const notice = row?.decision === 'agree' ? await noticeOf(tx, file.id, 'county') : null;
  if (!row || !notice) return undefined;
  return { text: row.reason, ...notice, quotaNo: file.rank ?? 0 };
}

/**
 * The panel's result as the city's officer confirmed it: how many scored and what came of it, never who they were nor what
 * anybody wrote on a sheet (HOST-25, HOST-O15).
 */
async function expertOpinion(tx: Db, file: Case): Promise<FormOpinions['expert']> {
  const confirmations = await tx
    .select({ content: decisions.content, at: decisions.decidedAt })
    .from(decisions)
    .where(and(eq(decisions.subjectId, file.roundId), eq(decisions.kind, 'rankingConfirmed')))
    .orderBy(asc(decisions.decidedAt));
  const confirmed = confirmations.at(-1);
  const content = rankingContent.safeParse(confirmed?.content);
  const row = (await storedRanking({ tx }, file.roundId))?.result.rows.find(({ caseId }) => caseId === file.id);
  if (!confirmed || !content.success || !row || row.shown === null || row.rank === null) return undefined;
  const [scored] = await tx
    .select({ n: count() })
    .from(scoreSheets)
    .where(and(eq(scoreSheets.caseId, file.id), eq(scoreSheets.state, 'opened')));
  const chosen = row.outcome === 'aboveLine' ? 'withinCapacity' : 'beyondCapacity';
  return {
    mean: row.shown,
    experts: scored?.n ?? 0,
    rank: row.rank,
    conclusion: content.data.chosen.includes(file.id) ? chosen : 'notChosen',
    day: dayOf(confirmed.at),
  };
}

async function cityOpinion(tx: Db, file: Case, row: Decision | undefined): Promise<FormOpinions['city']> {
  const notice = row?.decision === 'approved' ? await noticeOf(tx, file.id, 'city') : null;
  if (!row || !notice) return undefined;
  const [paper] = await tx.select().from(certificates).where(eq(certificates.caseId, file.id));
  const content = finalContent.safeParse(row.content);
  return {
    text: row.reason,
    noticeFrom: notice.noticeFrom,
    noticeTo: notice.noticeTo,
    decisionNo: content.success ? content.data.decisionNumber : '',
    ...(paper && { certificateNo: paper.certificateNumber, plaqueNo: paper.plaqueNumber }),
  };
}

/** Objections that had to be answered: neither an unconfirmed address nor an anonymous lead is one (NOTICE-O02). */
export const toBeAnswered = inArray(objections.state, ['registered', 'upheld', 'dismissed']);

/** The last notice of a level that named the case, in Beijing days, with the objections to this person that counted. */
export async function noticeOf(tx: Db, caseId: string, level: 'county' | 'city') {
  const hung = await tx
    .select({ notice: notices })
    .from(notices)
    .innerJoin(noticeSubjects, eq(noticeSubjects.noticeId, notices.id))
    .where(and(eq(noticeSubjects.subjectId, caseId), eq(notices.level, level)))
    .orderBy(asc(notices.publishedAt));
  const notice = hung.at(-1)?.notice;
  if (!notice) return null;
  const [found] = await tx
    .select({ n: count() })
    .from(objections)
    .where(and(eq(objections.noticeId, notice.id), eq(objections.subjectId, caseId), toBeAnswered));
  return {
    noticeFrom: dayOf(notice.publishedAt),
    noticeTo: dayOf(notice.closesAt),
    objections: found?.n ?? 0,
  };
}

import { and, asc, count, eq, ne } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../../db/database.js';
import { certificates, decisions, noticeSubjects, notices, objections } from '../../db/schema/all.js';
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
const finalContent = z.object({ decisionNumber: z.string() });

/** What the school, the county and the city have put on record about the form that stands; boxes of later stages stay empty. */
export async function opinionsOf(tx: Db, file: Case): Promise<FormOpinions> {
  const rows = await tx
    .select()
    .from(decisions)
    .where(and(eq(decisions.caseId, file.id), eq(decisions.formHash, file.formHash ?? '')))
    .orderBy(asc(decisions.decidedAt));
  const last = (kind: string) => rows.filter((row) => row.kind === kind).at(-1);
  const school = schoolOpinion(last('collectiveDecision'));
  const county = await countyOpinion(tx, file, last('countyVerification'));
  const city = await cityOpinion(tx, file, last('finalDecision'));
  return { ...(school && { school }), ...(county && { county }), ...(city && { city }) };
}

function schoolOpinion(row: Decision | undefined): FormOpinions['school'] {
  const content = schoolContent.safeParse(row?.content);
  if (row?.decision !== 'recommend' || !content.success || !content.data.meeting) return undefined;
  const { meeting, heard, ethics } = content.data;
  const { attendees } = meeting;
  return {
    ethicsClear: ethics?.conclusion === 'clear',
    examSummary: meeting.minutes,
    feedback: { teachers: `${heard.teachers} 人`, parents: `${heard.parents} 人`, students: `${heard.students} 人` },
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

/** The last notice of a level that named the case, in Beijing days, with the objections to this person that counted. */
export async function noticeOf(tx: Db, caseId: string, level: 'county' | 'city') {
  const hung = await tx
    .select({ notice: notices })
    .from(notices)
    .innerJoin(noticeSubjects, eq(noticeSubjects.noticeId, notices.id))
    .where(and(eq(noticeSubjects.caseId, caseId), eq(notices.level, level)))
    .orderBy(asc(notices.publishedAt));
  const notice = hung.at(-1)?.notice;
  if (!notice) return null;
  const [found] = await tx
    .select({ n: count() })
    .from(objections)
    .where(and(eq(objections.noticeId, notice.id), eq(objections.caseId, caseId), ne(objections.state, 'unconfirmed')));
  return {
    noticeFrom: dayOf(notice.publishedAt),
    noticeTo: dayOf(notice.closesAt),
    objections: found?.n ?? 0,
  };
}

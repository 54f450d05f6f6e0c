import { buffer } from 'node:stream/consumers';
import { eq } from 'drizzle-orm';
import { termOfAssessment } from '../../db/read/assessments.js';
import { attachmentsOf } from '../../db/read/sealed-words.js';
import { calls, nominations, notices, rounds } from '../../db/schema/all.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import { seatsOf } from '../../desk/kit/seats.js';
import { termOf } from '../../desk/kit/term.js';
import { uploadTypes } from '../../documents/sniff.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import { downloadWords } from '../../text/downloads.js';
import { applicationFormPdf } from '../documents/application-form.js';
import { assessmentReportPdf } from '../documents/assessment-report.js';
import { assessmentResultPdf } from '../documents/assessment-result.js';
import { countySummary } from '../documents/county-summary.js';
import { memberAgreementPdf } from '../documents/member-agreement.js';
import { noticeProofPdf } from '../documents/notice-proof.js';
import { paperOf, paperPdf } from '../documents/papers.js';
import { responsibilityLetterPdf } from '../documents/responsibility-letter.js';
import { resultListPdf, resultListSheet } from '../documents/result-list.js';
import { agreementsSeen } from '../reads/agreements.js';
import { sightOf } from '../reads/case-sight.js';
import { isOfCounty, isOfOrganiser } from '../reads/rounds.js';
import { seesReports } from '../reads/sees-reports.js';
import { studioView } from '../reads/studios.js';
import { sheetType } from './import-route.js';
import { fileRoute, publicFileRoute } from './route.js';
import type { FileAnswer, FileRow, ReadContext } from './row.js';
import { idOf } from './shapes.js';

const { pdf } = uploadTypes;
const nothing = refused(refuse('notFound'));
const named = (bytes: Result<Buffer>, name: string): Result<FileAnswer> =>
  bytes.ok ? accepted({ bytes: bytes.value, name }) : bytes;

/** Files people take away. Who may not read the case finds no file either. */
export const documents: readonly FileRow[] = [
  fileRoute({
    path: '/api/cases/{caseId}/attachments/{attachmentId}',
    tag: 'application',
    link: 'also',
    anyCaseOfTask: true,
    summary: { zh: '下载附件', en: 'An attachment' },
    mediaType: pdf,
    otherTypes: Object.values(uploadTypes).filter((type) => type !== pdf),
    read: async (context) => {
      const { tx, params, deps } = context;
      const sight = await sightOf(context, idOf(params, 'caseId'));
      if (!sight.ok || sight.value.outlineOnly) return nothing;
      const { file, reader } = sight.value;
      const files = await attachmentsOf(tx, deps.vault, file.id, { blind: reader === 'expert' });
      const id = idOf(params, 'attachmentId');
      const paper = files.find((one) => one.id === id);
      const sealed = paper ? await deps.blobs.read(paper.blob) : null;
      if (!paper || !sealed || paper.sha256 === '') return nothing;
      const bytes = deps.vault.openFile(paper.sha256, await buffer(sealed));
      return accepted({ bytes, name: paper.name, mediaType: paper.mediaType });
    },
  }),
  fileRoute({
    path: '/api/cases/{caseId}/forms/{number}',
    tag: 'application',
    link: 'also',
    anyCaseOfTask: true,
    summary: { zh: '申报表（PDF）', en: 'A submitted form as PDF' },
    mediaType: pdf,
    read: async (context) => {
      const sight = await sightOf(context, idOf(context.params, 'caseId'));
      if (!sight.ok || sight.value.outlineOnly || sight.value.reader === 'expert') return nothing;
      const { file, round, reader } = sight.value;
      const { tx, deps, language } = context;
      const number = Number(context.params.number);
      if (!Number.isSafeInteger(number) || number > 1_000_000) return nothing;
      const bytes = await applicationFormPdf(
        { tx, vault: deps.vault, withOpinions: reader !== 'applicant' },
        file,
        round,
        number,
      );
      return named(bytes, downloadWords[language].files.form(`${file.number}-${number}`));
    },
  }),
  fileRoute({
    path: '/api/cases/{caseId}/certificate',
    tag: 'decision',
    summary: { zh: '证书（PDF）', en: 'The certificate as PDF' },
    mediaType: pdf,
    read: (context) => paperFile(context, 'certificate'),
  }),
  fileRoute({
    path: '/api/cases/{caseId}/plaque',
    tag: 'decision',
    summary: { zh: '牌匾（PDF）', en: 'The plaque as PDF' },
    mediaType: pdf,
    read: (context) => paperFile(context, 'plaque'),
  }),
  fileRoute({
    path: '/api/nominations/{nominationId}/summary',
    tag: 'county',
    summary: { zh: '县区推荐汇总表（XLSX）', en: "The county's summary as XLSX" },
    mediaType: sheetType,
    read: async (context) => {
      const { tx, deps, actor, params, language, now } = context;
      const nominationId = idOf(params, 'nominationId');
      const [row] = await tx
        .select({ countyId: nominations.orgId, bureauId: rounds.bureauId, level: rounds.level })
        .from(nominations)
        .innerJoin(rounds, eq(rounds.id, nominations.roundId))
        .where(eq(nominations.id, nominationId));
      const seats = await seatsOf(context, actor.personId);
      if (!row || !(isOfCounty(seats, row.countyId) || isOfOrganiser(seats, row))) return nothing;
      const made = await countySummary(tx, deps.vault, nominationId, language, now);
      if (!made.ok) return made;
      const { bytes, countyName } = made.value;
      return accepted({ bytes, name: downloadWords[language].files.summary(countyName) });
    },
  }),
  fileRoute({
    path: '/api/notices/{noticeId}/proof',
    tag: 'notice',
    summary: { zh: '公示凭证（PDF）', en: 'The proof of a notice as PDF' },
    mediaType: pdf,
    read: async (context) => {
      const { tx, deps, params, language } = context;
      const noticeId = idOf(params, 'noticeId');
      // A notice that has come down is no longer public; its seal is.
      if (!(await mayProve(context, noticeId))) return nothing;
      const bytes = await noticeProofPdf(tx, deps.calendar(), noticeId);
      return named(bytes, downloadWords[language].files.proof(noticeId.slice(0, 8)));
    },
  }),
  fileRoute({
    path: '/api/studios/{studioId}/letters/{number}',
    tag: 'studio',
    summary: { zh: '目标责任书（PDF）', en: 'A version of the responsibility letter as PDF' },
    mediaType: pdf,
    read: async (context) => {
      const { tx, params, language } = context;
      const found = await studioView(context, idOf(params, 'studioId'));
      const version = Number(params.number);
      if (!found.ok || !Number.isSafeInteger(version)) return nothing;
      const { term, number } = found.value;
      const bytes = await responsibilityLetterPdf(tx, await termOf({ tx }, term.termId), version);
      return named(bytes, downloadWords[language].files.letter(number, version));
    },
  }),
  fileRoute({
    path: '/api/studios/{studioId}/members/{number}/agreements/{version}',
    tag: 'studio',
    summary: { zh: '成员协议书（PDF）', en: 'A version of a member’s agreement as PDF' },
    mediaType: pdf,
    read: async (context) => {
      const { tx, params, language } = context;
      const found = await agreementsSeen(context, idOf(params, 'studioId'), Number(params.number));
      if (!found.ok) return nothing;
      const { term, views } = found.value;
      const version = Number(params.version);
      const bytes = await memberAgreementPdf(tx, term, views, version);
      return named(bytes, downloadWords[language].files.agreement(term.studio.number, Number(params.number), version));
    },
  }),
  fileRoute({
    path: '/api/studios/{studioId}/assessments/{assessmentId}/result',
    tag: 'studio',
    summary: { zh: '考核结果通知书（PDF）', en: 'The notice of a published result as PDF' },
    mediaType: pdf,
    read: async (context) => {
      const asked = await assessmentAsked(context);
      if (!asked) return nothing;
      const bytes = await assessmentResultPdf(context.tx, asked.term, asked.assessmentId);
      return named(bytes, downloadWords[context.language].files.assessmentResult(asked.term.studio.number));
    },
  }),
  fileRoute({
    path: '/api/studios/{studioId}/assessments/{assessmentId}/report',
    tag: 'studio',
    summary: { zh: '考核报告（PDF）', en: 'The report of a published assessment as PDF' },
    mediaType: pdf,
    read: async (context) => {
      const { tx, language, deps } = context;
      const asked = await assessmentAsked(context);
      if (!asked || !(await seesReports(context, asked.term))) return nothing;
      const bytes = await assessmentReportPdf({ tx, vault: deps.vault }, asked.term, asked.assessmentId);
      return named(bytes, downloadWords[language].files.assessmentReport(asked.term.studio.number));
    },
  }),
  publicFileRoute({
    path: '/api/results/{roundCode}/list.pdf',
    tag: 'decision',
    summary: { zh: '入选名单（PDF）', en: 'The list of hosts as PDF' },
    mediaType: pdf,
    read: async ({ tx, params, language }) => {
      const code = params.roundCode ?? '';
      return named(await resultListPdf(tx, code), `${downloadWords[language].files.results(code)}.pdf`);
    },
  }),
  publicFileRoute({
    path: '/api/results/{roundCode}/list.xlsx',
    tag: 'decision',
    summary: { zh: '入选名单（XLSX）', en: 'The list of hosts as XLSX' },
    mediaType: sheetType,
    read: async ({ tx, params, language }) => {
      const code = params.roundCode ?? '';
      return named(await resultListSheet(tx, code, language), `${downloadWords[language].files.results(code)}.xlsx`);
    },
  }),
];

/** The level that published it, and the city. */
async function mayProve(context: ReadContext<PersonActor, Record<string, never>>, noticeId: string): Promise<boolean> {
  const [row] = await context.tx
    .select({ orgId: notices.orgId, round: rounds, call: calls })
    .from(notices)
    .leftJoin(rounds, eq(rounds.id, notices.roundId))
    .leftJoin(calls, eq(calls.id, notices.callId))
    .where(eq(notices.id, noticeId));
  const seats = context.actor.taskId ? [] : await seatsOf(context, context.actor.personId);
  const organiser = row?.round ?? row?.call;
  if (!row || !organiser) return false;
  return isOfCounty(seats, row.orgId) || isOfOrganiser(seats, organiser);
}

/** For the holder, and for the city that issued it. */
async function paperFile(
  context: ReadContext<PersonActor, Record<string, never>>,
  which: 'certificate' | 'plaque',
): Promise<Result<FileAnswer>> {
  const sight = await sightOf(context, idOf(context.params, 'caseId'));
  if (!sight.ok || !['applicant', 'city'].includes(sight.value.reader)) return nothing;
  const { file } = sight.value;
  const bytes = await paperPdf(await paperOf(context.tx, file.id), which, context.deps.publicUrl);
  return named(bytes, downloadWords[context.language].files[which](file.number));
}

/** An assessment of a studio the reader may open, of whichever of its terms; null for everything else. */
async function assessmentAsked(at: ReadContext<PersonActor, Record<string, never>>) {
  const found = await studioView(at, idOf(at.params, 'studioId'));
  if (!found.ok) return null;
  const assessmentId = idOf(at.params, 'assessmentId');
  const termId = await termOfAssessment(at.tx, found.value.studioId, assessmentId);
  return termId ? { term: await termOf(at, termId), assessmentId } : null;
}

import { z } from 'zod';
import { uploadTypes } from '../../documents/sniff.js';
import { accepted } from '../../domain/refusal.js';
import { studioStates } from '../../domain/studio/states.js';
import { downloadWords } from '../../text/downloads.js';
import { memberAgreementPdf } from '../documents/member-agreement.js';
import { memberRecordPdf, membersSheet } from '../documents/member-papers.js';
import { responsibilityLetterPdf } from '../documents/responsibility-letter.js';
import { worksSheet } from '../documents/studio-work.js';
import { agreementsSeen, memberSeen } from '../reads/agreements.js';
import { termRecord, termSeen } from '../reads/earlier-terms.js';
import { assessmentShape } from './assessments.js';
import type { AnyRow } from './call.js';
import { findingShape } from './findings.js';
import { sheetType } from './import-route.js';
import { memberShape } from './members.js';
import { fileRoute, readRoute } from './route.js';
import { id, idOf, instant } from './shapes.js';
import { planShape, workShape } from './studio-work.js';
import { letterShape } from './studios.js';

const tag = 'studio';
/** A Beijing day. */
const day = z.iso.date();
const { pdf } = uploadTypes;
const at = '/api/studios/{studioId}/terms/{termNumber}';

/** A studio's terms one by one, also those that are over (STUDIO-06): read by whoever reads the studio, changed by nobody here. */
export const earlierTermRows: readonly AnyRow[] = [
  readRoute({
    path: at,
    tag,
    summary: { zh: '工作室一个聘期的记录', en: 'What is on record of one term of a studio' },
    response: z.object({
      studioId: id,
      name: z.string(),
      number: z.string(),
      term: z.object({ termId: id, number: z.int(), from: day, to: day, state: z.enum(studioStates) }),
      /** What was decided after it; null before that. */
      decision: z.object({ outcome: z.string(), reason: z.string(), at: instant }).nullable(),
      years: z.array(
        z.object({ year: z.int(), until: instant.nullable(), state: z.enum(['open', 'settled', 'void']) }),
      ),
      letters: z.array(letterShape),
      members: z.array(memberShape),
      plans: z.array(planShape),
      works: z.array(workShape),
      assessments: z.array(assessmentShape),
      findings: z.array(findingShape),
    }),
    read: async (context) => {
      const found = await termSeen(context, idOf(context.params, 'studioId'), Number(context.params.termNumber));
      if (!found.ok) return found;
      const record = await termRecord({ ...context, vault: context.deps.vault }, found.value);
      const members = record.members.map(({ way: _, leavingWords: __, termId: ___, ...row }) => row);
      return accepted({ ...record, members });
    },
  }),
  fileRoute({
    path: `${at}/letters/{number}`,
    tag,
    summary: { zh: '一个聘期的目标责任书（PDF）', en: 'A version of the responsibility letter of a term as PDF' },
    mediaType: pdf,
    read: async (context) => {
      const { tx, params, language } = context;
      const found = await termSeen(context, idOf(params, 'studioId'), Number(params.termNumber));
      if (!found.ok) return found;
      const version = Number(params.number);
      const bytes = await responsibilityLetterPdf(tx, found.value, Number.isSafeInteger(version) ? version : 0);
      const name = downloadWords[language].files.letter(fileNumber(found.value), version);
      return bytes.ok ? accepted({ bytes: bytes.value, name }) : bytes;
    },
  }),
  fileRoute({
    path: `${at}/members/{number}/agreements/{version}`,
    tag,
    summary: { zh: '一个聘期的成员协议书（PDF）', en: 'A member’s agreement of a term as PDF' },
    mediaType: pdf,
    read: async (context) => {
      const { tx, params, language } = context;
      const [number, version] = [Number(params.number), Number(params.version)];
      const found = await agreementsSeen(context, idOf(params, 'studioId'), number, Number(params.termNumber));
      if (!found.ok) return found;
      const { term, views } = found.value;
      const bytes = await memberAgreementPdf(tx, term, views, version);
      const name = downloadWords[language].files.agreement(fileNumber(term), number, version);
      return bytes.ok ? accepted({ bytes: bytes.value, name }) : bytes;
    },
  }),
  fileRoute({
    path: `${at}/members/{number}/record.pdf`,
    tag,
    summary: { zh: '一个聘期的成员任务完成记录（PDF）', en: 'A member’s record of tasks of a term as PDF' },
    mediaType: pdf,
    read: async (context) => {
      const { params, language } = context;
      const number = Number(params.number);
      const found = await memberSeen(context, idOf(params, 'studioId'), number, Number(params.termNumber));
      if (!found.ok) return found;
      const bytes = await memberRecordPdf(context, found.value);
      const name = downloadWords[language].files.memberRecord(fileNumber(found.value.term), number);
      return bytes.ok ? accepted({ bytes: bytes.value, name }) : bytes;
    },
  }),
  fileRoute({
    path: `${at}/members.xlsx`,
    tag,
    summary: { zh: '一个聘期的成员名册（XLSX）', en: 'The list of members of a term as XLSX' },
    mediaType: sheetType,
    read: async (context) => {
      const found = await termSeen(context, idOf(context.params, 'studioId'), Number(context.params.termNumber));
      if (!found.ok) return found;
      const bytes = await membersSheet(context, found.value);
      return accepted({ bytes, name: `members-${fileNumber(found.value)}.xlsx` });
    },
  }),
  fileRoute({
    path: `${at}/works.xlsx`,
    tag,
    summary: { zh: '一个聘期的活动和成果登记表（XLSX）', en: 'Activities and results of a term as XLSX' },
    mediaType: sheetType,
    read: async (context) => {
      const found = await termSeen(context, idOf(context.params, 'studioId'), Number(context.params.termNumber));
      if (!found.ok) return found;
      const bytes = await worksSheet({ ...context, vault: context.deps.vault }, found.value);
      return accepted({ bytes, name: `works-${fileNumber(found.value)}.xlsx` });
    },
  }),
];

/** The studio's number and the term's, so that files of two terms are told apart. */
const fileNumber = ({ studio, number }: { readonly studio: { readonly number: string }; readonly number: number }) =>
  `${studio.number}-${number}`;

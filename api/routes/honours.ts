import { z } from 'zod';
import { callOf } from '../../desk/kit/call.js';
import { appealStrike } from '../../desk/studio/commendation/appeal-strike.js';
import { decideHonours } from '../../desk/studio/commendation/decide-honours.js';
import { decideStrikeAppeal } from '../../desk/studio/commendation/decide-strike-appeal.js';
import { listHonours } from '../../desk/studio/commendation/list-honours.js';
import { nominateHonour } from '../../desk/studio/commendation/nominate-honour.js';
import { openCall } from '../../desk/studio/commendation/open-call.js';
import { scoreHonours } from '../../desk/studio/commendation/score-honours.js';
import { uploadTypes } from '../../documents/sniff.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { recipients } from '../../domain/studio/assessment/consequences.js';
import { grades } from '../../domain/studio/assessment/grade.js';
import { strikeAppealStates } from '../../domain/studio/commendation/appeal.js';
import { awardsSchema } from '../../domain/studio/commendation/call.js';
import { callStates, nomineeStates } from '../../domain/studio/commendation/states.js';
import { studioLevels } from '../../domain/studio/composition.js';
import { honourWords } from '../../text/web-honours.js';
import { callsSheet, honourPdf, honoursSheet, nomineesSheet } from '../documents/honours.js';
import { honourFor, honoursFor } from '../reads/honour-list.js';
import { callFor, callsFor, honourWork } from '../reads/honours.js';
import { myTask } from '../reads/my-task.js';
import type { AnyRow } from './call.js';
import { sheetType } from './import-route.js';
import { fileRoute, readRoute, route } from './route.js';
import { id, idOf, instant } from './shapes.js';

const tag = 'studio';
const call = z.object({
  callId: id,
  number: z.string(),
  name: z.string(),
  /** Whose call it is: the city's bureau's, or a county's for its own studios (LOCAL-01). */
  level: z.enum(studioLevels),
  bureauName: z.string(),
  year: z.int(),
  awards: awardsSchema,
  state: z.enum(callStates),
  openedAt: instant,
  nominationUntil: instant.nullable(),
});
/** Of a call's list (COMMEND-O01). `proof`: the reader fetches it at `/api/notices/{noticeId}/proof`. */
const notice = z.object({
  noticeId: id,
  number: z.string(),
  from: instant,
  until: instant,
  hangs: z.boolean(),
  proof: z.boolean(),
});
const nominee = z.object({
  nomineeId: id,
  number: z.int(),
  recipient: z.enum(recipients),
  name: z.string(),
  studioName: z.string(),
  studioNumber: z.string(),
  unitName: z.string(),
  state: z.enum(nomineeStates),
  grade: z.enum(grades),
  works: z.int(),
  /** Exact, `num/den`; after the review, for the city. */
  score: z.string().nullable(),
  rank: z.int().nullable(),
  tieBrokenBy: z.literal('studioResult').nullable(),
  honourNumber: z.string().nullable(),
  honourStatus: z.enum(['valid', 'revoked']).nullable(),
});
/** NOTICE-O06: the last appeal against a strike by an objection, until when it may or might come; null where there was none. */
const appeal = z.object({ state: z.enum(strikeAppealStates), until: instant }).nullable();
const proposal = z.object({
  /** What a nomination names. */
  candidate: z.string(),
  recipient: z.enum(recipients),
  name: z.string(),
  studioNumber: z.string(),
  grade: z.enum(grades),
  works: z.int(),
  nominated: z.boolean(),
  refusal: z
    .object({ code: z.string(), ruleId: z.string().optional(), facts: z.record(z.string(), z.unknown()).optional() })
    .nullable(),
});

const honour = z.object({
  honourId: id,
  callId: id,
  number: z.string(),
  recipient: z.enum(recipients),
  holderName: z.string(),
  studioId: id,
  studioName: z.string(),
  unitName: z.string(),
  callName: z.string(),
  /** Beijing day. */
  commendedOn: z.iso.date(),
  status: z.enum(['valid', 'revoked']),
  /** COMMEND-02, today. */
  priority: z.boolean(),
});

/** Commendations (ASSESS-08, COMMEND-01, COMMEND-13, COMMEND-O01): call, nomination, review, list, decision. */
export const honourRows: readonly AnyRow[] = [
  readRoute({
    path: '/api/commendation-calls',
    tag,
    summary: { zh: '表彰通知列表', en: 'Calls for commendations' },
    response: z.object({ items: z.array(call) }),
    read: (at) => callsFor(at),
  }),
  fileRoute({
    path: '/api/commendation-calls.xlsx',
    tag,
    summary: { zh: '表彰通知列表（XLSX）', en: 'The calls for commendations as XLSX' },
    mediaType: sheetType,
    read: async (at) => {
      const found = await callsFor(at);
      if (!found.ok) return found;
      const bytes = await callsSheet(found.value.items, at);
      return accepted({ bytes, name: `${honourWords[at.language].callsSheet}.xlsx` });
    },
  }),
  readRoute({
    path: '/api/commendation-calls/{callId}',
    tag,
    summary: { zh: '一次表彰及其推荐对象', en: 'One call with its nominees' },
    response: call.extend({ notices: z.array(notice), nominees: z.array(nominee.extend({ appeal })) }),
    read: (at) => callFor(at, idOf(at.params, 'callId')),
  }),
  readRoute({
    path: '/api/tasks/{taskId}/honour-work',
    tag,
    link: 'also',
    summary: { zh: '表彰待办所需材料', en: 'What a task of a call works on' },
    response: z.object({
      proposals: z.array(proposal),
      nominees: z.array(nominee.extend({ concerned: z.boolean(), barredBy: z.string().nullable() })),
    }),
    read: async (at) => {
      const task = await myTask(at, idOf(at.params, 'taskId'));
      if (!task?.callId) return refused(refuse('notFound'));
      return accepted(await honourWork(at, await callOf(at, task.callId), task));
    },
  }),
  readRoute({
    path: '/api/honours',
    tag,
    summary: { zh: '荣誉名册（优先者在前）', en: 'The honours, those with priority first' },
    response: z.object({ items: z.array(honour) }),
    read: async (at) => accepted({ items: [...(await honoursFor(at))] }),
  }),
  fileRoute({
    path: '/api/commendation-calls/{callId}/nominees.xlsx',
    tag,
    summary: { zh: '一次表彰的推荐对象（XLSX）', en: 'The nominees of a call as XLSX' },
    mediaType: sheetType,
    read: async (at) => {
      const found = await callFor(at, idOf(at.params, 'callId'));
      if (!found.ok) return found;
      const bytes = await nomineesSheet(found.value, at);
      return accepted({ bytes, name: `nominees-${found.value.number}.xlsx` });
    },
  }),
  fileRoute({
    path: '/api/honours.xlsx',
    tag,
    summary: { zh: '荣誉名册（XLSX）', en: 'The honours as XLSX' },
    mediaType: sheetType,
    read: async (at) => {
      const bytes = await honoursSheet(await honoursFor(at), at);
      return accepted({ bytes, name: `${honourWords[at.language].sheet.title}.xlsx` });
    },
  }),
  fileRoute({
    path: '/api/honours/{honourId}/certificate',
    tag,
    summary: { zh: '荣誉证书（PDF）', en: 'The certificate of an honour as PDF' },
    mediaType: uploadTypes.pdf,
    read: async (at) => {
      const found = await honourFor(at, idOf(at.params, 'honourId'));
      if (!found.ok) return found;
      const bytes = await honourPdf(found.value, at.deps.publicUrl);
      return bytes.ok ? accepted({ bytes: bytes.value, name: `${found.value.number}.pdf` }) : bytes;
    },
  }),
  route({
    method: 'post',
    path: '/api/commendation-calls',
    act: openCall,
    tag,
    summary: { zh: '发出表彰通知（须第二因素）', en: 'Call for commendations (second factor)' },
    status: 201,
    response: z.object({ callId: id, number: z.string() }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/honour-nominations',
    act: nominateHonour,
    tag,
    link: 'also',
    summary: { zh: '推荐表彰对象', en: 'Nominate for a commendation' },
    status: 201,
    response: z.object({ nomineeId: id, number: z.int() }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/honour-sheet',
    act: scoreHonours,
    tag,
    summary: { zh: '评审打分（须第二因素）', en: 'Score the nominees (second factor)' },
    status: 201,
    response: z.object({ reviewed: z.boolean() }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/honour-list',
    act: listHonours,
    tag,
    summary: { zh: '拟定表彰名单（须第二因素）', en: 'Draw up the list (second factor)' },
    status: 201,
    response: z.object({
      outcome: z.enum(['listed', 'nobody']),
      listed: z.int(),
      notice: z.object({ noticeId: id, number: z.string(), closesAt: instant }).nullable(),
    }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/honour-decision',
    act: decideHonours,
    tag,
    summary: { zh: '决定表彰（须第二因素）', en: 'Decide on the commendations (second factor)' },
    status: 201,
    response: z.object({ commended: z.int(), notCommended: z.int() }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/strike-appeal',
    act: appealStrike,
    tag,
    link: 'also',
    summary: { zh: '对移出拟表彰名单提出申诉', en: 'Appeal against a strike from the list of commendations' },
    status: 201,
    response: z.object({ outcome: z.literal('appealed') }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/strike-appeal-decision',
    act: decideStrikeAppeal,
    tag,
    summary: { zh: '处理表彰名单申诉（须第二因素）', en: 'Answer an appeal against a strike (second factor)' },
    status: 201,
    response: z.object({ outcome: z.enum(['confirmed', 'overturned']) }),
  }),
];

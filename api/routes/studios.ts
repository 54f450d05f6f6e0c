import { z } from 'zod';
import { studiosFor } from '../../db/read/studios.js';
import { termOf } from '../../desk/kit/term.js';
import { applyRenewal } from '../../desk/studio/apply-renewal.js';
import { confirmOffice } from '../../desk/studio/confirm-office.js';
import { decideRenewal } from '../../desk/studio/decide-renewal.js';
import { issueLetter } from '../../desk/studio/issue-letter.js';
import { receivePapers } from '../../desk/studio/receive-papers.js';
import { returnPlaque } from '../../desk/studio/return-plaque.js';
import { signLetter } from '../../desk/studio/sign-letter.js';
import { startStudio } from '../../desk/studio/start-studio.js';
import { accepted } from '../../domain/refusal.js';
import { studioCheckCodes } from '../../domain/studio/check.js';
import { studioLevels } from '../../domain/studio/composition.js';
import { letterTaskSchema } from '../../domain/studio/letter/tasks.js';
import { papers } from '../../domain/studio/signing.js';
import { studioStates } from '../../domain/studio/states.js';
import { taskKinds } from '../../domain/task-kinds.js';
import { cursorQuery, page, pageOf, readCursor } from '../cursor.js';
import { letterViews } from '../reads/letters.js';
import { readerOf, studioView } from '../reads/studios.js';
import type { AnyRow } from './call.js';
import { readRoute, route } from './route.js';
import { id, idOf, instant, role } from './shapes.js';

const tag = 'studio';
/** A Beijing day. */
const day = z.iso.date();
const { sides } = papers.responsibilityLetter;
const studio = z.object({
  studioId: id,
  number: z.string(),
  /** Derived from the host's name (STUDIO-03). */
  name: z.string(),
  level: z.enum(studioLevels),
  unitName: z.string(),
  foundedAt: instant,
  /** STUDIO-O06: by when the places of members are to be filled; null where none is missing. */
  fillBy: instant.nullable(),
  term: z.object({
    termId: id,
    number: z.int(),
    from: day,
    to: day,
    state: z.enum(studioStates),
    /** When it was closed, revoked or renewed. */
    endedAt: instant.nullable(),
    /** The first day of a suspension that lasts (STUDIO-O05). */
    restsSince: day.nullable(),
    version: z.int(),
  }),
});
const whole = studio.extend({
  years: z.array(z.object({ year: z.int(), until: instant.nullable(), state: z.enum(['open', 'settled', 'void']) })),
  waitsFor: z.array(
    z.object({ taskId: id, kind: z.enum(taskKinds), role, orgName: z.string(), due: instant.nullable() }),
  ),
  /** What the studio needs before it starts; `asked`: false where the edition does not demand it yet, whatever `met` says. */
  checklist: z.array(
    z.object({
      code: z.enum(studioCheckCodes),
      ruleId: z.string(),
      asked: z.boolean(),
      met: z.boolean(),
      blocks: z.boolean(),
    }),
  ),
  /** Those before the latest one, the last first: each is read under `/terms/{number}` (STUDIO-06). */
  earlierTerms: z.array(studio.shape.term.pick({ termId: true, number: true, from: true, to: true, state: true })),
  papersReceivedAt: instant.nullable(),
  office: z.object({ office: z.string(), equipment: z.string(), confirmedAt: instant }).nullable(),
  closing: z.object({ reason: z.string(), at: instant }).nullable(),
  /** When it ended because it has no host any more (STUDIO-O04). */
  hostLostAt: instant.nullable(),
  plaqueReturnedAt: instant.nullable(),
});

/** What one version changes against another, in whole tasks. */
export const letterDifference = z.object({
  since: z.int(),
  added: z.array(letterTaskSchema),
  removed: z.array(letterTaskSchema),
  changed: z.array(z.object({ before: letterTaskSchema, after: letterTaskSchema })),
});

const contentHash = z.string();
export const letterShape = z.object({
  version: z.int(),
  contentHash,
  reason: z.string(),
  issuedAt: instant,
  sealedAt: instant.nullable(),
  tasks: z.array(letterTaskSchema),
  sides: z.array(
    z.object({
      side: z.enum(sides),
      signed: z.object({ personName: z.string(), role, orgName: z.string(), at: instant }).nullable(),
    }),
  ),
  difference: letterDifference.nullable(),
  /** STUDIO-O07: it came after a version that was in force, and takes its place with the last signature. */
  changesGoals: z.boolean(),
});

/** Of a list, or of a sheet's lines by their numbers. */
export function withoutEmptied(tasks: unknown): unknown {
  if (Array.isArray(tasks)) return tasks.filter((task: unknown) => !isEmptied(task));
  if (tasks === null || typeof tasks !== 'object') return tasks;
  return Object.fromEntries(Object.entries(tasks).filter(([, task]) => !isEmptied(task)));
}
const isEmptied = (task: unknown): boolean =>
  task !== null && typeof task === 'object' && 'text' in task && task.text === '';

/** A studio and its term (STUDIO-01…09): read by its host, its unit, its county and the city; 404 for all others. */
export const studioRows: readonly AnyRow[] = [
  readRoute({
    path: '/api/studios',
    tag,
    summary: { zh: '我的工作室', en: 'Studios one may see' },
    query: z.object({ ...cursorQuery }),
    response: pageOf(studio),
    read: async (at) => {
      const { limit, after } = at.query;
      const [number] = readCursor(after, 1) ?? [];
      const rows = await studiosFor(at.tx, await readerOf(at), { limit, ...(number && { after: number }) });
      return accepted(page(rows, limit, (row) => [row.number]));
    },
  }),
  readRoute({
    path: '/api/studios/{studioId}',
    tag,
    summary: { zh: '工作室及其聘期', en: 'A studio and its term' },
    response: whole,
    read: (at) => studioView(at, idOf(at.params, 'studioId')),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/receipt',
    act: receivePapers,
    tag,
    link: 'also',
    summary: { zh: '签收证书和牌匾', en: 'Receive certificate and plaque' },
    status: 201,
    response: z.object({ outcome: z.literal('received') }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/office',
    act: confirmOffice,
    tag,
    link: 'also',
    summary: { zh: '确认办公场所和设备', en: 'Confirm office and equipment' },
    status: 201,
    response: z.object({ outcome: z.literal('confirmed') }),
  }),
  readRoute({
    path: '/api/studios/{studioId}/letters',
    tag,
    summary: { zh: '目标责任书各版，新版在前', en: 'The versions of the responsibility letter, newest first' },
    response: z.object({ termId: id, items: z.array(letterShape) }),
    read: async (at) => {
      const found = await studioView(at, idOf(at.params, 'studioId'));
      if (!found.ok) return found;
      const { termId } = found.value.term;
      return accepted({ termId, items: await letterViews(at.tx, await termOf(at, termId)) });
    },
  }),
  route({
    method: 'post',
    path: '/api/terms/{termId}/letters',
    act: issueLetter,
    tag,
    link: 'also',
    summary: { zh: '发出目标责任书（新版作废此前签名）', en: 'Issue a version of the responsibility letter' },
    status: 201,
    // a line of the sheet whose task was emptied is taken out
    input: (params, body) => ({ ...body, ...params, tasks: withoutEmptied(body.tasks) }),
    response: z.object({ version: z.int(), contentHash }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/signature',
    act: signLetter,
    tag,
    link: 'also',
    summary: { zh: '签订目标责任书', en: 'Sign the responsibility letter' },
    status: 201,
    response: z.object({ side: z.enum(sides), sealed: z.boolean() }),
  }),
  route({
    method: 'post',
    path: '/api/terms/{termId}/start',
    act: startStudio,
    tag,
    summary: { zh: '工作室开始运行', en: 'The studio starts to run' },
    status: 201,
    response: z.object({ state: z.literal('running') }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/renewal-decision',
    act: decideRenewal,
    tag,
    summary: { zh: '聘期届满后的决定：续聘或终止（须第二因素）', en: 'Renew or close after a term (second factor)' },
    status: 201,
    response: z.object({ outcome: z.enum(['renewed', 'closed']) }),
  }),
  route({
    method: 'post',
    path: '/api/terms/{termId}/renewal',
    act: applyRenewal,
    tag,
    summary: { zh: '主持人申请续聘', en: 'The host applies for another term' },
    status: 201,
    response: z.object({ contentHash }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/plaque-return',
    act: returnPlaque,
    tag,
    link: 'also',
    summary: { zh: '交回牌匾和证书', en: 'Give plaque and certificate back' },
    status: 201,
    response: z.object({ outcome: z.literal('returned') }),
  }),
];

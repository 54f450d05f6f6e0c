import { z } from 'zod';
import { breakTie } from '../../desk/city/break-tie.js';
import { confirmRanking } from '../../desk/city/confirm-ranking.js';
import { decideFinally } from '../../desk/city/decide-finally.js';
import { deferDecision } from '../../desk/city/defer-decision.js';
import { justifyProject } from '../../desk/city/justify-project.js';
import { openSheets } from '../../desk/city/open-sheets.js';
import { publishCityNotice } from '../../desk/city/publish-city-notice.js';
import { route } from './route.js';
import type { ActRow } from './row.js';
import { id, instant } from './shapes.js';

const tag = 'decision';

/** After the sheets: opening, ranking, justification, notice, decision (HOST-14, HOST-25…27, HOST-O02). */
export const city: readonly ActRow[] = [
  route({
    method: 'post',
    path: '/api/rounds/{roundId}/sheets/opening',
    act: openSheets,
    tag: 'panel',
    link: 'also',
    summary: { zh: '集中启封评分表', en: 'Open all score sheets together' },
    response: z.object({ sheets: z.int(), hash: z.string() }),
  }),
  route({
    method: 'post',
    path: '/api/rounds/{roundId}/ranking/ties',
    act: breakTie,
    tag: 'panel',
    link: 'also',
    summary: { zh: '记录同分表决', en: "Record the panel's vote on a tie" },
    ifMatch: 'rankingHash',
    status: 201,
    response: z.object({ hash: z.string() }),
  }),
  route({
    method: 'post',
    path: '/api/rounds/{roundId}/ranking/confirmation',
    act: confirmRanking,
    tag: 'panel',
    link: 'also',
    summary: { zh: '确认评审结果', en: 'Confirm the ranking' },
    ifMatch: 'rankingHash',
    response: z.object({ selected: z.int() }),
  }),
  route({
    method: 'post',
    path: '/api/rounds/{roundId}/cases/{caseId}/justification',
    act: justifyProject,
    tag,
    link: 'also',
    summary: { zh: '论证工作室方案', en: 'Judge a studio proposal' },
    ifMatch: 'formHash',
    status: 201,
    response: z.object({ outcome: z.string() }),
  }),
  route({
    method: 'post',
    path: '/api/rounds/{roundId}/notice',
    act: publishCityNotice,
    tag: 'notice',
    summary: { zh: '发布市级公示（须第二因素）', en: "Publish the city's notice (second factor)" },
    status: 201,
    response: z.object({ noticeId: id.nullable(), number: z.string().optional(), closesAt: instant.optional() }),
  }),
  route({
    method: 'post',
    path: '/api/rounds/{roundId}/cases/{caseId}/decision',
    act: decideFinally,
    tag,
    summary: { zh: '市教育局审定（须第二因素）', en: 'Final decision (second factor)' },
    ifMatch: 'formHash',
    status: 201,
    response: z.object({
      outcome: z.enum(['approved', 'notApproved']),
      documents: z.object({ certificateId: id, certificateNumber: z.string(), plaqueNumber: z.string() }).nullable(),
      /** Founded by the approval, with its first term (STUDIO-05). */
      studioId: id.nullable(),
    }),
  }),
  route({
    method: 'post',
    path: '/api/rounds/{roundId}/cases/{caseId}/deferral',
    act: deferDecision,
    tag,
    summary: { zh: '暂缓审定并说明理由', en: 'Put the decision off, with the reason' },
    ifMatch: 'formHash',
    status: 201,
    response: z.object({ deferrals: z.int() }),
  }),
];

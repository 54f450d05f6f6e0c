import { z } from 'zod';
import { keepApplication } from '../../desk/city/keep-application.js';
import { lapseApplication } from '../../desk/city/lapse-application.js';
import { concludeEthics } from '../../desk/school/conclude-ethics.js';
import { confirmTransfer } from '../../desk/school/confirm-transfer.js';
import { decideRecommendation } from '../../desk/school/decide-recommendation.js';
import { reportDeparture } from '../../desk/school/report-departure.js';
import { verifyAttachment } from '../../desk/school/verify-attachment.js';
import { stageOutcomes } from '../../domain/process.js';
import { route } from './route.js';
import type { ActRow } from './row.js';
import { caseState, id, instant } from './shapes.js';

const tag = 'school';
/** What has to be done next elsewhere; a finding does not veto by itself. */
const next = z.literal('registerVeto').nullable();

/** The school's stage on one candidate (HOST-17…19, HOST-23, HOST-30). */
export const school: readonly ActRow[] = [
  route({
    method: 'post',
    path: '/api/cases/{caseId}/ethics-conclusion',
    act: concludeEthics,
    tag,
    link: 'also',
    summary: { zh: '作出师德考核结论', en: "Conclude on the candidate's ethics" },
    ifMatch: 'formHash',
    status: 201,
    response: z.object({ decisionId: id, conclusion: z.enum(['clear', 'problem']), next }),
  }),
  route({
    method: 'put',
    path: '/api/cases/{caseId}/attachments/{attachmentId}/verdict',
    act: verifyAttachment,
    tag,
    link: 'also',
    summary: { zh: '核对附件原件', en: 'Compare an attachment with its original' },
    ifMatch: 'formHash',
    response: z.object({ verdict: z.enum(['genuine', 'forged']), next }),
  }),
  route({
    method: 'post',
    path: '/api/cases/{caseId}/recommendation',
    act: decideRecommendation,
    tag,
    link: 'also',
    summary: { zh: '集体研究：推荐、不推荐或退回', en: 'Collective decision: recommend, decline or return' },
    ifMatch: 'formHash',
    status: 201,
    response: z.object({
      outcome: z.enum(stageOutcomes.schoolRecommendation),
      state: caseState,
      decisionId: id,
      appealUntil: instant.nullable(),
    }),
  }),
  route({
    method: 'post',
    path: '/api/cases/{caseId}/departure',
    act: reportDeparture,
    tag,
    summary: { zh: '报告申报人调动或离岗', en: 'Report that the applicant changes school or leaves the post' },
    status: 201,
    response: z.object({ until: instant }),
  }),
  route({
    method: 'post',
    path: '/api/cases/{caseId}/transfer',
    act: confirmTransfer,
    tag,
    link: 'also',
    summary: { zh: '新学校确认接收', en: 'The new school takes the application over' },
    response: z.object({ schoolId: id }),
  }),
  route({
    method: 'post',
    path: '/api/cases/{caseId}/lapse',
    act: lapseApplication,
    tag: 'decision',
    link: 'also',
    summary: { zh: '逾期未确认，终止申报', en: 'End an application no school has confirmed in time' },
    response: z.object({ state: z.literal('withdrawn') }),
  }),
  route({
    method: 'post',
    path: '/api/cases/{caseId}/keep',
    act: keepApplication,
    tag: 'decision',
    link: 'also',
    summary: { zh: '逾期未确认，保留申报', en: 'Keep an application no school has confirmed in time' },
    response: z.object({ state: caseState }),
  }),
];

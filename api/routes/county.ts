import { z } from 'zod';
import { closeNomination } from '../../desk/county/close-nomination.js';
import { publishCountyNotice } from '../../desk/county/publish-county-notice.js';
import { refillNominee } from '../../desk/county/refill-nominee.js';
import { reopenBundle } from '../../desk/county/reopen-bundle.js';
import { selectNominees } from '../../desk/county/select-nominees.js';
import { sendBackList } from '../../desk/county/send-back-list.js';
import { submitBundle } from '../../desk/county/submit-bundle.js';
import { verifyApplication } from '../../desk/county/verify-application.js';
import { route } from './route.js';
import type { ActRow } from './row.js';
import { caseState, id, instant } from './shapes.js';

const tag = 'county';
/** The notice that was hung. */
export const publishedNotice = z.object({ noticeId: id, number: z.string(), closesAt: instant });
/** A county's work within a round (HOST-20…22, HOST-O14). What one of its tasks asks for is addressed by the task. */
export const county: readonly ActRow[] = [
  route({
    method: 'post',
    path: '/api/cases/{caseId}/county-verification',
    act: verifyApplication,
    tag,
    link: 'also',
    anyCaseOfTask: true,
    summary: { zh: '县级审核一份申报', en: 'Examine one application at the county' },
    ifMatch: 'formHash',
    status: 201,
    response: z.object({ state: caseState }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/nominees',
    act: selectNominees,
    tag,
    link: 'also',
    summary: { zh: '在名额内确定推荐名单', en: 'Draw up the list within the quota' },
    status: 201,
    response: z.object({ places: z.int() }),
  }),
  route({
    method: 'delete',
    path: '/api/tasks/{taskId}/nominees',
    act: sendBackList,
    tag,
    summary: { zh: '负责人退回名单', en: 'The leader gives the list back' },
    response: z.object({ places: z.int() }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/county-notice',
    act: publishCountyNotice,
    tag,
    summary: { zh: '发布县级公示（须第二因素）', en: "Publish the county's notice (second factor)" },
    status: 201,
    response: publishedNotice,
  }),
  route({
    method: 'post',
    path: '/api/nominations/{nominationId}/bundle',
    act: submitBundle,
    tag,
    link: 'also',
    summary: { zh: '统一报送市教育局', en: 'Send the bundle to the city' },
    status: 201,
    response: z.object({ bundleNumber: z.string(), part: z.int() }),
  }),
  route({
    method: 'post',
    path: '/api/nominations/{nominationId}/refill',
    act: refillNominee,
    tag,
    link: 'also',
    summary: { zh: '递补空出的名额', en: 'Fill a freed place again' },
    status: 201,
    response: z.object({ nominationId: id }),
  }),
  route({
    method: 'post',
    path: '/api/nominations/{nominationId}/closing',
    act: closeNomination,
    tag,
    link: 'also',
    summary: { zh: '结束推荐，告知未推荐者', en: 'End the nomination and tell those not chosen' },
    response: z.object({ ended: z.boolean() }),
  }),
  route({
    method: 'post',
    path: '/api/nominations/{nominationId}/reopening',
    act: reopenBundle,
    tag,
    summary: { zh: '市级准许补报', en: "The city takes the county's papers again" },
    response: z.object({ until: instant }),
  }),
];

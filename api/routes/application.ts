import { z } from 'zod';
import { addAttachment } from '../../desk/application/add-attachment.js';
import { removeAttachment } from '../../desk/application/remove-attachment.js';
import { resubmitApplication } from '../../desk/application/resubmit-application.js';
import { saveDraft } from '../../desk/application/save-draft.js';
import { startApplication } from '../../desk/application/start-application.js';
import { submitApplication } from '../../desk/application/submit-application.js';
import { undoWithdrawal } from '../../desk/application/undo-withdrawal.js';
import { withdrawApplication } from '../../desk/application/withdraw-application.js';
import { attachmentCeilingMebibytes } from '../../policy/host-selection/fields/routes.js';
import { route } from './route.js';
import type { ActRow } from './row.js';
import { sealedByName } from './sealed-upload.js';
import { caseState, id, instant, shownVersion, wayToCity } from './shapes.js';

const tag = 'application';
const frozen = z.object({ formVersion: z.int(), formHash: z.string() });

/** What an applicant does with their own application (HOST-01…13). */
export const application: readonly ActRow[] = [
  route({
    method: 'post',
    path: '/api/rounds/{roundId}/applications',
    act: startApplication,
    tag,
    summary: { zh: '开始申报', en: 'Begin an application' },
    status: 201,
    response: z.object({ caseId: id, number: z.string(), route: wayToCity, version: z.int() }),
  }),
  route({
    method: 'put',
    path: '/api/cases/{caseId}/draft',
    act: saveDraft,
    tag,
    link: 'also',
    summary: { zh: '保存申报表', en: 'Save the form' },
    ifMatch: 'version',
    input: shownVersion,
    response: z.object({ version: z.int() }),
  }),
  route({
    method: 'post',
    path: '/api/cases/{caseId}/attachments',
    act: addAttachment,
    tag,
    link: 'also',
    summary: { zh: '上传附件', en: 'Upload an attachment' },
    status: 201,
    body: z.strictObject({}),
    upload: {
      maxBytes: attachmentCeilingMebibytes * 1024 * 1024,
      ...sealedByName,
    },
    response: z.object({ attachmentId: id }),
  }),
  route({
    method: 'delete',
    path: '/api/cases/{caseId}/attachments/{attachmentId}',
    act: removeAttachment,
    tag,
    link: 'also',
    summary: { zh: '移除附件', en: 'Take an attachment off the application' },
    response: z.object({ version: z.int() }),
  }),
  route({
    method: 'post',
    path: '/api/cases/{caseId}/submission',
    act: submitApplication,
    tag,
    summary: { zh: '提交申报', en: 'Submit the application' },
    ifMatch: 'version',
    input: shownVersion,
    status: 201,
    response: frozen,
  }),
  route({
    method: 'post',
    path: '/api/cases/{caseId}/resubmission',
    act: resubmitApplication,
    tag,
    link: 'also',
    summary: { zh: '更正后重新提交', en: 'Hand in the corrected form' },
    ifMatch: 'version',
    input: shownVersion,
    status: 201,
    response: frozen,
  }),
  route({
    method: 'post',
    path: '/api/cases/{caseId}/withdrawal',
    act: withdrawApplication,
    tag,
    summary: { zh: '撤回申报', en: 'Withdraw the application' },
    response: z.object({ undoUntil: instant }),
  }),
  route({
    method: 'delete',
    path: '/api/cases/{caseId}/withdrawal',
    act: undoWithdrawal,
    tag,
    summary: { zh: '取消撤回', en: 'Take the withdrawal back' },
    response: z.object({ state: caseState }),
  }),
];

import { z } from 'zod';
import { proposeCertificateStatus } from '../../desk/certificate/propose-status.js';
import { setCertificateStatus } from '../../desk/certificate/set-status.js';
import { route } from './route.js';
import type { ActRow } from './row.js';
import { id } from './shapes.js';

const tag = 'decision';

/** What becomes of a certificate after it was granted (HOST-27, HOST-31): one person proposes, another decides. */
export const certificate: readonly ActRow[] = [
  route({
    method: 'post',
    path: '/api/cases/{caseId}/certificate-status/proposals',
    act: proposeCertificateStatus,
    tag,
    summary: { zh: '提请中止、撤销或恢复证书', en: 'Propose to suspend, revoke or restore a certificate' },
    status: 201,
    response: z.object({ proposalId: id }),
  }),
  route({
    method: 'put',
    path: '/api/cases/{caseId}/certificate-status',
    act: setCertificateStatus,
    tag,
    summary: { zh: '决定证书状态（须第二因素）', en: 'Decide on the status of a certificate (second factor)' },
    response: z.object({ status: z.string() }),
  }),
];

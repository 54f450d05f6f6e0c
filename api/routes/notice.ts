import { z } from 'zod';
import { lend, sealedFile } from '../../desk/blobs/lend.js';
import { sha256 } from '../../desk/kit/canonical.js';
import { confirmObjection } from '../../desk/notice/confirm-objection.js';
import { disposeObjection } from '../../desk/notice/dispose-objection.js';
import { fileObjection } from '../../desk/notice/file-objection.js';
import { filesTakenFor } from '../../desk/notice/files-taken.js';
import { findingSchema, objectionSchema } from '../../domain/notice/objections.js';
import { objectionFileCeiling } from '../../policy/host-selection/fields/notice.js';
import { keepReceiptCode } from '../receipt-cookie.js';
import { publicRoute, route } from './route.js';
import type { ActRow } from './row.js';

const tag = 'notice';
const mebibyte = 1024 * 1024;

/** Objections to a notice: anybody files one, the publishing level answers it (NOTICE-O02…O04). */
export const notice: readonly ActRow[] = [
  publicRoute({
    method: 'post',
    path: '/api/notices/{noticeId}/objections',
    act: fileObjection,
    tag,
    summary: {
      zh: '提出异议（实名或匿名），可附材料',
      en: 'Object to a person on a notice, by name or not, with files',
    },
    body: objectionSchema,
    input: ({ noticeId }, objection) => ({ noticeId, objection }),
    files: {
      most: {
        count: objectionFileCeiling.count,
        bytes: objectionFileCeiling.mebibytes * mebibyte,
        totalBytes: objectionFileCeiling.totalMebibytes * mebibyte,
      },
      allowed: async ({ db }, { noticeId }) => {
        const known = z.uuid().safeParse(noticeId);
        const taken = known.success ? await filesTakenFor({ tx: db }, known.data) : null;
        return taken && { count: taken.count, bytes: taken.mebibytes * mebibyte };
      },
      keep: (deps, { name, mediaType, size, bytes }) => {
        const sealed = sealedFile(deps.vault, bytes);
        return {
          fields: { name, mediaType, size, sha256: sha256(bytes), blob: sealed.blob },
          store: () => lend(deps, sealed),
        };
      },
    },
    limits: ({ objection }, address) => [
      ['objectionAddress', address],
      ...(objection.kind === 'named' ? [['objectionEmail', objection.contact.toLowerCase()] as const] : []),
    ],
    keeps: (deps, response, { code }) => keepReceiptCode(deps, response, code),
    status: 201,
    response: z.object({
      receipt: z.string(),
      code: z.string(),
      reception: z.enum(['objection', 'lead', 'report', 'unconfirmed']),
    }),
  }),
  publicRoute({
    method: 'post',
    path: '/api/objection-links/{link}/confirmation',
    act: confirmObjection,
    tag,
    summary: { zh: '异议人确认邮箱', en: "Confirm the objector's address" },
    body: z.strictObject({ secret: z.string() }),
    input: ({ link }, body) => ({ ...body, linkId: link }),
    limits: ({ linkId }) => [['link', linkId]],
    response: z.object({ receipt: z.string(), state: z.enum(['registered', 'report']) }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/disposition',
    act: disposeObjection,
    tag,
    link: 'also',
    summary: { zh: '作出异议处理结论', en: 'Dispose of an objection' },
    body: findingSchema,
    input: ({ taskId }, finding) => ({ taskId, finding }),
    status: 201,
    response: z.object({
      subject: z.enum(['listed', 'underInvestigation', 'upheld', 'dismissed', 'cleared', 'removed']),
    }),
  }),
];

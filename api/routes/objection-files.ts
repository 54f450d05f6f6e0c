import { buffer } from 'node:stream/consumers';
import { eq } from 'drizzle-orm';
import { filesOf } from '../../db/read/objection-files.js';
import { notices, objectionFiles, objections } from '../../db/schema/all.js';
import { uploadTypes } from '../../documents/sniff.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { handlesObjections, isTaskOf } from '../reads/handles-objections.js';
import { fileRoute } from './route.js';
import type { FileRow } from './row.js';
import { idOf } from './shapes.js';

const nothing = refused(refuse('notFound'));
const { pdf } = uploadTypes;

/** What came with an objection, for those who read its words: never the public, the candidate or another level (I23). */
export const objectionFileRoutes: readonly FileRow[] = [
  fileRoute({
    path: '/api/objection-files/{fileId}',
    tag: 'notice',
    link: 'also',
    summary: {
      zh: '下载异议所附材料（仅发布单位）',
      en: 'A file that came with an objection (the publishing level only)',
    },
    mediaType: pdf,
    otherTypes: Object.values(uploadTypes).filter((type) => type !== pdf),
    read: async (context) => {
      const { tx, deps, params } = context;
      const fileId = idOf(params, 'fileId');
      const [row] = await tx
        .select({ objectionId: objections.id, state: objections.state, orgId: notices.orgId })
        .from(objectionFiles)
        .innerJoin(objections, eq(objections.id, objectionFiles.objectionId))
        .innerJoin(notices, eq(notices.id, objections.noticeId))
        .where(eq(objectionFiles.id, fileId));
      // Before its address is confirmed nobody reads an objection (docs/decisions/0006).
      if (!row || row.state === 'unconfirmed') return nothing;
      if (!(await isTaskOf(context, row.objectionId)) && !(await handlesObjections(context, row.orgId))) return nothing;
      const files = (await filesOf(tx, deps.vault, [row.objectionId])).get(row.objectionId) ?? [];
      const file = files.find(({ id }) => id === fileId);
      const sealed = file ? await deps.blobs.read(file.blob) : null;
      if (!file || !sealed) return nothing;
      const bytes = deps.vault.openFile(file.sha256, await buffer(sealed));
      return accepted({ bytes, name: file.name, mediaType: file.mediaType });
    },
  }),
];

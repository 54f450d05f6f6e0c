import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { objectionsFor } from '../../db/read/notice-board.js';
import { notices } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { handlesObjections } from '../reads/handles-objections.js';
import { readRoute } from './route.js';
import type { ReadRow } from './row.js';
import { id, idOf, instant } from './shapes.js';

const objection = z.object({
  id,
  receipt: z.string(),
  subjectId: id,
  noticeNumber: z.string(),
  lane: z.enum(['named', 'anonymous']),
  state: z.enum(['unconfirmed', 'registered', 'lead', 'upheld', 'dismissed', 'report']),
  text: z.string(),
  fromName: z.string().nullable(),
  contact: z.string().nullable(),
  receivedAt: instant,
  due: instant.nullable(),
  disposition: z.string().nullable(),
  /** Fetched at `/api/objection-files/{id}`. `size`: bytes. */
  files: z.array(z.object({ id, name: z.string(), mediaType: z.string(), size: z.int(), sha256: z.string() })),
});

/** Objections in the eyes of the level that published the notice, and of nobody else (I23). */
export const noticeReads: readonly ReadRow[] = [
  readRoute({
    path: '/api/notices/{noticeId}/objections',
    tag: 'notice',
    summary: { zh: '收到的异议（仅发布单位）', en: 'Objections received (the publishing level only)' },
    response: z.object({ items: z.array(objection) }),
    read: async (context) => {
      const { tx, deps, params } = context;
      const noticeId = idOf(params, 'noticeId');
      const [row] = await tx.select({ orgId: notices.orgId }).from(notices).where(eq(notices.id, noticeId));
      if (!row || !(await handlesObjections(context, row.orgId))) return refused(refuse('notFound'));
      const found = await objectionsFor(tx, deps.vault, row.orgId, noticeId);
      return accepted({ items: found.map((one) => ({ ...one, files: [...one.files] })) });
    },
  }),
];

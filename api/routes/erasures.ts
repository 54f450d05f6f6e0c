import { z } from 'zod';
import { seatsOf } from '../../desk/kit/seats.js';
import { decideErasure } from '../../desk/privacy/decide-erasure.js';
import { erasureGrounds, proposeErasure } from '../../desk/privacy/propose-erasure.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { erasuresOf } from '../reads/erasures.js';
import type { AnyRow } from './call.js';
import { readRoute, route } from './route.js';
import { id, instant } from './shapes.js';

const tag = 'people';
const erasure = z.object({
  erasureId: id,
  /** Null once the person was erased. */
  code: z.string().nullable(),
  ground: z.enum(erasureGrounds),
  reference: z.string(),
  state: z.enum(['proposed', 'done', 'rejected']),
  proposedAt: instant,
  decidedAt: instant.nullable(),
  /** Whether the reader proposed it, and so cannot decide it. */
  own: z.boolean(),
});

/** Erasing a person's data (docs/decisions/0013): two officers of the bureau, each with a second factor. */
export const erasureRows: readonly AnyRow[] = [
  readRoute({
    path: '/api/erasures',
    tag,
    summary: { zh: '个人信息删除记录', en: 'Erasures of personal data' },
    response: z.object({ items: z.array(erasure) }),
    read: async (context) => {
      const { tx, actor } = context;
      const seats = await seatsOf(context, actor.personId);
      const bureau = seats.find(({ role }) => role === 'cityOfficer');
      if (!bureau) return refused(refuse('notFound'));
      return accepted({ items: await erasuresOf(tx, bureau.orgId, actor.personId) });
    },
  }),
  route({
    method: 'post',
    path: '/api/erasures',
    act: proposeErasure,
    tag,
    summary: { zh: '提请删除个人信息（须第二因素）', en: "Propose to erase a person's data (second factor)" },
    status: 201,
    response: z.object({ erasureId: id }),
  }),
  route({
    method: 'post',
    path: '/api/erasures/{erasureId}/decision',
    act: decideErasure,
    tag,
    summary: {
      zh: '删除个人信息，或不予删除（另一人，须第二因素）',
      en: "Erase a person's data, or reject it (second person and factor)",
    },
    response: z.object({ state: z.enum(['done', 'rejected']) }),
  }),
];

import { z } from 'zod';
import { seatsOf } from '../../desk/kit/seats.js';
import { decidePosts } from '../../desk/organisations/decide-posts.js';
import { postChangeKinds } from '../../domain/post-changes.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { roles } from '../../domain/vocabulary.js';
import { postProposalsOf } from '../reads/post-proposals.js';
import type { AnyRow } from './call.js';
import { readRoute, route } from './route.js';
import { id, instant } from './shapes.js';

const tag = 'people';
const kind = z.enum(['sheet', 'replacement']);
const change = z.object({
  orgName: z.string(),
  role: z.enum(roles),
  personName: z.string(),
  personCode: z.string(),
  email: z.string().nullable(),
  change: z.enum(postChangeKinds),
  from: z.string(),
  to: z.string().nullable(),
  was: z.string().nullable(),
});
const waiting = z.object({
  proposalId: id,
  kind,
  proposedAt: instant,
  proposedBy: z.string(),
  /** Whether the reader asked for it, and so cannot put it in force. */
  own: z.boolean(),
  /** What a decision has to repeat; null where it fits no longer what is there. */
  seen: z.string().nullable(),
  changes: z.array(change),
});
const decided = z.object({
  proposalId: id,
  kind,
  state: z.enum(['proposed', 'inForce', 'rejected']),
  proposedAt: instant,
  proposedBy: z.string(),
  decidedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
});

/** Who is to hold which post: asked for by one officer of the bureau, put in force by another (docs/decisions/0017). */
export const postProposalRows: readonly AnyRow[] = [
  readRoute({
    path: '/api/post-proposals',
    tag,
    summary: { zh: '待复核的任职变动', en: 'Changes of posts that wait for a second officer' },
    response: z.object({ waiting: z.array(waiting), decided: z.array(decided) }),
    read: async (context) => {
      const seats = await seatsOf(context, context.actor.personId);
      const bureau = seats.find(({ role }) => role === 'cityOfficer');
      if (!bureau) return refused(refuse('notFound'));
      const reader = { bureauId: bureau.orgId, readerId: context.actor.personId };
      return accepted(await postProposalsOf(context, reader));
    },
  }),
  route({
    method: 'post',
    path: '/api/post-proposals/{proposalId}/decision',
    act: decidePosts,
    tag,
    summary: {
      zh: '批准或否决任职变动（另一人，须第二因素）',
      en: 'Put a change of posts in force or reject it (second person and factor)',
    },
    response: z.object({ changes: z.int() }),
  }),
];

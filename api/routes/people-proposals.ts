import { z } from 'zod';
import { seatsOf } from '../../desk/kit/seats.js';
import { decidePeopleProposal } from '../../desk/organisations/decide-people-proposal.js';
import { proposalKinds } from '../../domain/people-proposals.js';
import { postChangeKinds } from '../../domain/post-changes.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { roles } from '../../domain/vocabulary.js';
import { peopleProposalsOf } from '../reads/people-proposals.js';
import type { AnyRow } from './call.js';
import { readRoute, route } from './route.js';
import { id, instant } from './shapes.js';

const tag = 'people';
const kind = z.enum(proposalKinds);
const postChange = z.object({
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
/** Posts the person holds today: what somebody could do who came in as them. */
const wayIn = {
  personName: z.string(),
  personCode: z.string(),
  posts: z.array(z.object({ orgName: z.string(), role: z.enum(roles) })),
};
const addressChange = z.object({
  ...wayIn,
  change: z.literal('address'),
  email: z.string().nullable(),
  was: z.string().nullable(),
});
const factorChange = z.object({
  ...wayIn,
  change: z.literal('secondFactor'),
  email: z.string().nullable(),
  reason: z.string(),
});
const waiting = z.object({
  proposalId: id,
  kind,
  proposedAt: instant,
  proposedBy: z.string(),
  /** Whether the reader asked for it, and so cannot put it in force. */
  own: z.boolean(),
  /** Whether it is the reader's own address or second factor, which somebody else decides on. */
  concerned: z.boolean(),
  /** No officer is left who could put it in force. */
  undecidable: z.boolean(),
  /** What a decision has to repeat; null where it fits no longer what is there. */
  seen: z.string().nullable(),
  changes: z.array(z.union([postChange, addressChange, factorChange])),
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

/** Who is to hold which post, whose letters go elsewhere, whose second factor is taken away: asked for by one officer of the bureau, put in force by another (docs/decisions/0017). */
export const peopleProposalRows: readonly AnyRow[] = [
  readRoute({
    path: '/api/people-proposals',
    tag,
    summary: {
      zh: '待复核的人员变动（任职、邮箱、动态验证码）',
      en: 'Changes of posts, addresses and second factors that wait for a second officer',
    },
    response: z.object({ waiting: z.array(waiting), decided: z.array(decided) }),
    read: async (context) => {
      const seats = await seatsOf(context, context.actor.personId);
      const bureau = seats.find(({ role }) => role === 'cityOfficer');
      if (!bureau) return refused(refuse('notFound'));
      const reader = { bureauId: bureau.orgId, readerId: context.actor.personId };
      return accepted(await peopleProposalsOf(context, reader));
    },
  }),
  route({
    method: 'post',
    path: '/api/people-proposals/{proposalId}/decision',
    act: decidePeopleProposal,
    tag,
    summary: {
      zh: '批准或否决人员变动（另一人，须第二因素）',
      en: 'Put such a change in force or reject it (second person and factor)',
    },
    response: z.object({ changes: z.int() }),
  }),
];

import { z } from 'zod';
import { acknowledgeSummary } from '../../desk/studio/writings/acknowledge-summary.js';
import { fileGrowthPlan } from '../../desk/studio/writings/file-growth-plan.js';
import { guideGrowthPlan } from '../../desk/studio/writings/guide-growth-plan.js';
import { handInSummary } from '../../desk/studio/writings/hand-in-summary.js';
import { reviseGrowthPlan } from '../../desk/studio/writings/revise-growth-plan.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { writingKinds, writingStates } from '../../domain/studio/members/writings.js';
import { memberSeen } from '../reads/agreements.js';
import { writingViews } from '../reads/writings.js';
import type { AnyRow } from './call.js';
import { readRoute, route } from './route.js';
import { id, idOf, instant } from './shapes.js';

const tag = 'studio';
const contentHash = z.string();
const handedIn = z.object({ version: z.int(), contentHash });

const writing = z.object({
  number: z.int(),
  kind: z.enum(writingKinds),
  version: z.int(),
  /** Beijing day; null for a growth plan. */
  dueOn: z.iso.date().nullable(),
  state: z.enum(writingStates),
  contentHash: contentHash.nullable(),
  handedInAt: instant.nullable(),
  answeredAt: instant.nullable(),
  /** Null before it is handed in, and once its words were erased. */
  sections: z.record(z.string(), z.string()).nullable(),
  answer: z.string(),
});

/** What a member hands in and the host answers (STUDIO-21, MEMBER-06): read by the two of them alone. */
export const writingRows: readonly AnyRow[] = [
  readRoute({
    path: '/api/studios/{studioId}/members/{number}/writings',
    tag,
    summary: { zh: '成员专业成长计划和书面总结', en: 'A member’s growth plans and summaries' },
    response: z.object({ termId: id, items: z.array(writing) }),
    read: async (at) => {
      const found = await memberSeen(at, idOf(at.params, 'studioId'), Number(at.params.number));
      if (!found.ok) return found;
      const { term, membership } = found.value;
      const { personId } = at.actor;
      if (personId !== membership.personId && personId !== term.studio.hostId) return refused(refuse('notFound'));
      const items = await writingViews({ tx: at.tx, vault: at.deps.vault }, membership.id);
      return accepted({ termId: term.id, items });
    },
  }),
  route({
    method: 'post',
    path: '/api/terms/{termId}/members/{number}/growth-plan',
    act: reviseGrowthPlan,
    tag,
    summary: { zh: '提出修订专业成长计划', en: 'Ask for another version of a growth plan' },
    status: 201,
    input: (params, body) => ({ ...body, ...params, number: Number(params.number) }),
    response: z.object({ writing: z.int() }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/growth-plan',
    act: fileGrowthPlan,
    tag,
    link: 'also',
    summary: { zh: '提交专业成长计划', en: 'Hand in a growth plan' },
    status: 201,
    response: handedIn,
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/growth-guidance',
    act: guideGrowthPlan,
    tag,
    link: 'also',
    summary: { zh: '指导专业成长计划', en: 'Guide a growth plan' },
    status: 201,
    response: z.object({ outcome: z.enum(['agreed', 'returned']) }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/summary',
    act: handInSummary,
    tag,
    link: 'also',
    summary: { zh: '提交书面总结', en: 'Hand in a summary' },
    status: 201,
    response: handedIn,
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/summary-note',
    act: acknowledgeSummary,
    tag,
    link: 'also',
    summary: { zh: '审阅书面总结', en: 'Take note of a summary' },
    status: 201,
    response: z.object({ outcome: z.literal('acknowledged') }),
  }),
];

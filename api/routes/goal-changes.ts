import { z } from 'zod';
import { termOf } from '../../desk/kit/term.js';
import { askGoalChange } from '../../desk/studio/goals/ask-goal-change.js';
import { decideGoalChange } from '../../desk/studio/goals/decide-goal-change.js';
import { giveOpinion } from '../../desk/studio/goals/give-opinion.js';
import { accepted } from '../../domain/refusal.js';
import { goalChangeStates, goalOpinions } from '../../domain/studio/letter/change.js';
import { goalChangeViews } from '../reads/goal-changes.js';
import { studioView } from '../reads/studios.js';
import type { AnyRow } from './call.js';
import { readRoute, route } from './route.js';
import { id, idOf, instant } from './shapes.js';
import { letterDifference, withoutEmptied } from './studios.js';

const tag = 'studio';
const goalChange = z.object({
  number: z.int(),
  state: z.enum(goalChangeStates),
  baseVersion: z.int(),
  letterVersion: z.int().nullable(),
  requestedAt: instant,
  opinion: z.enum(goalOpinions).nullable(),
  opinionAt: instant.nullable(),
  decidedAt: instant.nullable(),
  difference: letterDifference,
  met: z.array(z.object({ code: z.string(), text: z.string() })),
  /** Null for whoever is neither the host nor of the Institute or the section. */
  words: z.object({ request: z.string(), opinion: z.string(), decision: z.string() }).nullable(),
});

/** The one exception to unchanged goals (STUDIO-16, STUDIO-O07): request of the host, opinion of the Institute, decision of the section. */
export const goalChangeRows: readonly AnyRow[] = [
  readRoute({
    path: '/api/studios/{studioId}/goal-changes',
    tag,
    summary: { zh: '目标任务调整情况，新的在前', en: 'Changes of a studio’s goals, the latest first' },
    response: z.object({ termId: id, items: z.array(goalChange) }),
    read: async (at) => {
      const found = await studioView(at, idOf(at.params, 'studioId'));
      if (!found.ok) return found;
      const term = await termOf(at, found.value.term.termId);
      return accepted({ termId: term.id, items: await goalChangeViews({ ...at, vault: at.deps.vault }, term) });
    },
  }),
  route({
    method: 'post',
    path: '/api/terms/{termId}/goal-changes',
    act: askGoalChange,
    tag,
    summary: { zh: '主持人申请调整目标任务', en: 'The host asks for a change of goals' },
    status: 201,
    // a line of the sheet whose task was emptied is taken out
    input: (params, body) => ({ ...body, ...params, tasks: withoutEmptied(body.tasks) }),
    response: z.object({ number: z.int(), contentHash: z.string() }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/goal-opinion',
    act: giveOpinion,
    tag,
    link: 'also',
    summary: { zh: '教科所对目标任务调整提出意见', en: 'The Institute gives its opinion on a change of goals' },
    status: 201,
    response: z.object({ opinion: z.enum(goalOpinions) }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/goal-decision',
    act: decideGoalChange,
    tag,
    link: 'also',
    summary: { zh: '德育科决定目标任务调整', en: 'The section decides on a change of goals' },
    status: 201,
    response: z.object({ outcome: z.enum(['granted', 'refused']), version: z.int().nullable() }),
  }),
];

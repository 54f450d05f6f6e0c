import { z } from 'zod';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { chainOfTask } from '../../kit/chain.js';
import { answerWriting } from './answer.js';

const input = z.strictObject({
  taskId: z.uuid(),
  outcome: z.enum(['agreed', 'returned']),
  /** The guidance; the member reads it. */
  words: z.string().trim().max(2000).default(''),
  /** Of the version shown. */
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
});

/**
 * STUDIO-21: the host guides a member's growth plan: agrees to it or returns it, in words either way; a returned one is asked for anew.
 * Refuses as `takeTask`, 'caseChanged' (STUDIO-21) about another version, and as `refuseAnswer`.
 */
export const guideGrowthPlan = act<PersonActor, z.infer<typeof input>, { readonly outcome: 'agreed' | 'returned' }>({
  name: 'guideGrowthPlan',
  input,
  chain: chainOfTask,
  run: (desk, actor, { taskId, ...answer }) => answerWriting(desk, actor, taskId, 'growthPlan', answer),
});

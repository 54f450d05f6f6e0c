import { z } from 'zod';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { chainOfTask } from '../../kit/chain.js';
import { answerWriting } from './answer.js';

const input = z.strictObject({
  taskId: z.uuid(),
  /** A remark, where the host has one; the member reads it. */
  words: z.string().trim().max(2000).default(''),
  /** Of what was shown. */
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
});

/** MEMBER-05, MEMBER-06: the host takes note of a member's summary. Refuses as `takeTask`, and 'caseChanged' (MEMBER-06) about something else. */
export const acknowledgeSummary = act<PersonActor, z.infer<typeof input>, { readonly outcome: 'acknowledged' }>({
  name: 'acknowledgeSummary',
  input,
  chain: chainOfTask,
  run: (desk, actor, { taskId, ...answer }) =>
    answerWriting(desk, actor, taskId, 'summary', { outcome: 'acknowledged', ...answer }),
});

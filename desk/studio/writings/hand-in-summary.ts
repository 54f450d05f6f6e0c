import { z } from 'zod';
import { summarySchema } from '../../../domain/studio/members/writings.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { chainOfTask } from '../../kit/chain.js';
import { type HandedIn, handIn } from './hand-in.js';

const input = z.strictObject({ taskId: z.uuid(), sections: summarySchema });

/** MEMBER-06: the member sums up the period in writing for the host. Refuses as `takeTask`, and as `refuseWriting`. */
export const handInSummary = act<PersonActor, z.infer<typeof input>, HandedIn>({
  name: 'handInSummary',
  input,
  chain: chainOfTask,
  run: (desk, actor, { taskId, sections }) => handIn(desk, actor, taskId, 'summary', sections),
});

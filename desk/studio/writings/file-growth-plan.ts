import { z } from 'zod';
import { growthPlanSchema } from '../../../domain/studio/members/writings.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { chainOfTask } from '../../kit/chain.js';
import { type HandedIn, handIn } from './hand-in.js';

const input = z.strictObject({ taskId: z.uuid(), sections: growthPlanSchema });

/** STUDIO-21: the member hands in the own growth plan, or another version of it. Refuses as `takeTask`, and as `refuseWriting`. */
export const fileGrowthPlan = act<PersonActor, z.infer<typeof input>, HandedIn>({
  name: 'fileGrowthPlan',
  input,
  chain: chainOfTask,
  run: (desk, actor, { taskId, sections }) => handIn(desk, actor, taskId, 'growthPlan', sections),
});

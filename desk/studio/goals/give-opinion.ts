import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { goalChanges } from '../../../db/schema/all.js';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { type GoalOpinion, goalOpinions } from '../../../domain/studio/letter/change.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { chainOfTask } from '../../kit/chain.js';
import { sealedFor } from '../../kit/data-key.js';
import { tell } from '../../kit/news.js';
import { openStage } from '../../kit/stage.js';
import { goalChange } from '../../stages/goal-change.js';
import { settleTermTask, takeTermTask } from '../term-task.js';
import { lockGoalChange } from './goal-changes.js';

const input = z.strictObject({
  taskId: z.uuid(),
  opinion: z.enum(goalOpinions),
  /** Kept sealed: read by the host, the Institute and the section. */
  reason: z.string().trim().min(1).max(2000),
});

/**
 * STUDIO-O07: the Institute says what it thinks of a change of goals, either way; the Moral Education Section decides next. Refuses as
 * `takeTask`; 'secondPersonRequired' (STUDIO-O07) for the host.
 */
export const giveOpinion = act<PersonActor, z.infer<typeof input>, { readonly opinion: GoalOpinion }>({
  name: 'giveOpinion',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, opinion, reason }) => {
    const taken = await takeTermTask(desk, actor, taskId, 'goalOpinion');
    if (!taken.ok) return taken;
    const { term, run, subject } = taken.value;
    const { number } = run;
    const change = await lockGoalChange(desk, term.id, number);
    if (change.requestedBy === actor.personId) return refused(refuse('secondPersonRequired', { ruleId: 'STUDIO-O07' }));
    const opinionWords = await sealedFor(desk, term.id, reason);
    await desk.tx
      .update(goalChanges)
      .set({ state: 'opined', opinion, opinionWords, opinionBy: actor.personId, opinionAt: desk.now })
      .where(eq(goalChanges.id, change.id));
    // why stands with the request, where it can be erased: decisions are for ever
    await settleTermTask(desk, actor, taken.value, {
      act: 'giveOpinion',
      stage: 'goalOpinion',
      outcome: opinion,
      ruleIds: ['STUDIO-O07', 'STUDIO-11'],
      facts: { outcome: opinion },
      content: { contentHash: change.contentHash },
    });
    await openStage(desk, goalChange, { subject, stage: 'goalChange', number, termId: term.id });
    await tell(desk, subject, { kind: 'opened', stage: 'goalChange', number });
    return accepted({ opinion });
  },
});

import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { memberRemovals } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { chainOfTask } from '../kit/chain.js';
import { sealedFor } from '../kit/data-key.js';
import { lingering } from '../kit/linger.js';
import { askAboutRemoval } from './ask-about-removal.js';
import { removalNumbered } from './removals.js';
import { settleTermTask, takeTermTask } from './term-task.js';

const input = z.strictObject({
  taskId: z.uuid(),
  /** What the member says; a waiver is said in words, too. */
  statement: z.string().trim().min(1).max(5000),
});

/** MEMBER-O03, VETO-01: the member speaks to what was found; with that the hearing is over. Refuses as `takeTask`, and `windowClosed` (VETO-01). */
export const answerRemoval = act<PersonActor, z.infer<typeof input>, { readonly outcome: 'heard' }>({
  name: 'answerRemoval',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, statement }) => {
    const taken = await takeTermTask(desk, actor, taskId, 'removalHearing');
    if (!taken.ok) return taken;
    const { term, run } = taken.value;
    const removal = await removalNumbered(desk, term.id, run.number);
    if (desk.now > lingering(desk, removal.hearingUntil))
      return refused(refuse('windowClosed', { ruleId: 'VETO-01', facts: { closedAt: removal.hearingUntil } }));
    await desk.tx
      .update(memberRemovals)
      .set({ state: 'heard', statement: await sealedFor(desk, removal.membershipId, statement), heardAt: desk.now })
      .where(eq(memberRemovals.id, removal.id));
    // the statement itself stands with the removal, where it can be erased: decisions are for ever
    await settleTermTask(desk, actor, taken.value, {
      act: 'answerRemoval',
      stage: 'removalHearing',
      outcome: 'heard',
      ruleIds: ['MEMBER-O03', 'VETO-01'],
    });
    await askAboutRemoval(desk, term, run.number);
    return accepted({ outcome: 'heard' });
  },
});

import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { vetoes } from '../../../db/schema/all.js';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { chainOfTask } from '../../kit/chain.js';
import { sealedFor } from '../../kit/data-key.js';
import { lingering } from '../../kit/linger.js';
import { settleTermTask } from '../term-task.js';
import { ruleOfKind, takeFindingTask } from './finding-task.js';

const input = z.strictObject({
  taskId: z.uuid(),
  /** What the host says; a waiver is said in words, too. */
  statement: z.string().trim().min(1).max(5000),
});

/** VETO-01: the host speaks to the finding; with that the hearing is over. Refuses by `takeTask`, and `windowClosed` (VETO-01). */
export const answerFinding = act<PersonActor, z.infer<typeof input>, { readonly outcome: 'heard' }>({
  name: 'answerFinding',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, statement }) => {
    const taken = await takeFindingTask(desk, actor, taskId, 'findingHearing');
    if (!taken.ok) return taken;
    const { finding, term } = taken.value;
    if (desk.now > lingering(desk, finding.hearingUntil))
      return refused(refuse('windowClosed', { ruleId: 'VETO-01', facts: { closedAt: finding.hearingUntil } }));
    const responseSealed = await sealedFor(desk, term.id, statement);
    await desk.tx
      .update(vetoes)
      .set({ state: 'heard', responseSealed, heardAt: desk.now })
      .where(eq(vetoes.id, finding.id));
    // the statement itself stands with the finding, where it can be erased: decisions are for ever
    await settleTermTask(desk, actor, taken.value, {
      act: 'answerFinding',
      stage: 'findingHearing',
      outcome: 'heard',
      ruleIds: ['VETO-01', ruleOfKind[finding.kind]],
    });
    return accepted({ outcome: 'heard' });
  },
});

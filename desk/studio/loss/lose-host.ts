import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { hostLosses } from '../../../db/schema/all.js';
import { accepted, refused } from '../../../domain/refusal.js';
import { refuseLossDecision } from '../../../domain/studio/loss.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { chainOfTask } from '../../kit/chain.js';
import { sealedFor } from '../../kit/data-key.js';
import { settleTermTask, takeTermTask } from '../term-task.js';
import { refuseUndecided } from '../veto/bars.js';
import { endWithHost } from './end-with-host.js';
import { lockLoss, reportIn } from './losses.js';

const input = z.strictObject({
  taskId: z.uuid(),
  outcome: z.enum(['lost', 'stays']),
  /** Number of the written decision. */
  decisionNumber: z.string().trim().min(1).max(100),
  /** Kept sealed: read by the section and whoever decides. */
  reason: z.string().trim().min(1).max(2000),
});

/**
 * STUDIO-O04, STUDIO-O05: the bureau's leader decides whether a studio has lost its host. Lost, the term ends and the studio closes in the same
 * transaction (`endWithHost`); there is no silent successor (STUDIO-03). Strong. Refuses as `takeTask` and `refuseLossDecision`;
 * 'ruleForbids' (VETO-O03) while a finding against the host is undecided; 'stageNotOpen' (STUDIO-05) for a term that is over meanwhile.
 */
export const loseHost = act<PersonActor, z.infer<typeof input>, { readonly outcome: 'lost' | 'stays' }>({
  name: 'loseHost',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, outcome, decisionNumber, reason }) => {
    const taken = await takeTermTask(desk, actor, taskId, 'hostLossDecision');
    if (!taken.ok) return taken;
    const { term, run, seat } = taken.value;
    const row = await lockLoss(desk, term.id, run.number);
    const { hostId: hostPersonId } = term.studio;
    const refusal =
      refuseLossDecision(actor.personId, { reportedBy: row.reportedBy, hostPersonId }) ??
      (outcome === 'lost' ? await refuseUndecided(desk, term) : null);
    if (refusal) return refused(refusal);
    await desk.tx
      .update(hostLosses)
      .set({
        state: outcome,
        decisionNumber,
        decisionWords: await sealedFor(desk, term.id, reason),
        decidedBy: actor.personId,
        decidedAt: desk.now,
      })
      .where(eq(hostLosses.id, row.id));
    await settleTermTask(desk, actor, taken.value, {
      act: 'loseHost',
      stage: 'hostLossDecision',
      outcome,
      ruleIds: ['STUDIO-03', 'STUDIO-O04', 'STUDIO-O05', 'HOST-01'],
      facts: { outcome: outcome === 'lost' ? 'hostLost' : 'hostStays', decisionNumber },
      content: { contentHash: row.contentHash, decisionNumber },
    });
    if (outcome === 'lost') {
      const report = await reportIn(desk, row);
      const by = { actor, seat, lossId: row.id, decisionNumber };
      const no = await endWithHost(desk, term, by, { mayBeWritten: report?.ground !== 'died' });
      if (no) return refused(no);
    }
    return accepted({ outcome });
  },
});

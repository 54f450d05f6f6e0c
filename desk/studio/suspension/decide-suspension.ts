import { z } from 'zod';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { chainOfTask } from '../../kit/chain.js';
import { endWithHost } from '../loss/end-with-host.js';
import { settleTermTask, takeTermTask } from '../term-task.js';
import { refuseUndecided } from '../veto/bars.js';
import { workAgain } from './end-suspension.js';
import { openSuspension } from './suspensions.js';

const input = z.strictObject({
  taskId: z.uuid(),
  outcome: z.enum(['resumed', 'closed']),
  /** Number of the written decision. */
  decisionNumber: z.string().trim().min(1).max(100),
});

/**
 * STUDIO-O05, STUDIO-O04: the months a studio may stand still are over and the city's leader decides: it works again, or it has no host any
 * more and is closed (`endWithHost`). Silence does neither. Strong. Refuses as `takeTask`; 'stageNotOpen' (STUDIO-O05) where it works
 * already; 'ruleForbids' (VETO-O03) for closing it while a finding against the host is undecided.
 */
export const decideSuspension = act<PersonActor, z.infer<typeof input>, { readonly outcome: 'resumed' | 'closed' }>({
  name: 'decideSuspension',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, outcome, decisionNumber }) => {
    const taken = await takeTermTask(desk, actor, taskId, 'suspensionDecision');
    if (!taken.ok) return taken;
    const { term, seat } = taken.value;
    const row = await openSuspension(desk, term.id);
    if (!row || term.state !== 'suspended') return refused(refuse('stageNotOpen', { ruleId: 'STUDIO-O05' }));
    const undecided = outcome === 'closed' ? await refuseUndecided(desk, term) : null;
    if (undecided) return refused(undecided);
    await settleTermTask(desk, actor, taken.value, {
      act: 'decideSuspension',
      stage: 'suspensionDecision',
      outcome,
      ruleIds: ['STUDIO-O05', 'STUDIO-O04'],
      facts: { outcome: outcome === 'closed' ? 'hostLost' : 'worksAgain', decisionNumber },
      content: { decisionNumber },
    });
    if (outcome === 'resumed') {
      const resumed = await workAgain(desk, actor, seat, term, row);
      return resumed.ok ? accepted({ outcome }) : resumed;
    }
    const no = await endWithHost(
      desk,
      term,
      { actor, seat, lossId: `${row.id}/closed`, decisionNumber },
      { mayBeWritten: true },
    );
    return no ? refused(no) : accepted({ outcome });
  },
});

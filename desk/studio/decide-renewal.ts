import { z } from 'zod';
import { accepted, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { chainOfTask } from '../kit/chain.js';
import { decide } from '../kit/decide.js';
import { settleStage } from '../kit/stage.js';
import { takeTermTask } from './term-task.js';
import { moveTerm } from './terms.js';

const input = z.strictObject({
  taskId: z.uuid(),
  decision: z.literal('close'),
  reason: z.string().trim().min(1).max(2000),
});

/**
 * STUDIO-06: the term is over and the city's leader decides what follows; here that the studio is closed, with the reason on record.
 * Silence never does that (STUDIO-O03). Refuses as `takeTask`; 'stageNotOpen' (STUDIO-05) where the term is not over.
 */
export const decideRenewal = act<PersonActor, z.infer<typeof input>, { readonly outcome: 'closed' }>({
  name: 'decideRenewal',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, reason }) => {
    const taken = await takeTermTask(desk, actor, taskId, 'renewalDecision');
    if (!taken.ok) return taken;
    const { run, seat, subject, term } = taken.value;
    const refusal = await moveTerm(desk, term, 'close', { set: { endedAt: desk.now } });
    if (refusal) return refused(refusal);
    const ruleIds = ['STUDIO-06', 'STUDIO-O02'];
    decide(desk, actor, seat, {
      subjectId: subject.id,
      stage: 'studio',
      kind: 'renewalDecision',
      ruleIds,
      decision: 'closed',
      reason,
    });
    await record(desk, actor, { chain: subject.id, act: 'decideRenewal', seat, ruleIds, facts: { outcome: 'closed' } });
    await settleStage(desk, {
      subject,
      stage: 'renewalDecision',
      number: run.number,
      outcome: 'closed',
      closedBy: actor.personId,
    });
    return accepted({ outcome: 'closed' });
  },
});

import { and, count, eq } from 'drizzle-orm';
import { z } from 'zod';
import { decisions } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { meetCase } from '../kit/cases.js';
import { decide } from '../kit/decide.js';
import { refuseUncleared } from './refuse-approval.js';
import { takeRoundTask } from './round-task.js';

const input = z.strictObject({
  roundId: z.uuid(),
  caseId: z.uuid(),
  formHash: z.string(),
  reason: z.string().trim().min(1).max(2000),
});

/**
 * The city's leader puts a decision off, with the reason on record; the task stays open, and nothing is decided by waiting.
 * Refuses as `decideFinally`.
 */
export const deferDecision = act<PersonActor, z.infer<typeof input>, { readonly deferrals: number }>({
  name: 'deferDecision',
  input,
  chain: (i) => i.caseId,
  run: async (desk, actor, { roundId, caseId, formHash, reason }) => {
    const at = { stage: 'decision', kind: 'finalDecision', role: 'cityLeader', strong: 'decideFinally' } as const;
    const taken = await takeRoundTask(desk, actor, roundId, at);
    if (!taken.ok) return taken;
    const met = await meetCase(desk, actor, caseId);
    if (!met || met.file.roundId !== roundId) return refused(refuse('notFound', { field: 'caseId' }));
    const no = await refuseUncleared(desk, met.file);
    if (no) return refused(no);
    if (met.file.formHash !== formHash) return refused(refuse('caseChanged'));
    const [before] = await desk.tx
      .select({ earlier: count() })
      .from(decisions)
      .where(and(eq(decisions.caseId, caseId), eq(decisions.kind, 'deferral')));
    const deferrals = (before?.earlier ?? 0) + 1;
    const { seat } = taken.value;
    decide(desk, actor, seat, {
      caseId,
      stage: 'finalDecision',
      stageRound: met.file.stageRound,
      kind: 'deferral',
      seatKey: String(deferrals),
      ruleIds: ['HOST-26'],
      decision: 'deferred',
      reason,
      formHash,
    });
    await record(desk, actor, {
      chain: caseId,
      act: 'deferDecision',
      seat,
      ruleIds: ['HOST-26'],
      formHash,
      facts: { deferrals },
    });
    return accepted({ deferrals });
  },
});

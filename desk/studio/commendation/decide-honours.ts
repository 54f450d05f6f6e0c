import { z } from 'zod';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { isIndividual } from '../../../domain/studio/assessment/consequences.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { chainOfTask } from '../../kit/chain.js';
import { decide } from '../../kit/decide.js';
import { settleStage } from '../../kit/stage.js';
import { setCall, takeCallTask } from './calls.js';
import { grantHonour } from './grant-honour.js';
import { barOn, mustMove, peopleOf, runningIn } from './nominees.js';

const input = z.strictObject({
  taskId: z.uuid(),
  /** Of those on the list. */
  nomineeIds: z.array(z.uuid()).max(4000).default([]),
  /** Number of the written decision. */
  decisionNumber: z.string().trim().min(1).max(60),
  /** Needed where somebody on the list is not commended. */
  reason: z.string().trim().max(2000).default(''),
});

export interface DecidedHonours {
  readonly commended: number;
  readonly notCommended: number;
}

/**
 * The bureau's leader decides whom of the list to commend (ASSESS-08), and the honours are granted in the same transaction. Strong; another
 * person than who drew up the list ('secondPersonRequired', COMMEND-O01). Refuses as `takeTask`; 'badInput' for one not on the list, or
 * without the reason; 'ruleForbids' for one barred by now (VETO-02, VETO-03, VETO-O03); 'conflictOfInterest' for one's own.
 */
export const decideHonours = act<PersonActor, z.infer<typeof input>, DecidedHonours>({
  name: 'decideHonours',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, nomineeIds, decisionNumber, reason }) => {
    const taken = await takeCallTask(desk, actor, taskId, 'honourDecision');
    if (!taken.ok) return taken;
    const { call, run, seat, subject } = taken.value;
    const ruleId = 'COMMEND-O01';
    const field = 'nomineeIds';
    if (call.listedBy === actor.personId) return refused(refuse('secondPersonRequired', { ruleId }));
    const listed = await runningIn(desk, call.id);
    const commended = listed.filter(({ id }) => nomineeIds.includes(id));
    if (commended.length !== new Set(nomineeIds).size) return refused(refuse('badInput', { ruleId, field }));
    const rest = listed.filter((one) => !commended.includes(one));
    if (rest.length > 0 && reason === '') return refused(refuse('badInput', { ruleId, field: 'reason' }));
    for (const one of commended) {
      const barredBy = await barOn(desk, one, call);
      if (barredBy) return refused(refuse('ruleForbids', { ruleId: barredBy, field }));
      if ((await peopleOf(desk, one)).peopleOfIt.includes(actor.personId))
        return refused(refuse('conflictOfInterest', { ruleId, field }));
    }
    for (const one of rest) await mustMove(desk, one, 'decline');
    for (const one of commended) {
      await mustMove(desk, one, 'commend');
      await grantHonour(desk, call, one, decisionNumber);
    }
    await setCall(desk, call.id, { state: 'over' });
    const isPriority = commended.some(({ recipient }) => isIndividual(recipient));
    const ruleIds = ['ASSESS-08', ruleId, ...(isPriority ? ['COMMEND-02'] : [])];
    const entry = { subjectId: call.id, stage: 'studio' as const, kind: 'honourDecision' };
    const content = { decisionNumber, nomineeIds };
    decide(desk, actor, seat, { ...entry, decision: 'decided', ruleIds, reason, content });
    const facts = { commended: commended.length, notCommended: rest.length, decisionNumber };
    await record(desk, actor, { chain: call.id, act: 'decideHonours', seat, ruleIds, facts });
    const { personId: closedBy } = actor;
    await settleStage(desk, { subject, stage: 'honourDecision', number: run.number, outcome: 'decided', closedBy });
    return accepted({ commended: commended.length, notCommended: rest.length });
  },
});

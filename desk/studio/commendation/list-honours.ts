import { z } from 'zod';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { refuseList } from '../../../domain/studio/commendation/list.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { chainOfTask } from '../../kit/chain.js';
import { decide } from '../../kit/decide.js';
import { tell } from '../../kit/news.js';
import { settleStage } from '../../kit/stage.js';
import { setCall, takeCallTask } from './calls.js';
import { barOn, mustMove, peopleOf, runningIn } from './nominees.js';

const input = z.strictObject({
  taskId: z.uuid(),
  /** Who is to be commended; none where nobody is good enough. */
  nomineeIds: z.array(z.uuid()).max(4000).default([]),
  reason: z.string().trim().min(1).max(2000),
});

export interface ListedHonours {
  readonly outcome: 'listed' | 'nobody';
  readonly listed: number;
}

/**
 * The bureau's officer draws up the list of those to be commended (COMMEND-O01): by rank, within each ceiling, from the pass line up; of
 * equals who share a rank people choose. Strong. Refuses as `takeTask` and `refuseList`, with every bar of the day looked at again;
 * 'conflictOfInterest' for one's own.
 */
export const listHonours = act<PersonActor, z.infer<typeof input>, ListedHonours>({
  name: 'listHonours',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, nomineeIds, reason }) => {
    const taken = await takeCallTask(desk, actor, taskId, 'honourListing');
    if (!taken.ok) return taken;
    const { call, run, seat, subject } = taken.value;
    const running = await runningIn(desk, call.id);
    const candidates = [];
    for (const one of running) candidates.push({ ...one, barredBy: await barOn(desk, one, call) });
    const no = refuseList(nomineeIds, candidates, call.awards, call.parameters);
    if (no) return refused(no);
    for (const one of running.filter(({ id }) => nomineeIds.includes(id)))
      if ((await peopleOf(desk, one)).peopleOfIt.includes(actor.personId))
        return refused(refuse('conflictOfInterest', { ruleId: 'COMMEND-O01', field: 'nomineeIds' }));
    for (const one of running) await mustMove(desk, one, nomineeIds.includes(one.id) ? 'list' : 'passOver');
    const listed = nomineeIds.length;
    const outcome = listed > 0 ? 'listed' : 'nobody';
    await setCall(desk, call.id, { state: listed > 0 ? 'deciding' : 'over', listedBy: actor.personId });
    const ruleIds = ['COMMEND-01', 'COMMEND-O01'];
    const entry = { subjectId: call.id, stage: 'studio' as const, kind: 'honourListing' };
    decide(desk, actor, seat, { ...entry, decision: outcome, ruleIds, reason, content: { nomineeIds } });
    await record(desk, actor, { chain: call.id, act: 'listHonours', seat, ruleIds, facts: { outcome, listed } });
    await settleStage(desk, { subject, stage: 'honourListing', number: run.number, outcome, closedBy: actor.personId });
    // no notice is asked for: the list stands at once (COMMEND-O01)
    if (listed > 0) await tell(desk, subject, { kind: 'settled', stage: 'notice', number: 1, outcome: 'confirmed' });
    return accepted({ outcome, listed });
  },
});

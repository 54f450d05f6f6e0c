import { z } from 'zod';
import { deliverAt } from '../../domain/ladder/quiet-hours.js';
import { accepted, refused } from '../../domain/refusal.js';
import { refuseVerdict, type Verdict, verdicts } from '../../domain/studio/members/completion.js';
import { dayOf } from '../../domain/time/beijing.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { chainOfTask } from '../kit/chain.js';
import { postTo } from '../kit/post.js';
import { takeOffTheDesks } from './end-membership.js';
import { recordOf } from './member-record.js';
import { lockMembership, moveMembership } from './memberships.js';
import { settleTermTask, takeTermTask } from './term-task.js';

const input = z.strictObject({
  taskId: z.uuid(),
  outcome: z.enum(verdicts),
  /** Needed where the verdict is not what the record says; the member reads it. */
  reason: z.string().trim().max(2000).default(''),
});

/**
 * MEMBER-05, MEMBER-09, MEMBER-O05: the term is over and the host says whether a member completed the tasks; who did not is no member of the
 * studio's next term. Silence says neither. Refuses as `takeTask` and `refuseVerdict`.
 */
export const judgeMember = act<PersonActor, z.infer<typeof input>, { readonly outcome: Verdict }>({
  name: 'judgeMember',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, outcome, reason }) => {
    const taken = await takeTermTask(desk, actor, taskId, 'memberCompletion');
    if (!taken.ok) return taken;
    const { term, run } = taken.value;
    const membership = await lockMembership(desk, term.id, run.number);
    if (!membership) throw new Error('a member to judge who is not there');
    const record = await recordOf(desk, membership, dayOf(desk.now));
    const no = refuseVerdict(record, outcome, reason);
    if (no) return refused(no);
    const event = outcome === 'completed' ? 'complete' : 'notComplete';
    const moved = await moveMembership(desk, membership, event, {
      holds: { membershipOver: membership.toDay !== null && membership.toDay < dayOf(desk.now) },
      set: { endedAt: desk.now },
    });
    if (moved) return refused(moved);
    await settleTermTask(desk, actor, taken.value, {
      act: 'judgeMember',
      stage: 'memberCompletion',
      outcome,
      facts: { member: run.number, outcome },
      ruleIds: ['MEMBER-07', 'MEMBER-08', 'MEMBER-09', ...(outcome === 'notCompleted' ? ['MEMBER-O05'] : [])],
      reason,
      content: { record: record.map(({ task, progress: { status } }) => ({ code: task.code, status })) },
    });
    await takeOffTheDesks(desk, term, membership);
    const { name: studioName, studio, parameters } = term;
    await postTo(desk, membership.personId, {
      event: `memberJudged:${membership.id}`,
      letter: 'memberJudged',
      data: { studioName, studioNumber: studio.number, outcome, reason },
      notBefore: deliverAt(desk.now, parameters.quietHours),
    });
    return accepted({ outcome });
  },
});

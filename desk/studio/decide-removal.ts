import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { memberRemovals, removalOpinions, tasks } from '../../db/schema/all.js';
import { dueAfter } from '../../domain/calendar/due.js';
import { deliverAt } from '../../domain/ladder/quiet-hours.js';
import { accepted, refused } from '../../domain/refusal.js';
import { decisionOf } from '../../domain/studio/members/bodies.js';
import { refuseRemovalOpinion, removalBodies } from '../../domain/studio/members/removal.js';
import { dayOf } from '../../domain/time/beijing.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { chainOfTask } from '../kit/chain.js';
import { decide } from '../kit/decide.js';
import type { Desk } from '../kit/deps.js';
import { startProcess } from '../kit/news.js';
import { postTo } from '../kit/post.js';
import { closeTasks, settleStage } from '../kit/stage.js';
import type { Term } from '../kit/term.js';
import { endMembership } from './end-membership.js';
import { endLeavings } from './leavings.js';
import { bodyOf, removalSeeds } from './member-bodies.js';
import { lockMembership, membershipOf } from './memberships.js';
import { type Removal, removalNumbered, removalOpinionsOn } from './removals.js';
import { takeTermTask } from './term-task.js';

const input = z.strictObject({
  taskId: z.uuid(),
  /** 'agreed' to the removal; 'refused' keeps the member. */
  outcome: z.enum(['agreed', 'refused']),
  /** Needed with a refusal; on record. */
  reason: z.string().trim().max(1000).default(''),
});

/**
 * MEMBER-O03: host or one of the competent bodies agrees to the removal of a member who was heard, or refuses it. The last to agree
 * removes, the same day, and the member may appeal (VETO-O05); one refusal keeps the member. Silence decides nothing. Refuses as `takeTask` and `refuseRemovalOpinion`.
 */
export const decideRemoval = act<
  PersonActor,
  z.infer<typeof input>,
  { readonly decision: 'open' | 'removed' | 'kept' }
>({
  name: 'decideRemoval',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, outcome, reason }) => {
    const taken = await takeTermTask(desk, actor, taskId, 'removalDecision', 'removalDecisionAsHost');
    if (!taken.ok) return taken;
    const { term, task, run, seat, subject } = taken.value;
    const removal = await removalNumbered(desk, term.id, run.number);
    const membership = await membershipOf(desk, removal);
    const body = bodyOf(await removalSeeds(desk, term, membership), task);
    const opinion = { body, personId: actor.personId, outcome, reason };
    const before = await removalOpinionsOn(desk, removal.id);
    const said = { schoolType: membership.way, nomineePersonId: membership.personId, opinions: before };
    const no = refuseRemovalOpinion(said, opinion, term.parameters.memberBodies);
    if (no) return refused(no);
    const ruleIds = ['MEMBER-O03'];
    const decisionId = decide(desk, actor, seat, {
      ...{ subjectId: term.id, stage: 'studio', stageRound: removal.number, kind: 'removalOpinion', seatKey: body },
      ...{ decision: outcome, ruleIds, reason },
      content: { ground: removal.ground, decisionReference: removal.decisionReference },
    });
    await desk.tx.insert(removalOpinions).values({
      ...{ id: randomUUID(), removalId: removal.id, body, personId: actor.personId, outcome },
      ...{ decisionId, givenAt: desk.now },
    });
    const facts = { member: membership.number, body, outcome };
    await record(desk, actor, { chain: term.id, act: 'decideRemoval', seat, ruleIds, facts });
    const closed = { state: 'done', outcome, closedAt: desk.now, closedBy: actor.personId } as const;
    await desk.tx.update(tasks).set(closed).where(eq(tasks.id, task.id));
    const bodies = removalBodies(membership.way, term.parameters.memberBodies);
    const decision = decisionOf([...before, opinion], bodies);
    if (decision === 'open') return accepted({ decision });
    const settled = decision === 'agreed' ? 'removed' : 'kept';
    await closeTasks(desk, run.id, 'cancelled', settled);
    const stage = { subject, stage: 'removalDecision', number: run.number } as const;
    await settleStage(desk, { ...stage, outcome: settled, closedBy: actor.personId });
    await carryOut(desk, term, removal, membership.number, settled);
    return accepted({ decision: settled });
  },
});

/** What follows: the membership ends the same day, and the member may appeal; or it goes on, to the last day that was stated before. */
async function carryOut(
  desk: Desk,
  term: Term,
  { id }: Removal,
  number: number,
  settled: 'removed' | 'kept',
): Promise<void> {
  const membership = await lockMembership(desk, term.id, number);
  if (!membership) throw new Error('a member to decide on who is not there');
  const decided = { state: settled, decidedAt: desk.now };
  const { name: studioName, studio } = term;
  if (settled === 'removed') {
    const appealUntil = dueAfter(desk.calendar(), desk.now, term.parameters.appealWorkingDays).due;
    const { toDay: priorToDay, leavesOn: priorLeavesOn, leavingReason: priorLeavingReason } = membership;
    const before = { priorToDay, priorLeavesOn, priorLeavingReason };
    await desk.tx
      .update(memberRemovals)
      .set({ ...decided, appealUntil, ...before })
      .where(eq(memberRemovals.id, id));
    const lastDay = dayOf(desk.now);
    await endMembership(desk, term, membership, { event: 'remove', reason: 'ethics', lastDay, appealUntil });
    await startProcess(desk, 'removalAppeal', {
      subject: { kind: 'removal', id },
      termId: term.id,
      termCode: `${studio.number}/${term.number}`,
    });
    return;
  }
  await desk.tx.update(memberRemovals).set(decided).where(eq(memberRemovals.id, id));
  for (const reader of [studio.hostId, membership.personId])
    await postTo(desk, reader, {
      event: `memberKept:${id}`,
      letter: 'memberKept',
      data: { studioName, studioNumber: studio.number, member: String(number) },
      notBefore: deliverAt(desk.now, term.parameters.quietHours),
    });
  await endLeavings(desk, term);
}

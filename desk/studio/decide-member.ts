import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { tasks } from '../../db/schema/all.js';
import { accepted, refused } from '../../domain/refusal.js';
import { refusalsOf } from '../../domain/studio/check.js';
import { type MemberDecision, memberRules, refuseOpinion } from '../../domain/studio/members/bodies.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { chainOfTask } from '../kit/chain.js';
import { closeTasks, settleStage } from '../kit/stage.js';
import { bodyOf, bodySeeds } from './member-bodies.js';
import { carryOut, giveOpinionOn } from './member-decision.js';
import { checksOn, lockMembership, opinionsOn } from './memberships.js';
import { takeTermTask } from './term-task.js';

const input = z.strictObject({
  taskId: z.uuid(),
  outcome: z.enum(['agreed', 'refused']),
  /** Needed with a refusal: the studio nominates anew on it. */
  reason: z.string().trim().max(1000).default(''),
});

/**
 * MEMBER-01, MEMBER-02, MEMBER-O01: one of the competent bodies agrees to a nomination or refuses it. The last to agree decides it; one
 * refusal returns it. Silence decides nothing. Refuses as `takeTask`, as `refuseOpinion`, and 'ruleForbids' under each condition that
 * has ceased to hold since the nomination (MEMBER-O02, MEMBER-O03): then only a refusal is left.
 */
export const decideMember = act<PersonActor, z.infer<typeof input>, { readonly decision: MemberDecision }>({
  name: 'decideMember',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, outcome, reason }) => {
    const taken = await takeTermTask(desk, actor, taskId, 'memberDecision');
    if (!taken.ok) return taken;
    const { term, task, run, seat, subject } = taken.value;
    const membership = await lockMembership(desk, term.id, run.number);
    if (!membership) throw new Error('a nomination to decide on that is not there');
    const { personId } = actor;
    const { way } = membership;
    const body = bodyOf(await bodySeeds(desk, term, membership), task);
    const opinions = await opinionsOn(desk, membership.id);
    const nomination = {
      schoolType: way,
      nomineePersonId: membership.personId,
      opinions,
    };
    const no = refuseOpinion(nomination, { body, personId, outcome, reason }, term.parameters.memberBodies);
    if (no) return refused(no);
    const unmet = outcome === 'agreed' ? refusalsOf(await checksOn(desk, term, membership, true)) : [];
    if (unmet.length > 0) return refused(...unmet);
    const decision = await giveOpinionOn(desk, actor, seat, term, membership, { body, outcome, reason }, opinions);
    const { ruleId } = memberRules[way];
    await record(desk, actor, {
      chain: subject.id,
      act: 'decideMember',
      seat,
      ruleIds: [ruleId],
      facts: { member: membership.number, body, outcome },
    });
    const closed = { state: 'done', outcome, closedAt: desk.now, closedBy: personId } as const;
    await desk.tx.update(tasks).set(closed).where(eq(tasks.id, task.id));
    if (decision !== 'open') {
      // whoever has not spoken need not any more
      await closeTasks(desk, run.id, 'cancelled', decision);
      const stage = { subject, stage: 'memberDecision', number: run.number } as const;
      await settleStage(desk, { ...stage, outcome: decision, closedBy: personId });
      await carryOut(desk, term, membership, decision, reason);
    }
    return accepted({ decision });
  },
});

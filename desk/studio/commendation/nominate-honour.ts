import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { nominees } from '../../../db/schema/all.js';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { recipients } from '../../../domain/studio/assessment/consequences.js';
import { reaches, refuseSelf } from '../../../domain/studio/commendation/reach.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { chainOfTask } from '../../kit/chain.js';
import { decide } from '../../kit/decide.js';
import { takeCallTask } from './calls.js';
import { nextNomineeNumber } from './nominees.js';
import { proposalsFor } from './proposals.js';

const input = z.strictObject({
  taskId: z.uuid(),
  /** Kind and id as the proposals give them: `host/<id>`. */
  candidate: z.templateLiteral([z.enum(recipients), '/', z.uuid()]),
  reason: z.string().trim().min(1).max(2000),
});

export interface Nominated {
  readonly nomineeId: string;
  /** From 1 within the call. */
  readonly number: number;
}

/**
 * A nominating body puts forward somebody the records propose (COMMEND-13), within its own reach. Refuses as `takeTask` ('taskClosed' after
 * the window); 'badInput' for whom the records do not propose to this body; 'conflictOfInterest' (COMMEND-O01): nobody nominates
 * themselves; 'ruleForbids' with the rule and, under VETO-03, the last day of the bar; 'caseChanged' where it was nominated before.
 */
export const nominateHonour = act<PersonActor, z.infer<typeof input>, Nominated>({
  name: 'nominateHonour',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, candidate, reason }) => {
    const taken = await takeCallTask(desk, actor, taskId, 'honourNomination');
    if (!taken.ok) return taken;
    const { call, seat, task } = taken.value;
    const proposal = (await proposalsFor(desk, call)).find(
      ({ recipient, recipientId, term }) =>
        `${recipient}/${recipientId}` === candidate && reaches({ role: task.role, orgId: task.orgId }, term.studio),
    );
    if (!proposal) return refused(refuse('badInput', { ruleId: 'COMMEND-13', field: 'candidate' }));
    const { recipient, recipientId, term, basis, refusal } = proposal;
    const own = refuseSelf(
      { personId: actor.personId, orgId: task.orgId },
      { recipient, recipientId, hostId: term.studio.hostId },
    );
    const no = own ?? refusal;
    if (no) return refused(no);
    const nomineeId = randomUUID();
    const number = await nextNomineeNumber(desk, call.id);
    await desk.tx.insert(nominees).values({
      ...{ id: nomineeId, callId: call.id, number, recipient, recipientId, termId: term.id, basis, state: 'nominated' },
      ...{ nominatedBy: actor.personId, nominatedRole: seat.role, nominatedOrgId: seat.orgId, nominatedAt: desk.now },
    });
    const ruleIds = ['ASSESS-08', 'COMMEND-13'];
    const entry = { subjectId: call.id, stage: 'studio' as const, stageRound: number, kind: 'honourNomination' };
    const content = { nomineeId, recipient, assessmentId: basis.assessmentId, works: basis.workIds.length };
    decide(desk, actor, seat, { ...entry, decision: 'nominated', ruleIds, reason, content });
    const facts = { nominee: number, recipient, grade: basis.grade };
    await record(desk, actor, { chain: call.id, act: 'nominateHonour', seat, ruleIds, facts });
    return accepted({ nomineeId, number });
  },
});

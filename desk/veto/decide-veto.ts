import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { vetoes } from '../../db/schema/all.js';
import { dueAfter } from '../../domain/calendar/due.js';
import { inWords } from '../../domain/ending.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { decideVeto as judged } from '../../domain/veto.js';
import { catchUp } from '../city/catch-up.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { meetCase } from '../kit/cases.js';
import { chainOfTask } from '../kit/chain.js';
import { decide } from '../kit/decide.js';
import { settleStage } from '../kit/stage.js';
import { takeTask } from '../kit/take-task.js';
import { writeToApplicant } from '../kit/write-to-applicant.js';
import { carryOutVeto } from './carry-out-veto.js';
import { lockVeto, vetoOf } from './find-veto.js';
import { thawUnlessResting } from './thaw-unless-resting.js';

const input = z.strictObject({
  taskId: z.uuid(),
  /** The case's version the decider was shown (I9). */
  version: z.int().min(1),
  outcome: z.enum(['effective', 'dismissed']),
  /** Number of the written decision that is made here. */
  decisionNumber: z.string().trim().min(1).max(100),
  reason: z.string().trim().min(1).max(5000),
});

export interface DecidedVeto {
  readonly outcome: 'effective' | 'dismissed';
  /** Instant until which the person may appeal; null when there is nothing to appeal. */
  readonly appealUntil: string | null;
}

/**
 * A second person decides on an ethics finding (VETO-01). Effective: the application ends the same day, its place is free, later
 * applications are barred (HOST-O17). Dismissed: it goes on where it stood.
 * Refuses by `takeTask` (`secondFactorRequired`); `caseChanged`; `secondPersonRequired`, `conflictOfInterest`, `ruleForbids` (the
 * hearing still runs) by VETO-01.
 */
export const decideVeto = act<PersonActor, z.infer<typeof input>, DecidedVeto>({
  name: 'decideVeto',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, version, outcome, decisionNumber, reason }) => {
    const taken = await takeTask(desk, actor, taskId, ['vetoDecision']);
    if (!taken.ok) return taken;
    const { task, run, seat, subject } = taken.value;
    const met = await meetCase(desk, actor, task.caseId ?? '');
    if (!met) return refused(refuse('notFound'));
    const { file, round } = met;
    const row = await lockVeto(desk, subject.id);
    const { due: appealClosesAt } = dueAfter(desk.calendar(), desk.now, round.parameters.vetoAppealWorkingDays);
    const by = { personId: actor.personId, role: seat.role };
    const decision = { outcome, reason, at: desk.now, appealClosesAt };
    const veto = judged(await vetoOf(desk, row), by, file.applicantId, decision);
    if (!veto.ok) return veto;
    if (file.version !== version) return refused(refuse('caseChanged'));
    const isEffective = veto.value.kind === 'effective';
    await desk.tx
      .update(vetoes)
      .set({
        state: veto.value.kind,
        decisionNumber,
        decidedBy: actor.personId,
        decidedRole: seat.role,
        decidedOrgId: seat.orgId,
        decidedAt: desk.now,
        reason,
        appealUntil: isEffective ? appealClosesAt : null,
        priorState: file.priorState,
        heldPlace: file.holdsPlace === 1,
      })
      .where(eq(vetoes.id, row.id));
    decide(desk, actor, seat, {
      caseId: file.id,
      subjectId: row.id,
      stage: 'ethicsVeto',
      kind: 'vetoDecision',
      seatKey: row.id,
      ruleIds: ['VETO-01'],
      decision: outcome,
      reason,
      evidence: row.evidence,
      content: { decisionNumber, ground: row.ground, decisionReference: row.decisionReference },
      formHash: file.formHash,
    });
    await record(desk, actor, {
      chain: file.id,
      act: 'decideVeto',
      seat,
      ruleIds: isEffective ? ['VETO-01', 'HOST-O17'] : ['VETO-01'],
      formHash: file.formHash,
      facts: { outcome, decisionNumber, ground: row.ground, state: isEffective ? 'vetoed' : file.state },
    });
    const why = { reason: inWords(reason), ruleId: 'VETO-01' };
    if (isEffective) {
      const no = await carryOutVeto(desk, round, file, { ...why, appealUntil: appealClosesAt });
      if (no) return refused(no);
    } else if (file.state !== 'withdrawn') {
      await thawUnlessResting(desk, round, file.id);
      await catchUp(desk, round, file, 'VETO-O03');
    }
    await settleStage(desk, { subject, stage: 'vetoDecision', number: run.number, outcome, closedBy: actor.personId });
    const appealUntil = isEffective ? appealClosesAt : null;
    if (!isEffective) await writeToApplicant(desk, round, file, { state: file.state, ...why });
    return accepted({ outcome, appealUntil });
  },
});

import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { vetoes } from '../../../db/schema/all.js';
import { dueAfter } from '../../../domain/calendar/due.js';
import { accepted, refused } from '../../../domain/refusal.js';
import { refuseFindingDecision } from '../../../domain/studio/veto/procedure.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { chainOfTask } from '../../kit/chain.js';
import { lingering } from '../../kit/linger.js';
import { strikeHonours } from '../commendation/strike.js';
import { settleTermTask } from '../term-task.js';
import { barHonours } from './bar-honours.js';
import { cancelTitle } from './cancel-title.js';
import { ruleOfKind, takeFindingTask } from './finding-task.js';
import { refuseStep } from './findings.js';
import { writeOfVeto } from './write-of-veto.js';

const input = z.strictObject({
  taskId: z.uuid(),
  outcome: z.enum(['effective', 'dismissed']),
  /** Number of the written decision that is made here. */
  decisionNumber: z.string().trim().min(1).max(100),
  reason: z.string().trim().min(1).max(5000),
});

export interface DecidedFinding {
  readonly outcome: 'effective' | 'dismissed';
  /** Instant until which the host may appeal; null when there is nothing to appeal. */
  readonly appealUntil: string | null;
}

/**
 * A second person decides on a finding (VETO-02, VETO-03), and it is carried out in the same transaction: the ethics veto takes the title in
 * every affected case, the performance veto bars honours until its day and leaves the title. Strong. Refuses as `takeTask` and
 * `refuseFindingDecision`; 'stageNotOpen' (VETO-01) while the host may still speak, or the term cannot be revoked any more.
 */
export const decideFinding = act<PersonActor, z.infer<typeof input>, DecidedFinding>({
  name: 'decideFinding',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, outcome, decisionNumber, reason }) => {
    const taken = await takeFindingTask(desk, actor, taskId, 'findingDecision');
    if (!taken.ok) return taken;
    const { finding, term, seat } = taken.value;
    const by = { personId: actor.personId, role: seat.role };
    const heard = finding.heardAt !== null || desk.now > lingering(desk, finding.hearingUntil);
    const refusal =
      refuseFindingDecision(finding.kind, by, {
        level: term.level,
        hostPersonId: term.studio.hostId,
        hands: [finding.registeredBy],
      }) ?? refuseStep(finding, outcome === 'effective' ? 'takeEffect' : 'dismiss', { heard });
    if (refusal) return refused(refusal);
    const isEffective = outcome === 'effective';
    const appealUntil = isEffective ? dueAfter(desk.calendar(), desk.now, term.parameters.appealWorkingDays).due : null;
    await desk.tx
      .update(vetoes)
      .set({
        state: outcome,
        decisionNumber,
        decidedBy: actor.personId,
        decidedRole: seat.role,
        decidedOrgId: seat.orgId,
        decidedAt: desk.now,
        appealUntil,
      })
      .where(eq(vetoes.id, finding.id));
    const judges = finding.kind === 'performance' ? ['ASSESS-09'] : [];
    const ruleIds = [ruleOfKind[finding.kind], ...judges, ...(isEffective ? ['VETO-O05'] : [])];
    const facts = { outcome, vetoKind: finding.kind, ground: finding.ground, decisionNumber };
    await settleTermTask(desk, actor, taken.value, {
      act: 'decideFinding',
      facts,
      stage: 'findingDecision',
      outcome,
      ruleIds,
      reason,
      content: { decisionNumber, ground: finding.ground, decisionReference: finding.decisionReference },
    });
    await record(desk, actor, { chain: term.id, act: 'decideFinding', seat, ruleIds, facts });
    if (appealUntil) {
      const said = { decisionNumber, reason, appealUntil };
      const no =
        finding.kind === 'ethics'
          ? await cancelTitle(desk, actor, taken.value, said)
          : await barHonours(desk, taken.value);
      if (no) return refused(no);
      await strikeHonours(desk, actor, seat, finding);
    }
    await writeOfVeto(desk, term, finding, isEffective ? 'effective' : 'dismissed');
    return accepted({ outcome, appealUntil });
  },
});

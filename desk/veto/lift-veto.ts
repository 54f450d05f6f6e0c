import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { cases, vetoes } from '../../db/schema/all.js';
import { deliverAt } from '../../domain/ladder/quiet-hours.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { decide } from '../kit/decide.js';
import { levelIn } from '../kit/organiser.js';
import { postTo } from '../kit/post.js';
import { roundOf } from '../kit/round.js';
import { seatAt } from '../kit/seats.js';
import { liftFinding } from '../studio/veto/lift-finding.js';
import { onCase, vetoOf } from './find-veto.js';

const input = z.strictObject({
  vetoId: z.uuid(),
  decisionNumber: z.string().trim().min(1).max(100),
  reason: z.string().trim().min(1).max(5000),
});

/** VETO-07 (曾发生侵害学生行为) is the ground that is never lifted by default. */
const ruleOfGround: Readonly<Record<string, string>> = { studentHarm: 'VETO-07' };

/**
 * Clears an ethics record (VETO-O06): the leader of the level that made it, never for what policy names. The application of that time
 * stays ended; the person may apply in the next round (HOST-O17), and is written to. On a studio's host as `liftFinding`.
 * Refuses `notFound`, `secondFactorRequired`, `stageNotOpen` (not in force, or its appeal is not over), `ruleForbids` (VETO-O06).
 */
export const liftVeto = act<PersonActor, z.infer<typeof input>, { readonly vetoId: string }>({
  name: 'liftVeto',
  input,
  chain: async ({ vetoId }, db) => {
    const [row] = await db
      .select({ caseId: vetoes.caseId, termId: vetoes.termId })
      .from(vetoes)
      .where(eq(vetoes.id, vetoId));
    return row?.caseId ?? row?.termId ?? null;
  },
  run: async (desk, actor, { vetoId, decisionNumber, reason }) => {
    const [row] = actor.taskId ? [] : await desk.tx.select().from(vetoes).where(eq(vetoes.id, vetoId)).for('update');
    const seat =
      row?.decidedOrgId && row.decidedRole ? await seatAt(desk, actor, row.decidedOrgId, [row.decidedRole]) : null;
    if (!row || !seat) return refused(refuse('notFound'));
    if (!onCase(row)) {
      const { termId } = row;
      if (!termId) throw new Error('a veto without its subject');
      const no = await liftFinding(desk, actor, seat, { ...row, termId }, { decisionNumber, reason });
      return no ? refused(no) : accepted({ vetoId });
    }
    const ruleId = 'VETO-O06';
    const round = await roundOf(desk, row.roundId);
    const { parameters: p } = round;
    if (p.strongActs.includes('vetoCase') && !actor.secondFactor) return refused(refuse('secondFactorRequired'));
    const { kind } = await vetoOf(desk, row);
    if (row.state !== 'effective' || kind === 'appealed' || (row.appealUntil ?? '') >= desk.now)
      return refused(refuse('stageNotOpen', { ruleId, facts: { veto: kind } }));
    const rule = ruleOfGround[row.ground];
    if (rule && p.vetoesNeverLifted.includes(rule))
      return refused(refuse('ruleForbids', { ruleId, facts: { ground: row.ground } }));
    await desk.tx.update(vetoes).set({ state: 'lifted' }).where(eq(vetoes.id, vetoId));
    const [file] = await desk.tx
      .select({ formHash: cases.formHash, number: cases.number })
      .from(cases)
      .where(eq(cases.id, row.caseId));
    if (!file) throw new Error('a veto without its case');
    decide(desk, actor, seat, {
      caseId: row.caseId,
      subjectId: vetoId,
      stage: 'ethicsVeto',
      kind: 'liftVeto',
      seatKey: vetoId,
      ruleIds: [ruleId, 'HOST-O17'],
      decision: 'lifted',
      reason,
      content: { decisionNumber },
      formHash: file.formHash,
    });
    const facts = { ground: row.ground, decisionNumber };
    await record(desk, actor, { chain: row.caseId, act: 'liftVeto', seat, ruleIds: [ruleId, 'HOST-O17'], facts });
    await postTo(desk, row.personId, {
      event: `veto:${vetoId}:lifted`,
      letter: 'vetoLifted',
      data: { caseNumber: file.number, roundName: round.name, ...levelIn(round) },
      caseId: row.caseId,
      notBefore: deliverAt(desk.now, p.quietHours),
    });
    return accepted({ vetoId });
  },
});

import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { tasks } from '../../db/schema/all.js';
import { inWords } from '../../domain/ending.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { refuseFrozen } from '../county/nominations.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { meetCase, moveCase } from '../kit/cases.js';
import { decide } from '../kit/decide.js';
import { endCase } from '../kit/end-case.js';
import { tell } from '../kit/news.js';
import { takeTask } from '../kit/take-task.js';
import { afterJustification } from './after-justification.js';
import { lockRound } from './round-task.js';

const input = z
  .strictObject({
    roundId: z.uuid(),
    caseId: z.uuid(),
    /** The form the section read (I9). */
    formHash: z.string(),
    decision: z.enum(['justified', 'notJustified']),
    reason: z.string().trim().max(2000).default(''),
  })
  .refine((i) => i.decision === 'justified' || i.reason !== '', { path: ['reason'] });

/**
 * The Moral Education Section says whether a studio proposal is sound (HOST-O02); a no needs its reason. Refuses `notFound`, as
 * `takeTask`, `conflictOfInterest`, `ruleForbids` (VETO-O03), `stageNotOpen` (HOST-15), `caseChanged` (I9).
 */
export const justifyProject = act<PersonActor, z.infer<typeof input>, { readonly outcome: string }>({
  name: 'justifyProject',
  input,
  chain: (i) => i.caseId,
  run: async (desk, actor, { roundId, caseId, formHash, decision, reason }) => {
    const round = await lockRound(desk, roundId);
    const met = round && (await meetCase(desk, actor, caseId));
    if (!met || met.file.roundId !== roundId) return refused(refuse('notFound'));
    const { file } = met;
    if (met.isApplicant) return refused(refuse('conflictOfInterest', { ruleId: 'HOST-31' }));
    const [task] = await desk.tx
      .select({ id: tasks.id })
      .from(tasks)
      .where(and(eq(tasks.caseId, caseId), eq(tasks.kind, 'justifyProject')))
      .orderBy(desc(eq(tasks.state, 'open')), desc(tasks.openedAt))
      .limit(1);
    if (!task) return refused(refuse('stageNotOpen', { ruleId: 'HOST-O02', facts: { state: file.state } }));
    const taken = await takeTask(desk, actor, task.id, ['justifyProject']);
    if (!taken.ok && taken.refusals[0]?.code !== 'taskClosed') return taken;
    // its task rests while the finding is looked into: that is the reason to tell
    const frozen = await refuseFrozen(desk, round, [caseId]);
    if (frozen) return refused(frozen);
    if (!taken.ok) return taken;
    const { run, seat } = taken.value;
    if (file.formHash !== formHash) return refused(refuse('caseChanged'));
    const justified = decision === 'justified';
    const no = justified
      ? await moveCase(desk, file, 'justify')
      : await endCase(desk, round, file, 'notJustify', { reason: inWords(reason), ruleId: 'HOST-O02' });
    if (no) return refused(no);
    decide(desk, actor, seat, {
      caseId,
      stage: 'projectJustification',
      stageRound: file.stageRound,
      kind: 'projectJustification',
      ruleIds: ['HOST-O02'],
      decision,
      reason,
      formHash,
    });
    await record(desk, actor, {
      chain: caseId,
      act: 'justifyProject',
      seat,
      ruleIds: ['HOST-O02'],
      formHash,
      facts: { outcome: decision },
    });
    await desk.tx
      .update(tasks)
      .set({ state: 'done', outcome: decision, closedAt: desk.now, closedBy: actor.personId })
      .where(eq(tasks.id, task.id));
    const settled = { kind: 'settled', stage: 'projectJustification', number: 1, outcome: decision } as const;
    await tell(desk, { kind: 'case', id: caseId }, settled);
    await afterJustification(desk, round, run);
    return accepted({ outcome: decision });
  },
});

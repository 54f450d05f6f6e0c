import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { vetoes } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { hear } from '../../domain/veto.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { chainOfTask } from '../kit/chain.js';
import { decide } from '../kit/decide.js';
import { settleStage } from '../kit/stage.js';
import { takeTask } from '../kit/take-task.js';
import { lockVeto, vetoOf } from './find-veto.js';

const input = z.strictObject({
  taskId: z.uuid(),
  /** What the person says; a waiver is said in words, too. */
  statement: z.string().trim().min(1).max(5000),
});

/**
 * The person speaks to the finding (VETO-01); with that the hearing is over. Refuses by `takeTask`, and `windowClosed` (VETO-01).
 */
export const respondToVeto = act<PersonActor, z.infer<typeof input>, { readonly vetoId: string }>({
  name: 'respondToVeto',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, statement }) => {
    const taken = await takeTask(desk, actor, taskId, ['vetoResponse']);
    if (!taken.ok) return taken;
    const { run, seat, subject } = taken.value;
    const row = await lockVeto(desk, subject.id);
    if (row.personId !== actor.personId) return refused(refuse('notFound'));
    const heard = hear(await vetoOf(desk, row), desk.now);
    if (!heard.ok) return heard;
    const { heardAt } = heard.value;
    await desk.tx.update(vetoes).set({ state: 'heard', response: statement, heardAt }).where(eq(vetoes.id, row.id));
    // The statement itself stands with the veto, where it can be erased: decisions are for ever.
    decide(desk, actor, seat, {
      caseId: row.caseId,
      stage: 'ethicsVeto',
      kind: 'vetoResponse',
      seatKey: row.id,
      ruleIds: ['VETO-01'],
      decision: 'heard',
    });
    await record(desk, actor, { chain: row.caseId, act: 'respondToVeto', seat, ruleIds: ['VETO-01'] });
    const hearing = { subject, stage: 'vetoHearing', number: run.number, outcome: 'heard' } as const;
    await settleStage(desk, { ...hearing, closedBy: actor.personId });
    return accepted({ vetoId: row.id });
  },
});

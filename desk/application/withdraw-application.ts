import { and, eq, notInArray } from 'drizzle-orm';
import { z } from 'zod';
import { tasks } from '../../db/schema/all.js';
import { inWords } from '../../domain/ending.js';
import { accepted, refused } from '../../domain/refusal.js';
import type { Instant } from '../../domain/time/beijing.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { endCase } from '../kit/end-case.js';
import { tell } from '../kit/news.js';
import { outlivingWithdrawal } from '../veto/freeze.js';
import { meetAsApplicant } from './as-applicant.js';

const input = z.strictObject({ caseId: z.uuid(), reason: z.string().trim().max(2000).default('') });

/**
 * The applicant withdraws, from any state that is not final (section 4.1). The case rests: its tasks are suspended and its place
 * is kept until the withdrawal can no longer be undone. An ethics finding or an objection is decided all the same. 'notFound', 'notYourPost', 'stageNotOpen' (HOST-15).
 */
export const withdrawApplication = act<PersonActor, z.output<typeof input>, { readonly undoUntil: Instant }>({
  name: 'withdrawApplication',
  input,
  chain: (i) => i.caseId,
  run: async (desk, actor, i) => {
    const met = await meetAsApplicant(desk, actor, i.caseId);
    if (!met.ok) return met;
    const { file, round, seat } = met.value;
    const undoUntil = hoursAfter(desk.now, round.parameters.withdrawUndoHours);
    const started = file.formVersion > 0;
    // A draft has no process that could end the withdrawal later: it ends now, and an undo takes that back.
    const endedAt = started ? null : desk.now;
    const why = { reason: inWords(i.reason), ruleId: '' };
    const no = await endCase(desk, round, file, 'withdraw', why, { withdrawUndoUntil: undoUntil, endedAt });
    if (no) return refused(no);
    await desk.tx
      .update(tasks)
      .set({ state: 'suspended' })
      .where(and(eq(tasks.caseId, file.id), eq(tasks.state, 'open'), notInArray(tasks.kind, outlivingWithdrawal)));
    await record(desk, actor, {
      chain: file.id,
      act: 'withdrawApplication',
      seat,
      formHash: file.formHash,
      facts: { from: file.state, undoUntil },
    });
    if (started) {
      const until = desk.clock.realInstant(undoUntil);
      await tell(desk, { kind: 'case', id: file.id }, { kind: 'interrupted', outcome: 'withdrawn', until });
    }
    return accepted({ undoUntil });
  },
});

const hoursAfter = (at: Instant, hours: number): Instant => new Date(Date.parse(at) + hours * 3_600_000).toISOString();

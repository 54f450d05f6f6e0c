import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { cases, tasks } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { chainOfTask } from '../kit/chain.js';
import { decide } from '../kit/decide.js';
import { freePlace } from '../kit/quota.js';
import { takeTask } from '../kit/take-task.js';
import { lockCases, lockNomination } from './nominations.js';
import { listedCases, selectionsOf } from './selections.js';

const input = z.strictObject({ taskId: z.uuid(), reason: z.string().trim().min(1).max(2000) });

/** The leader does not publish this list but gives it back to the officer with a reason; the places it held are free again (I12). */
export const sendBackList = act<PersonActor, z.infer<typeof input>, { readonly places: number }>({
  name: 'sendBackList',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, reason }) => {
    const taken = await takeTask(desk, actor, taskId, ['publishNotice']);
    if (!taken.ok) return taken;
    const { run, seat, task } = taken.value;
    const met = await lockNomination(desk, run.subjectId);
    if (!met) return refused(refuse('notFound'));
    const listed = await listedCases(desk, met.nomination);
    const locked = await lockCases(
      desk,
      listed.map((file) => file.id),
    );
    for (const file of locked.values()) {
      await freePlace(desk, file);
      await desk.tx.update(cases).set({ rank: null }).where(eq(cases.id, file.id));
      await record(desk, actor, { chain: file.id, act: 'sendBackList', seat, facts: {} });
    }
    const attempt = (await selectionsOf(desk, met.nomination)).length;
    decide(desk, actor, seat, {
      subjectId: met.nomination.id,
      stage: 'countyReview',
      stageRound: run.number,
      kind: 'sendBackList',
      seatKey: String(attempt),
      ruleIds: ['HOST-20'],
      decision: 'sentBack',
      reason,
    });
    await desk.tx
      .update(tasks)
      .set({ state: 'done', outcome: 'sentBack', closedAt: desk.now, closedBy: actor.personId })
      .where(eq(tasks.id, task.id));
    await desk.tx
      .update(tasks)
      .set({ state: 'open', outcome: null, closedAt: null, closedBy: null })
      .where(and(eq(tasks.stageRunId, run.id), eq(tasks.kind, 'nomination')));
    await record(desk, actor, { chain: met.nomination.id, act: 'sendBackList', seat, facts: { attempt } });
    return accepted({ places: locked.size });
  },
});

import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { cases, conflicts, experts, tasks } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { roundOf } from '../kit/round.js';
import { afterWord, lockDraw } from './come-to-panel.js';
import { casesAtCity, type Saying, sayings } from './pool.js';

const input = z.strictObject({
  roundId: z.uuid(),
  /** One word on every candidate not spoken on yet: silence is not "no conflict" (HOST-O15). */
  declarations: z.array(z.strictObject({ caseId: z.uuid(), says: z.enum(sayings) })).max(2000),
});

/**
 * An expert of the pool says of every candidate whether there is a conflict, before any file is shown (HOST-O15); of whoever
 * comes later, once more (HOST-O14), after the draw too. May be said again until the draw; with the last word on a late candidate
 * the candidate joins the panel. Refuses `notFound`, `stageNotOpen` after the draw unless asked anew, `ruleForbids` (HOST-O15) while
 * a word is missing.
 */
export const declareConflicts = act<PersonActor, z.infer<typeof input>, { readonly conflicts: number }>({
  name: 'declareConflicts',
  input,
  chain: (i) => i.roundId,
  run: async (desk, actor, { roundId, declarations }) => {
    const mine = and(eq(experts.roundId, roundId), eq(experts.personId, actor.personId));
    // in the order in which a candidate's joining takes them: the cases, the draw, the experts
    await casesAtCity(desk, roundId);
    const drawn = await lockDraw(desk, roundId);
    const [expert] = await desk.tx.select().from(experts).where(mine).for('update');
    if (!expert) return refused(refuse('notFound'));
    const own = await desk.tx
      .select()
      .from(tasks)
      .where(and(eq(tasks.subjectId, roundId), eq(tasks.personId, actor.personId), eq(tasks.kind, 'declareConflicts')));
    if (own.length === 0 || (actor.taskId && !own.some((task) => task.id === actor.taskId)))
      return refused(refuse('notFound'));
    // after the draw only whoever was asked on a late candidate, and until they have answered
    if (drawn && !own.some((task) => task.state === 'open'))
      return refused(refuse('stageNotOpen', { ruleId: 'HOST-O15' }));
    const files = await desk.tx
      .select({ id: cases.id })
      .from(cases)
      .where(and(eq(cases.roundId, roundId), eq(cases.state, 'submittedToCity')));
    const said = new Map<string, Saying>(declarations.map((one) => [one.caseId, one.says]));
    const earlier = await desk.tx
      .select({ caseId: conflicts.caseId })
      .from(conflicts)
      .where(and(eq(conflicts.roundId, roundId), eq(conflicts.personId, actor.personId)));
    const spoken = new Set([...said.keys(), ...earlier.map((word) => word.caseId)]);
    const missing = files.filter((file) => !spoken.has(file.id)).length;
    if (missing > 0)
      return refused(refuse('ruleForbids', { ruleId: 'HOST-O15', field: 'declarations', facts: { missing } }));
    const known = new Set(files.map((file) => file.id));
    if ([...said.keys()].some((id) => !known.has(id)) || said.size < declarations.length)
      return refused(refuse('badInput', { field: 'declarations' }));
    const anew = and(eq(conflicts.personId, actor.personId), inArray(conflicts.caseId, [...said.keys()]));
    if (said.size > 0) await desk.tx.delete(conflicts).where(and(eq(conflicts.roundId, roundId), anew));
    const rows = [...said].map(([caseId, ground]) => ({
      roundId,
      personId: actor.personId,
      caseId,
      ground,
      at: desk.now,
    }));
    if (rows.length > 0) await desk.tx.insert(conflicts).values(rows);
    await desk.tx.update(experts).set({ declaredAt: desk.now }).where(mine);
    await desk.tx
      .update(tasks)
      .set({ state: 'done', outcome: 'declared', closedAt: desk.now, closedBy: actor.personId })
      .where(
        and(
          inArray(
            tasks.id,
            own.map((task) => task.id),
          ),
          eq(tasks.state, 'open'),
        ),
      );
    const count = rows.filter((row) => row.ground !== 'none').length;
    await record(desk, actor, {
      chain: roundId,
      act: 'declareConflicts',
      ruleIds: ['HOST-O15'],
      facts: { candidates: files.length, conflicts: count },
    });
    if (drawn) await afterWord(desk, await roundOf(desk, roundId));
    return accepted({ conflicts: count });
  },
});

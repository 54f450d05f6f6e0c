import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { goalChanges } from '../../../db/schema/all.js';
import { deliverAt } from '../../../domain/ladder/quiet-hours.js';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { changeGoals, type GoalChange, goalsMet, refuseGoalChange } from '../../../domain/studio/letter/change.js';
import { dayOf } from '../../../domain/time/beijing.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { chainOfTask } from '../../kit/chain.js';
import { sealedFor } from '../../kit/data-key.js';
import type { Desk } from '../../kit/deps.js';
import { postTo } from '../../kit/post.js';
import { holdersOf } from '../../kit/seats.js';
import type { Term } from '../../kit/term.js';
import { issueVersion } from '../letter-round.js';
import { letterInForce } from '../letters.js';
import { settleTermTask, takeTermTask } from '../term-task.js';
import { progressOn } from '../works.js';
import { type GoalChangeRow, lockGoalChange, wordsOf } from './goal-changes.js';

const input = z.strictObject({
  taskId: z.uuid(),
  outcome: z.enum(['granted', 'refused']),
  /** Kept sealed: read by the host, the Institute and the section. */
  reason: z.string().trim().min(1).max(2000),
});

interface Decided {
  readonly outcome: 'granted' | 'refused';
  /** Of the letter that goes out to be signed; null where the goals stay. */
  readonly version: number | null;
}

/**
 * STUDIO-16, STUDIO-O07: the Moral Education Section grants the one exception, or refuses it. Granted, the next version of the letter goes
 * out to be signed anew; the one before stays in force until every side has signed. Refuses as `takeTask`, 'stageNotOpen' (STUDIO-17) where
 * no letter is in force, and as `refuseGoalChange`.
 */
export const decideGoalChange = act<PersonActor, z.infer<typeof input>, Decided>({
  name: 'decideGoalChange',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, outcome, reason }) => {
    const taken = await takeTermTask(desk, actor, taskId, 'goalChange');
    if (!taken.ok) return taken;
    const { term, run } = taken.value;
    const row = await lockGoalChange(desk, term.id, run.number);
    const letter = await letterInForce(desk, term.id);
    if (!letter) return refused(refuse('stageNotOpen', { ruleId: 'STUDIO-17' }));
    const change = await asJudged(desk, row, { personId: actor.personId, reason });
    const refusal = refuseGoalChange(letter, change, term.parameters);
    if (refusal) return refused(refusal);
    const changed = outcome === 'granted' ? changeGoals(letter, change, term.parameters) : null;
    if (changed && !changed.ok) return changed;
    const version = changed?.value.version ?? null;
    const progress = changed && (await progressOn(desk, term, dayOf(desk.now)));
    await desk.tx
      .update(goalChanges)
      .set({
        state: outcome,
        decisionWords: await sealedFor(desk, term.id, reason),
        decidedBy: actor.personId,
        decidedAt: desk.now,
        letterVersion: version,
        met: goalsMet(progress?.lines.map((line) => line.progress) ?? []),
      })
      .where(eq(goalChanges.id, row.id));
    await settleTermTask(desk, actor, taken.value, {
      act: 'decideGoalChange',
      stage: 'goalChange',
      outcome,
      ruleIds: ['STUDIO-10', 'STUDIO-16', 'STUDIO-O07'],
      facts: {
        outcome: outcome === 'granted' ? 'goalsGranted' : 'goalsRefused',
        ...(version && { letterVersion: version }),
      },
      content: { contentHash: row.contentHash },
    });
    if (changed) await issueVersion(desk, term, { ...changed.value, reason: '', issuedBy: actor.personId }, null);
    await writeOfGoals(desk, term, row, outcome);
    return accepted({ outcome, version });
  },
});

/** As it would stand if the section grants it: who may not decide on it may not refuse it either. */
async function asJudged(
  desk: Desk,
  row: GoalChangeRow,
  decision: { readonly personId: string; readonly reason: string },
): Promise<GoalChange> {
  const said = await wordsOf(desk, row);
  return {
    tasks: row.tasks,
    request: { personId: row.requestedBy, reason: said.request },
    opinion: row.opinionBy === null ? null : { personId: row.opinionBy, reason: said.opinion },
    decision: { ...decision, outcome: 'granted' },
  };
}

/** To the host and the leader of the unit: what was decided, not why. */
async function writeOfGoals(
  desk: Desk,
  term: Term,
  { id, baseVersion }: GoalChangeRow,
  outcome: 'granted' | 'refused',
): Promise<void> {
  const { studio } = term;
  const leaders = await holdersOf(desk, { role: 'schoolLeader', orgId: studio.unitId });
  for (const { personId } of [{ personId: studio.hostId }, ...leaders])
    await postTo(desk, personId, {
      event: `goalChange:${id}`,
      letter: 'goalsDecided',
      data: { studioName: term.name, studioNumber: studio.number, outcome, version: String(baseVersion) },
      notBefore: deliverAt(desk.now, term.parameters.quietHours),
    });
}

import { eq, sql } from 'drizzle-orm';
import { terms } from '../../db/schema/all.js';
import { nextState } from '../../domain/machine.js';
import type { Refusal } from '../../domain/refusal.js';
import { refuse } from '../../domain/refusal.js';
import { type StudioEvent, type StudioGuard, studioMachine } from '../../domain/studio/states.js';
import { isOver } from '../../domain/studio/term.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { Desk } from '../kit/deps.js';
import { asTerm, type Term, withStudio } from '../kit/term.js';

export const spanOf = (term: Term) => ({ from: term.fromDay, to: term.toDay });

/** Locks a term: the acts on one term wait for each other. */
export async function lockTerm(desk: Desk, termId: string): Promise<Term | null> {
  const [row] = await withStudio(desk.tx).where(eq(terms.id, termId)).for('update', { of: terms });
  return row ? asTerm(row) : null;
}

/** Moves a term by its table of states, or says why it cannot move; raises its version. */
export async function moveTerm(
  desk: Desk,
  term: Term,
  event: StudioEvent,
  more: {
    readonly holds?: Partial<Record<StudioGuard, boolean>>;
    readonly set?: Partial<typeof terms.$inferInsert>;
  } = {},
): Promise<Refusal | null> {
  const termOver = isOver(spanOf(term), dayOf(desk.now));
  const context = { established: false, renewable: false, termOver, ...more.holds };
  const step = nextState(studioMachine, { state: term.state, previous: term.priorState, context }, event);
  if (!step.ok) return step.refusals[0] ?? refuse('stageNotOpen', { ruleId: studioMachine.ruleId });
  await desk.tx
    .update(terms)
    .set({ ...more.set, state: step.value, version: sql`${terms.version} + 1` })
    .where(eq(terms.id, term.id));
  return null;
}

import { and, eq } from 'drizzle-orm';
import { stageRuns, tasks } from '../../db/schema/all.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import type { PersonActor } from '../kit/actor.js';
import type { Desk } from '../kit/deps.js';
import { type Seat, seatsOf } from '../kit/seats.js';
import type { StageRun } from '../kit/stage.js';
import { takeTask } from '../kit/take-task.js';
import type { Term } from '../kit/term.js';
import { seatBesideBureau } from './beside-bureau.js';

/** STUDIO-10: the Moral Education Section of the studio's bureau; where the bureau has none, its own officer. */
export const drafterSeat = (desk: Pick<Desk, 'tx'>, { studio }: Pick<Term, 'studio'>): Promise<Seat> =>
  seatBesideBureau(desk, studio, 'sectionOfficer');

/** The open task of drafting a term's letter, with its run. */
export async function draftingTask({ tx }: Pick<Desk, 'tx'>, termId: string) {
  const [found] = await tx
    .select({ task: tasks, run: stageRuns })
    .from(tasks)
    .innerJoin(stageRuns, eq(stageRuns.id, tasks.stageRunId))
    .where(and(eq(tasks.termId, termId), eq(tasks.kind, 'letterDrafting'), eq(tasks.state, 'open')));
  return found ?? null;
}

/**
 * By whose authority the actor issues a version: whoever holds the open task, else (a correction, a term older than the letter) the
 * section signed in. `run` is the drafting to settle. Refuses `notFound`.
 */
export async function drafterOf(
  desk: Desk,
  actor: PersonActor,
  term: Term,
): Promise<Result<{ readonly seat: Seat; readonly run: StageRun | null }>> {
  const open = await draftingTask(desk, term.id);
  if (open) {
    const taken = await takeTask(desk, actor, open.task.id, ['letterDrafting']);
    return taken.ok ? accepted({ seat: taken.value.seat, run: open.run }) : taken;
  }
  const seat = await sectionSeatHeld(desk, actor, term);
  return seat ? accepted({ seat, run: null }) : refused(refuse('notFound'));
}

/** The drafter's post, where the actor holds it; null for everybody else, and behind a link. */
export async function sectionSeatHeld(
  desk: Pick<Desk, 'tx' | 'now'>,
  actor: Pick<PersonActor, 'personId' | 'taskId'>,
  term: Pick<Term, 'studio'>,
): Promise<Seat | null> {
  if (actor.taskId) return null;
  const asked = await drafterSeat(desk, term);
  const held = await seatsOf(desk, actor.personId);
  return held.find(({ orgId, role }) => orgId === asked.orgId && role === asked.role) ?? null;
}

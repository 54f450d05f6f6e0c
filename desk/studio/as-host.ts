import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import { refuseForStudio } from '../../domain/studio/composition.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import type { PersonActor } from '../kit/actor.js';
import type { Desk } from '../kit/deps.js';
import type { Seat } from '../kit/seats.js';
import type { Term } from '../kit/term.js';
import { takeTermTask } from './term-task.js';
import { lockTerm } from './terms.js';

/** A term in the hands of its studio's host, locked. Refuses `notFound` for everybody else, and behind a link: no task asks for it. */
export async function asHost(
  desk: Desk,
  actor: PersonActor,
  termId: string,
): Promise<Result<{ readonly term: Term; readonly seat: Seat }>> {
  const term = actor.taskId ? null : await lockTerm(desk, termId);
  if (!term || refuseForStudio(actor.personId, { hostPersonIds: [term.studio.hostId] }))
    return refused(refuse('notFound'));
  return accepted({ term, seat: { orgId: term.studio.unitId, role: 'applicant' } });
}

/**
 * A term in the hands of its host, who is asked by a task of this kind: with that task, behind its link too, or without it on the studio's
 * own page. Refuses as `asHost` and `takeTask`; `notFound` for a task of another term.
 */
export async function asHostAsked(
  desk: Desk,
  actor: PersonActor,
  termId: string,
  { taskId, kind }: { readonly taskId: string | undefined; readonly kind: TaskKind },
): Promise<Result<{ readonly term: Term; readonly seat: Seat }>> {
  if (!taskId) return asHost(desk, actor, termId);
  const taken = await takeTermTask(desk, actor, taskId, kind);
  if (!taken.ok) return taken;
  const { term, seat } = taken.value;
  return term.id === termId ? accepted({ term, seat }) : refused(refuse('notFound'));
}

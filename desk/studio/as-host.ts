import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import { refuseForStudio } from '../../domain/studio/composition.js';
import type { PersonActor } from '../kit/actor.js';
import type { Desk } from '../kit/deps.js';
import type { Seat } from '../kit/seats.js';
import type { Term } from '../kit/term.js';
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

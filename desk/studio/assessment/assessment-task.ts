import { accepted, type Result, refused } from '../../../domain/refusal.js';
import type { AssessmentAct } from '../../../domain/studio/assessment/separation.js';
import type { TaskKind } from '../../../domain/task-kinds.js';
import type { PersonActor } from '../../kit/actor.js';
import type { Desk } from '../../kit/deps.js';
import { type TakenTermTask, takeTermTask } from '../term-task.js';
import { refuseDoer } from './actors.js';
import { type Assessment, assessmentOf } from './assessments.js';

export type TakenAssessmentTask = TakenTermTask & { readonly assessment: Assessment };

/**
 * A task of an assessment in the hands of its holder, its term locked first; with `act`, one of the four that are kept apart.
 * Refuses as `takeTask`, then as `refuseAssessor`.
 */
export async function takeAssessmentTask(
  desk: Desk,
  actor: PersonActor,
  taskId: string,
  kind: TaskKind,
  act?: AssessmentAct,
): Promise<Result<TakenAssessmentTask>> {
  const taken = await takeTermTask(desk, actor, taskId, kind);
  if (!taken.ok) return taken;
  const { term, seat, subject } = taken.value;
  const who = { personId: actor.personId, seat };
  const refusal = act && (await refuseDoer(desk, act, who, { term, assessmentId: subject.id }));
  if (refusal) return refused(refusal);
  return accepted({ ...taken.value, assessment: await assessmentOf(desk, subject.id) });
}

import { accepted, type Result } from '../../../domain/refusal.js';
import type { TaskKind } from '../../../domain/task-kinds.js';
import type { PersonActor } from '../../kit/actor.js';
import type { Desk } from '../../kit/deps.js';
import { type TakenTermTask, takeTermTask } from '../term-task.js';
import { type Finding, lockFinding } from './findings.js';

export type TakenFindingTask = TakenTermTask & { readonly finding: Finding };

/** A task of a finding in the hands of its holder: its term is locked first, then the finding. Refuses as `takeTask`. */
export async function takeFindingTask(
  desk: Desk,
  actor: PersonActor,
  taskId: string,
  kind: TaskKind,
): Promise<Result<TakenFindingTask>> {
  const taken = await takeTermTask(desk, actor, taskId, kind);
  if (!taken.ok) return taken;
  return accepted({ ...taken.value, finding: await lockFinding(desk, taken.value.subject.id) });
}

/** The rule each kind is decided by. */
export const ruleOfKind = { ethics: 'VETO-02', performance: 'VETO-03' } as const satisfies Record<
  Finding['kind'],
  string
>;

import { and, eq, inArray, isNull } from 'drizzle-orm';
import { processes, stageRuns, tasks } from '../../db/schema/all.js';
import { type Subject, workflowId } from '../../domain/news.js';
import { afterLeaving } from '../city/after-leaving.js';
import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Desk } from '../kit/deps.js';
import { overtakeDeparture } from '../school/departure-tasks.js';

/** The process is over: nothing of it may stay open. Run twice it finds nothing left to close. */
export async function closeProcess(desk: Desk, subject: Subject, outcome: string): Promise<void> {
  if (subject.kind === 'case') {
    await overtakeDeparture(desk, subject.id);
    await afterLeaving(desk, subject.id);
  }
  await desk.tx
    .update(processes)
    .set({ endedAt: desk.now, outcome })
    .where(and(eq(processes.workflowId, workflowId(subject)), isNull(processes.endedAt)));
  const runs = await desk.tx
    .update(stageRuns)
    .set({ state: 'void', settledAt: desk.now })
    .where(
      and(eq(stageRuns.subjectKind, subject.kind), eq(stageRuns.subjectId, subject.id), eq(stageRuns.state, 'open')),
    )
    .returning({ id: stageRuns.id });
  if (runs.length === 0) return;
  await desk.tx
    .update(tasks)
    .set({ state: 'cancelled', outcome, closedAt: desk.now })
    .where(
      and(
        inArray(
          tasks.stageRunId,
          runs.map((run) => run.id),
        ),
        inArray(tasks.state, ['open', 'suspended']),
      ),
    );
  await record(desk, system, { chain: subject.id, act: 'closeProcess', facts: { outcome } });
}

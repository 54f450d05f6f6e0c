import { and, eq, isNull } from 'drizzle-orm';
import { processes } from '../../db/schema/all.js';
import { type Subject, workflowId } from '../../domain/news.js';
import { afterLeaving } from '../city/after-leaving.js';
import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Desk } from '../kit/deps.js';
import { voidStages } from '../kit/stage.js';
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
  if (await voidStages(desk, subject, outcome))
    await record(desk, system, { chain: subject.id, act: 'closeProcess', facts: { outcome } });
}

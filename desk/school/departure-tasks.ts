import { and, eq, inArray } from 'drizzle-orm';
import { stageRuns, tasks } from '../../db/schema/all.js';
import type { CaseState } from '../../domain/vocabulary.js';
import type { Desk } from '../kit/deps.js';
import { officerOf } from '../kit/organiser.js';
import type { Round } from '../kit/round.js';
import { addTask, openRun, settleStage, type TaskSeed } from '../kit/stage.js';
import { departureKinds, thawTasks } from '../veto/freeze.js';
import { departureById, departureSubject, openDeparture } from './departures.js';

/** Nothing is asked about an application that may be out, until it is clear whether it comes back. */
const perhapsOut: readonly CaseState[] = ['withdrawn', 'vetoed'];

/** HOST-O18: the city's officer is asked what becomes of an application nobody took over; nobody while nothing waits for it. */
export async function decisionSeeds(desk: Desk, round: Round, departureId: string): Promise<readonly TaskSeed[]> {
  const { file, isOpen } = await departureById(desk, departureId);
  if (!isOpen || perhapsOut.includes(file.state)) return [];
  return [{ kind: 'departureDecision', ...officerOf(round), caseId: file.id }];
}

/** The application came back from a withdrawal or a veto: what was asked about its departure is asked again. */
export async function askAgainAboutDeparture(desk: Desk, round: Round, caseId: string): Promise<void> {
  const { open } = await openDeparture(desk, caseId);
  if (!open) return;
  await thawTasks(desk, caseId, departureKinds);
  const run = await openRun(desk, departureSubject(open.id), 'departureDecision');
  if (!run) return;
  const [asked] = await desk.tx.select({ id: tasks.id }).from(tasks).where(eq(tasks.stageRunId, run.id)).limit(1);
  if (asked) return;
  for (const seed of await decisionSeeds(desk, round, open.id)) await addTask(desk, run, round, seed);
}

/** The application is over in another way: nobody is asked about its departure any more. Run twice it finds nothing to end. */
export async function overtakeDeparture(desk: Desk, caseId: string): Promise<void> {
  const { open } = await openDeparture(desk, caseId);
  if (!open) return;
  const subject = departureSubject(open.id);
  const runs = await desk.tx
    .select({ stage: stageRuns.stage, number: stageRuns.number })
    .from(stageRuns)
    .where(
      and(
        eq(stageRuns.subjectId, open.id),
        eq(stageRuns.state, 'open'),
        inArray(stageRuns.stage, ['transferConfirmation', 'departureDecision']),
      ),
    );
  for (const { stage, number } of runs)
    if (stage === 'transferConfirmation' || stage === 'departureDecision')
      await settleStage(desk, { subject, stage, number, outcome: 'overtaken' });
}

import type { PersonActor } from '../../kit/actor.js';
import type { Desk } from '../../kit/deps.js';
import { tell } from '../../kit/news.js';
import { addTask, closeTasks } from '../../kit/stage.js';
import { placed } from '../../kit/stage-plan.js';
import { moveRun } from '../../round/move-stages.js';
import { fundSettlement } from '../../stages/fund-settlement.js';
import type { InHand } from './hands.js';

/** The settlement goes over to the other side: the task is done, the other's is opened, and its dates begin anew. Nobody is asked once no task asks. */
export async function passOn(
  desk: Desk,
  actor: PersonActor,
  { term, request, asked }: InHand,
  outcome: 'handedIn' | 'returned',
): Promise<void> {
  if (!asked) return;
  const { run } = asked;
  const key = { subject: { kind: 'term', id: term.id }, stage: 'fundSettlement', number: request.number } as const;
  await closeTasks(desk, run.id, 'done', outcome, actor.personId);
  const plan = placed(fundSettlement, key, term);
  const dates = await plan.dates(desk);
  if (dates) await moveRun(desk, term, run, dates);
  for (const seed of await plan.tasks(desk)) await addTask(desk, { ...run, ...dates }, term, seed);
  await tell(desk, key.subject, { kind: 'datesMoved' });
}

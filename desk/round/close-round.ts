import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import { cases, nominations, processes, rounds } from '../../db/schema/all.js';
import { type Subject, workflowId } from '../../domain/news.js';
import { endWithTheRound } from '../../domain/transitions.js';
import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { caseColumns } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { tell } from '../kit/news.js';
import { roundOf } from '../kit/round.js';
import { voidStages } from '../kit/stage.js';
import { endWithRound } from './end-with-round.js';

/**
 * The system's act after the decision: the round takes nothing more, and leaves nobody behind. Whoever has not come to the panel ends
 * with it (HOST-25, HOST-26), and so does what a county still had to do. No clock brings this about: the panel was drawn by the city's
 * word, or nobody could come to it any more (HOST-O14). Run twice it changes nothing.
 */
export async function closeRound(desk: Desk, roundId: string): Promise<void> {
  const closed = await desk.tx
    .update(rounds)
    .set({ state: 'closed', closedAt: desk.now })
    .where(and(eq(rounds.id, roundId), eq(rounds.state, 'open')))
    .returning({ id: rounds.id });
  if (closed.length === 0) return;
  const round = await roundOf(desk, roundId);
  // the lists first: what leaves them below finds them over
  const counties = await endNominations(desk, roundId);
  const behind = await desk.tx
    .select(caseColumns)
    .from(cases)
    .where(and(eq(cases.roundId, roundId), inArray(cases.state, [...endWithTheRound])))
    .orderBy(asc(cases.id))
    .for('update');
  for (const file of behind) await endWithRound(desk, round, file);
  const facts = { behind: behind.length, counties };
  await record(desk, system, { chain: roundId, act: 'closeRound', ruleIds: ['HOST-26'], facts });
}

/** Whatever a county had still to choose, publish or send: nobody is asked for it any more. */
async function endNominations(desk: Desk, roundId: string): Promise<number> {
  const open = await desk.tx
    .select({ id: nominations.id })
    .from(nominations)
    .where(eq(nominations.roundId, roundId))
    .orderBy(asc(nominations.id))
    .for('update');
  let ended = 0;
  for (const { id } of open) {
    const subject: Subject = { kind: 'nomination', id };
    if (await hasEnded(desk, subject)) continue;
    await voidStages(desk, subject, 'roundOver');
    const until = desk.clock.realInstant(desk.now);
    await tell(desk, subject, { kind: 'interrupted', outcome: 'roundOver', until });
    await record(desk, system, { chain: id, act: 'endWithRound', ruleIds: ['HOST-26'] });
    ended += 1;
  }
  return ended;
}

async function hasEnded(desk: Desk, subject: Subject): Promise<boolean> {
  const [over] = await desk.tx
    .select({ id: processes.workflowId })
    .from(processes)
    .where(and(eq(processes.workflowId, workflowId(subject)), isNotNull(processes.endedAt)));
  return over !== undefined;
}

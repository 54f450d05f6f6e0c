import { and, eq } from 'drizzle-orm';
import { stageRuns, tasks } from '../../../db/schema/all.js';
import type { Desk } from '../../kit/deps.js';
import { tell } from '../../kit/news.js';
import { placed } from '../../kit/stage-plan.js';
import type { Term } from '../../kit/term.js';
import { moveRun } from '../../round/move-stages.js';
import { fundClosing } from '../../stages/fund-closing.js';
import { lapseRequests } from './requests.js';
import { askToCloseAll } from './year-end.js';

/**
 * FUND-O01: the studio is over, by a decision or without its host. What nobody has decided on lapses, and the fund's keeper is asked to close
 * every year that is open; what was asked already and stood still under a revocation (VETO-O05) is asked again. Run twice it finds all asked.
 */
export async function windUpFund(desk: Desk, term: Term): Promise<void> {
  await lapseRequests(desk, term.id);
  await wakeClosings(desk, term);
  await askToCloseAll(desk, term);
}

/** Whoever was kept from closing a year has the whole time again, by the same task and link. */
async function wakeClosings(desk: Desk, term: Term): Promise<void> {
  const subject = { kind: 'term', id: term.id } as const;
  const stage = 'fundClosing';
  const runs = await desk.tx
    .select()
    .from(stageRuns)
    .where(and(eq(stageRuns.subjectId, term.id), eq(stageRuns.stage, stage), eq(stageRuns.state, 'open')));
  for (const run of runs) {
    const rested = and(eq(tasks.stageRunId, run.id), eq(tasks.state, 'suspended'));
    const woken = await desk.tx.update(tasks).set({ state: 'open' }).where(rested).returning({ id: tasks.id });
    if (woken.length === 0) continue;
    const dates = await placed(fundClosing, { subject, stage, number: run.number }, term).dates(desk);
    if (dates) await moveRun(desk, term, run, dates);
    await tell(desk, subject, { kind: 'datesMoved' });
  }
}

import { and, eq } from 'drizzle-orm';
import { stageRuns } from '../../../db/schema/all.js';
import type { Desk } from '../../kit/deps.js';
import { tell } from '../../kit/news.js';
import { placed } from '../../kit/stage-plan.js';
import type { Term } from '../../kit/term.js';
import { moveRun } from '../../round/move-stages.js';
import { fundClosing } from '../../stages/fund-closing.js';
import { type Hostless, handToUnit } from './hand-to-unit.js';
import { lapseRequests } from './requests.js';
import { wake } from './wake.js';
import { askToCloseAll } from './year-end.js';

/**
 * FUND-O01: the studio is over, by a decision or without its host. What nobody has decided on lapses; what was approved is accounted for by the
 * host, or by the unit of a studio that has none any more; and the fund's keeper is asked to close every year that is open. What stood still
 * under a revocation (VETO-O05) is asked again. Run twice it finds all asked.
 * @param without why it has no host any more; null where it has
 */
export async function windUpFund(desk: Desk, term: Term, without: Hostless | null): Promise<void> {
  await lapseRequests(desk, term.id);
  if (without) await handToUnit(desk, term, without);
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
    if (!(await wake(desk, run))) continue;
    const dates = await placed(fundClosing, { subject, stage, number: run.number }, term).dates(desk);
    if (dates) await moveRun(desk, term, run, dates);
    await tell(desk, subject, { kind: 'datesMoved' });
  }
}

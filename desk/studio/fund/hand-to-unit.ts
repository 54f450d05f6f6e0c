import { and, asc, eq, inArray } from 'drizzle-orm';
import { fundRequests } from '../../../db/schema/all.js';
import { yuanOf } from '../../../domain/studio/fund/money.js';
import { system } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import type { Desk } from '../../kit/deps.js';
import { tell } from '../../kit/news.js';
import { addTask, closeTasks, openRun } from '../../kit/stage.js';
import { placed } from '../../kit/stage-plan.js';
import { type Term, termOf } from '../../kit/term.js';
import { moveRun } from '../../round/move-stages.js';
import { fundSettlement } from '../../stages/fund-settlement.js';
import type { FundRequestRow } from './requests.js';
import { tellHandedOver } from './tell-accountant.js';
import { wake } from './wake.js';

/** Why a studio has no host any more, and whether there is somebody to write to. */
export interface Hostless {
  readonly why: keyof typeof ruleIds;
  readonly mayBeWritten: boolean;
}

const ruleIds = { hostLost: ['STUDIO-15', 'STUDIO-O04', 'FUND-O01'], revoked: ['STUDIO-15', 'VETO-02', 'FUND-O01'] };

/**
 * FUND-O01, STUDIO-15: the studio has no host any more, and its unit accounts for what was approved, in whichever term it was asked for: its leader
 * is asked for the vouchers with the whole time, by a task and letter of its own, also once the keeper returns what the host had handed in; the
 * host is told where the papers go. Run twice it finds all handed over.
 */
export async function handToUnit(desk: Desk, term: Term, { why, mayBeWritten }: Hostless): Promise<void> {
  const left = await desk.tx
    .select()
    .from(fundRequests)
    .where(
      and(
        eq(fundRequests.studioId, term.studioId),
        inArray(fundRequests.state, ['approved', 'handedIn']),
        eq(fundRequests.accountBy, 'host'),
      ),
    )
    .orderBy(asc(fundRequests.requestedAt), asc(fundRequests.id))
    .for('update');
  for (const request of left) {
    await desk.tx.update(fundRequests).set({ accountBy: 'unit' }).where(eq(fundRequests.id, request.id));
    const own = request.termId === term.id ? term : await termOf(desk, request.termId);
    await askAnew(desk, own, request, why);
    if (mayBeWritten) await tellHandedOver(desk, own, request);
    await record(desk, system, {
      chain: request.termId,
      act: 'handToUnit',
      ruleIds: ruleIds[why],
      facts: { request: request.number, amount: yuanOf(request.amountFen) },
    });
  }
}

/** The host is not asked any more, the leader is; the keeper's task stands, and wakes. */
async function askAnew(desk: Desk, term: Term, { id, number, state }: FundRequestRow, outcome: string): Promise<void> {
  const key = { subject: { kind: 'term', id: term.id }, stage: 'fundSettlement', number } as const;
  const run = await openRun(desk, key.subject, key.stage, number);
  if (!run) return;
  const isVouched = state === 'handedIn';
  if (!isVouched) await closeTasks(desk, run.id, 'cancelled', outcome);
  else if (!(await wake(desk, run))) return;
  await desk.tx.update(fundRequests).set({ passedAt: desk.now }).where(eq(fundRequests.id, id));
  const plan = placed(fundSettlement, key, term);
  const dates = await plan.dates(desk);
  if (dates) await moveRun(desk, term, run, dates);
  if (!isVouched) for (const seed of await plan.tasks(desk)) await addTask(desk, { ...run, ...dates }, term, seed);
  await tell(desk, key.subject, { kind: 'datesMoved' });
}

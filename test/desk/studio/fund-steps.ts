import { and, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { fundLines, fundRequests, mails, stageRuns, tasks, terms } from '../../../db/schema/all.js';
import { termOf } from '../../../desk/kit/term.js';
import { addVoucher } from '../../../desk/studio/fund/add-voucher.js';
import { approveFunds } from '../../../desk/studio/fund/approve-funds.js';
import { grantFunds } from '../../../desk/studio/fund/grant-funds.js';
import { handInVouchers } from '../../../desk/studio/fund/hand-in-vouchers.js';
import { requestFunds } from '../../../desk/studio/fund/request-funds.js';
import { accountHash, vouchersOf } from '../../../desk/studio/fund/requests.js';
import type { TaskKind } from '../../../domain/task-kinds.js';
import { endOfDay } from '../../../domain/time/beijing.js';
import type { StudioParameters } from '../../../policy/studio/parameters.js';
import type { TestDesk, TinyCity } from '../../support/desk.js';
import { done } from '../city/panel-desk.js';
import { brokenAmong, climbs, founded, opens } from './steps.js';

export const file = {
  name: '发票.pdf',
  mediaType: 'application/pdf',
  size: 4,
  sha256: 'a'.repeat(64),
  blob: 'b'.repeat(64),
};

/** A studio in its first year, with 10,000 yuan for training and 500 for the office in 2026. */
export async function funded(desk: TestDesk, edition: Partial<StudioParameters> = {}, given?: TinyCity) {
  const all = await founded(desk, given);
  await opens(desk, all.termId, 'studioYear');
  const { termId, city } = all;
  const { parameters } = await termOf({ tx: desk.db }, termId);
  await desk.db
    .update(terms)
    .set({ parameters: { ...parameters, ...edition } })
    .where(eq(terms.id, termId));
  const host = city.person('teacherA1a');
  const keeper = city.person('cityOfficer');
  const grant = { termId, year: 2026, amounts: { training: '10000', office: '500' }, reference: '教财〔2026〕3号' };
  await done(desk, grantFunds, keeper, grant);
  const ask = { termId, year: 2026, category: 'training', amount: '1200.50', purpose: '外出学习' };
  return { ...all, host, keeper, grant, ask, studioId: all.studio.id };
}
export type Fund = Awaited<ReturnType<typeof funded>>;

/** The last day of its term is past. */
export async function over(desk: TestDesk, termId: string): Promise<void> {
  const { toDay } = await termOf({ tx: desk.db }, termId);
  for (const year of [1, 2, 3]) await opens(desk, termId, 'studioYear', year);
  desk.clock.set(new Date(Date.parse(endOfDay(toDay)) + 1).toISOString());
  for (const year of [1, 2, 3]) await climbs(desk, termId, 'studioYear', year);
}

/** The years whose closing the keeper is asked for today, by the tasks that are open. */
export const askedToClose = async (desk: TestDesk, termId: string): Promise<readonly number[]> =>
  (
    await desk.db
      .select({ year: stageRuns.number })
      .from(tasks)
      .innerJoin(stageRuns, eq(stageRuns.id, tasks.stageRunId))
      .where(and(eq(tasks.termId, termId), eq(tasks.kind, 'fundClosing'), eq(tasks.state, 'open')))
      .orderBy(stageRuns.number)
  ).map(({ year }) => year);

/** The task that is open for a request, by its number. */
export async function fundTask(desk: TestDesk, kind: TaskKind, number = 1) {
  const [found] = await desk.db
    .select({ task: tasks })
    .from(tasks)
    .innerJoin(stageRuns, eq(stageRuns.id, tasks.stageRunId))
    .where(and(eq(tasks.kind, kind), eq(tasks.state, 'open'), eq(stageRuns.number, number)));
  return found?.task ?? expect.fail(`no open task ${kind} ${number}`);
}

export async function requested(
  desk: TestDesk,
  one: Fund,
  more: object = {},
): Promise<{ requestId: string; number: number }> {
  return done(desk, requestFunds, one.host, { ...one.ask, ...more });
}

export async function approved(desk: TestDesk, one: Fund, more: object = {}) {
  const asked = await requested(desk, one, more);
  const { id: taskId } = await fundTask(desk, 'fundApproval', asked.number);
  await done(desk, approveFunds, one.city.person('cityOfficer2'), { taskId, outcome: 'approved' });
  return { ...asked, key: { termId: one.termId, requestId: asked.requestId } };
}

export async function handedIn(desk: TestDesk, one: Fund, amount = '1000', more: object = {}) {
  const asked = await approved(desk, one, more);
  await done(desk, addVoucher, one.host, { ...asked.key, amount, ...file });
  const { contentHash } = await done(desk, handInVouchers, one.host, asked.key);
  return { ...asked, contentHash };
}

export const accountNow = async (desk: TestDesk, requestId: string) => {
  const [row] = await desk.db.select().from(fundRequests).where(eq(fundRequests.id, requestId));
  if (!row) throw new Error('no request');
  return accountHash(row, await vouchersOf({ tx: desk.db }, requestId));
};

/** Budget, committed and spent of a purpose, in fen. */
export async function lineOf(desk: TestDesk, { studioId }: Pick<Fund, 'studioId'>, category = 'training') {
  const [line] = await desk.db
    .select()
    .from(fundLines)
    .where(and(eq(fundLines.studioId, studioId), eq(fundLines.category, category as 'training')));
  return line && [line.budgetFen, line.committedFen, line.spentFen];
}

export const stateOf = async (desk: TestDesk, requestId: string) =>
  (await desk.db.select().from(fundRequests).where(eq(fundRequests.id, requestId)))[0]?.state;

/** The letters of a kind, by what they say. */
export const lettersOf = async (desk: TestDesk, template: string) =>
  (await desk.db.select().from(mails).where(eq(mails.template, template))).map(({ data }) => data);

/** Who has nothing to do with the money of a studio, though some read of it. */
export const outsiders = ['teacherA1b', 'clerkA1', 'leaderA1', 'countyOfficerA', 'sectionOfficer', 'cityLeader'];

/** What of the fund, and of whoever is asked about it, could be broken. */
export const broken = brokenAmong([
  ...['heldSeats', 'oneDecisionPerSeat', 'fundsWhole', 'fundsDecided', 'fundsBalance', 'fundsVouched', 'wordsSealed'],
  ...[
    'stagesAsk',
    'stagesAndTasks',
    'revokedAtRest',
    'lossesCarriedOut',
    'fundsAsked',
    'fundsHandedOver',
    'taskLetters',
  ],
]);

import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { caseNumbers } from '../../db/read/page-round.js';
import { nominations, roundOrders, rounds } from '../../db/schema/all.js';
import { dueByKey, plannedApprovalDay, type RoundDate } from '../../domain/host-selection/round-dates.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { dayOf, endOfDay } from '../../domain/time/beijing.js';
import { orderTie } from '../city/order-tie.js';
import { type Act, act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Desk } from '../kit/deps.js';
import { postTo } from '../kit/post.js';
import { type Round, roundOf, withParameters } from '../kit/round.js';
import { organisationsByIds } from '../kit/seats.js';
import { extendByOrder } from '../notice/hang-longer.js';
import { changeCode } from './change-code.js';
import { changeQuota } from './change-quota.js';
import { concernedBy } from './concerned.js';
import { judgeOrder } from './judge-order.js';
import { lockRound } from './lock-round.js';
import { moveStages, type StagePlans } from './move-stages.js';
import { changeRules, type OrderChange, orderChanges } from './order-changes.js';

const input = z.strictObject({
  roundId: z.uuid(),
  orderId: z.uuid(),
  decision: z.enum(['inForce', 'rejected']),
});
type Input = z.infer<typeof input>;
type Decided = { version: number; dates: Readonly<Record<string, string>> };
type Order = typeof roundOrders.$inferSelect;

/**
 * Puts an order in force, or rejects it: always by another person than its proposer. 'secondFactorRequired', 'notFound',
 * 'taskClosed' (decided already), 'secondPersonRequired', and whatever the changes meet by now ('ruleForbids', 'windowClosed' …).
 */
export const decideOrderWith = (plans: () => StagePlans): Act<PersonActor, Input, Decided> =>
  act<PersonActor, Input, Decided>({
    name: 'decideOrder',
    input,
    chain: ({ roundId }) => roundId,
    run: async (desk, actor, { roundId, orderId, decision }) => {
      const found = await lockRound(desk, actor, roundId);
      if (!found.ok) return found;
      const { row, seat } = found.value;
      if (row.state !== 'open') return refused(refuse('stageNotOpen', { facts: { state: row.state } }));
      const round = withParameters(row);
      if (round.parameters.strongActs.includes('changeByOrder') && !actor.secondFactor)
        return refused(refuse('secondFactorRequired'));
      const order = await lockOrder(desk, roundId, orderId);
      if (!order) return refused(refuse('notFound'));
      if (order.state !== 'proposed') return refused(refuse('taskClosed', { facts: { outcome: order.state } }));
      if (order.proposedBy === actor.personId) return refused(refuse('secondPersonRequired', { ruleId: 'CONV-11' }));
      const changes = orderChanges.parse(order.change);
      const judged = decision === 'inForce' ? await judgeOrder(desk, round, changes) : null;
      if (judged && !judged.ok) return judged;
      await desk.tx
        .update(roundOrders)
        .set({ state: decision, decidedBy: actor.personId, decidedAt: desk.now })
        .where(eq(roundOrders.id, orderId));
      if (!judged)
        await postTo(desk, order.proposedBy, {
          event: `orderRejected:${orderId}`,
          letter: 'orderRejected',
          data: { roundName: round.name, orderNumber: order.number },
        });
      const after = judged ? await putInForce(desk, round, judged.value, order, changes) : round;
      if (judged && changes.some(changesNotices))
        await extendByOrder(desk, after, { actor, seat, order: order.number });
      const moved = judged
        ? await moveStages(
            desk,
            plans(),
            after,
            changes.some(({ kind }) => kind === 'terms'),
          )
        : 0;
      await record(desk, actor, {
        chain: roundId,
        act: decision === 'inForce' ? 'putOrderInForce' : 'rejectOrder',
        seat,
        ruleIds: [...new Set(changes.map(({ kind }) => changeRules[kind]))],
        facts: { order: order.number, changes: changes.map(({ kind }) => kind).join(' '), stagesMoved: moved },
      });
      return accepted({ version: after.version, dates: after.dates });
    },
  });

const changesNotices = (change: OrderChange): boolean =>
  change.kind === 'terms' && change.set.noticeWorkingDays !== undefined;

async function lockOrder(desk: Desk, roundId: string, orderId: string): Promise<Order | undefined> {
  const [order] = await desk.tx
    .select()
    .from(roundOrders)
    .where(and(eq(roundOrders.id, orderId), eq(roundOrders.roundId, roundId)))
    .for('update');
  return order;
}

async function putInForce(
  desk: Desk,
  round: Round,
  judged: { readonly parameters: Round['parameters']; readonly dates: readonly RoundDate[] },
  order: Order,
  changes: readonly OrderChange[],
): Promise<Round> {
  // Asked before the change: whoever loses a place by it is told, too.
  const concerned = await concernedBy(desk, round, changes);
  const dates = dueByKey(judged.dates);
  await desk.tx
    .update(rounds)
    .set({
      parameters: judged.parameters,
      dates,
      plannedApprovalDay: plannedApprovalDay(judged.dates),
      calendarVersion: desk.calendar().version,
      version: round.version + 1,
    })
    .where(eq(rounds.id, round.id));
  for (const change of changes) {
    if (change.kind === 'quota') await changeQuota(desk, round, change, order);
    if (change.kind === 'reopenWindow') await reopen(desk, round, change);
    if (change.kind === 'tieOrder') await orderTie(desk, round, change.order);
  }
  const words = { roundName: round.name, orderNumber: order.number, reason: order.reason };
  const data = { ...words, changes: told(round, dates, changes, await namesIn(desk, changes)) };
  for (const personId of concerned)
    await postTo(desk, personId, { event: `order:${order.id}`, letter: 'roundChanged', data });
  return roundOf(desk, round.id);
}

async function reopen(desk: Desk, round: Round, change: OrderChange & { kind: 'reopenWindow' }): Promise<void> {
  await desk.tx
    .update(nominations)
    .set({ reopenedUntil: endOfDay(change.until) })
    .where(and(eq(nominations.roundId, round.id), eq(nominations.orgId, change.countyId)));
}

/** What a change names by id: counties, and the numbers of applications. */
async function namesIn(desk: Desk, changes: readonly OrderChange[]): Promise<ReadonlyMap<string, string>> {
  const ids = changes.flatMap((one) => ('countyId' in one ? [one.countyId] : []));
  const counties = (await organisationsByIds(desk, ids)).map(({ id, name }) => [id, name] as const);
  const tied = changes.flatMap((one) => (one.kind === 'tieOrder' ? one.order : []));
  return new Map([...counties, ...(await caseNumbers(desk.tx, tied))]);
}

/** 'countyReview=2026-05-20;capacity=12': codes that `text/round.ts` says in the reader's language. */
function told(
  before: Round,
  dates: Readonly<Record<string, string>>,
  changes: readonly OrderChange[],
  names: ReadonlyMap<string, string>,
): string {
  const moved = Object.entries(dates).filter(([key, due]) => before.dates[key] !== due);
  const others = changes.flatMap((one) =>
    one.kind === 'moveDates' ? [] : [changeCode(one, before.parameters, names)],
  );
  return [...moved.map(([key, due]) => `${key}=${dayOf(due)}`), ...others].join(';');
}

import { randomUUID } from 'node:crypto';
import { and, eq, ne } from 'drizzle-orm';
import { z } from 'zod';
import { roundOrders } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { postToOthers } from '../kit/post-to-others.js';
import { withParameters } from '../kit/round.js';
import { judgeOrder } from './judge-order.js';
import { lockRound, refuseStale } from './lock-round.js';
import { changeRules, orderChanges } from './order-changes.js';

const input = z.strictObject({
  roundId: z.uuid(),
  version: z.int().min(1),
  /** The number under which the bureau files the order. */
  number: z.string().trim().min(1).max(60),
  reason: z.string().trim().min(5).max(2000),
  changes: orderChanges,
});

/**
 * Proposes a change of an open round; another officer, who is written to, puts it in force. Judged already now, so that nobody is asked to sign what
 * cannot be. 'secondFactorRequired', 'stageNotOpen', 'caseChanged', 'ruleForbids' (all at once), 'badInput' (number used).
 */
export const proposeOrder = act<PersonActor, z.infer<typeof input>, { orderId: string }>({
  name: 'proposeOrder',
  input,
  chain: ({ roundId }) => roundId,
  run: async (desk, actor, given) => {
    const found = await lockRound(desk, actor, given.roundId);
    if (!found.ok) return found;
    const { row, seat } = found.value;
    const stale = refuseStale(row, 'open', given.version);
    if (stale) return refused(stale);
    const round = withParameters(row);
    if (round.parameters.strongActs.includes('changeByOrder') && !actor.secondFactor)
      return refused(refuse('secondFactorRequired'));
    const [same] = await desk.tx
      .select({ id: roundOrders.id })
      .from(roundOrders)
      .where(
        and(eq(roundOrders.roundId, row.id), eq(roundOrders.number, given.number), ne(roundOrders.state, 'rejected')),
      );
    if (same) return refused(refuse('badInput', { field: 'number', facts: { issue: 'used' } }));
    const judged = await judgeOrder(desk, round, given.changes);
    if (!judged.ok) return judged;
    const orderId = randomUUID();
    await desk.tx.insert(roundOrders).values({
      id: orderId,
      roundId: row.id,
      number: given.number,
      reason: given.reason,
      change: given.changes,
      proposedBy: actor.personId,
      proposedAt: desk.now,
      state: 'proposed',
    });
    await postToOthers(desk, seat, actor.personId, {
      event: `orderProposed:${orderId}`,
      letter: 'orderProposed',
      data: { roundName: round.name, orderNumber: given.number, reason: given.reason },
    });
    await record(desk, actor, {
      chain: row.id,
      act: 'proposeOrder',
      seat,
      ruleIds: [...new Set(given.changes.map(({ kind }) => changeRules[kind]))],
      facts: { order: given.number, changes: given.changes.map(({ kind }) => kind).join(' ') },
    });
    return accepted({ orderId });
  },
});

import { randomUUID } from 'node:crypto';
import { and, eq, max } from 'drizzle-orm';
import { z } from 'zod';
import { fundGrants } from '../../../db/schema/all.js';
import { deliverAt } from '../../../domain/ladder/quiet-hours.js';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { totalFen } from '../../../domain/studio/fund/ledger.js';
import { fenOf, yuanOf, yuanSchema } from '../../../domain/studio/fund/money.js';
import { refuseGrant } from '../../../domain/studio/fund/requests.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { postTo } from '../../kit/post.js';
import { lockTerm } from '../terms.js';
import { keeperSeat } from './hands.js';
import { grantTo, heldYear } from './lines.js';

const amount = yuanSchema.default('0');
const input = z.strictObject({
  termId: z.uuid(),
  /** A calendar year (年度). */
  year: z.int().min(2000).max(2200),
  /** Yuan by category; what is left out gets nothing. */
  amounts: z.strictObject({
    equipment: amount,
    office: amount,
    website: amount,
    training: amount,
    research: amount,
    other: amount,
  }),
  /** Number of the document by which the money is given. */
  reference: z.string().trim().min(1).max(200),
  /** Needed where something is given for `other`. */
  otherReason: z.string().trim().max(1000).default(''),
});

interface Granted {
  /** Of the year's grants, from 1: above 1 a supplement. */
  readonly number: number;
  readonly amountFen: number;
}

/**
 * FUND-01, FUND-03, FUND-04: the keeper of the fund gives a studio its money of a year by category, or more of it. Nothing is ever taken
 * from one category for another (FUND-08). Refuses `notFound` for whoever holds no such post and behind a link, else as `refuseGrant`.
 */
export const grantFunds = act<PersonActor, z.output<typeof input>, Granted>({
  name: 'grantFunds',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, year, amounts: typed, reference, otherReason }) => {
    const term = await lockTerm(desk, termId);
    const seat = term && (await keeperSeat(desk, actor, term));
    if (!term || !seat) return refused(refuse('notFound'));
    const { studioId } = term;
    const amounts = {
      equipment: fenOf(typed.equipment),
      office: fenOf(typed.office),
      website: fenOf(typed.website),
      training: fenOf(typed.training),
      research: fenOf(typed.research),
      other: fenOf(typed.other),
    };
    const { isClosed } = await heldYear(desk, { studioId, year }, 'update');
    const span = { from: term.fromDay, to: term.toDay, state: term.state };
    const refusals = refuseGrant(span, { year, isClosed }, amounts, otherReason);
    if (refusals.length > 0) return refused(...refusals);
    const [last] = await desk.tx
      .select({ number: max(fundGrants.number) })
      .from(fundGrants)
      .where(and(eq(fundGrants.studioId, studioId), eq(fundGrants.year, year)));
    const number = (last?.number ?? 0) + 1;
    const given = { id: randomUUID(), studioId, termId, year, number, amounts, reference, otherReason };
    await desk.tx.insert(fundGrants).values({ ...given, grantedBy: actor.personId, grantedAt: desk.now });
    await grantTo(desk, { studioId, year }, amounts);
    const amountFen = totalFen(amounts);
    await record(desk, actor, {
      chain: termId,
      act: 'grantFunds',
      seat,
      ruleIds: ['FUND-01', 'FUND-03', 'FUND-04'],
      facts: { fundYear: year, amount: yuanOf(amountFen) },
    });
    await postTo(desk, term.studio.hostId, {
      event: `grant:${given.id}`,
      letter: 'fundGranted',
      data: {
        studioName: term.name,
        studioNumber: term.studio.number,
        year: String(year),
        amount: yuanOf(amountFen),
      },
      notBefore: deliverAt(desk.now, term.parameters.quietHours),
    });
    return accepted({ number, amountFen });
  },
});

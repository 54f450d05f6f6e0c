import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { experts } from '../../db/schema/all.js';
import { accepted, type Refusal, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { decide } from '../kit/decide.js';
import type { Desk } from '../kit/deps.js';
import { computeRanking, keepRanking, storedRanking } from './compute-ranking.js';
import { takeRoundTask } from './round-task.js';
import { barredFrom, isSameGroup } from './tie-voters.js';

const input = z.strictObject({
  roundId: z.uuid(),
  rankingHash: z.string(),
  /** The tied group, best first. */
  order: z.array(z.uuid()).min(2).max(100),
  /** The panel member in the chair: with equal votes the chair's own decides. */
  chairId: z.uuid(),
  votes: z
    .array(z.strictObject({ personId: z.uuid(), caseId: z.uuid() }))
    .min(1)
    .max(99),
});
type Input = z.infer<typeof input>;

/**
 * Records the panel's vote on candidates whom no rule told apart (CONV-10, HOST-O15); the city's officer writes it down. Refuses as
 * `takeRoundTask`; `caseChanged` (I9), `ruleForbids` (CONV-10: not one tied group, or the order is not what the votes say),
 * `conflictOfInterest` (HOST-O15), `badInput` for voters who are not of the panel or vote twice.
 */
export const breakTie = act<PersonActor, Input, { readonly hash: string }>({
  name: 'breakTie',
  input,
  chain: (i) => i.roundId,
  run: async (desk, actor, voted) => {
    const { roundId, order } = voted;
    const taken = await takeRoundTask(desk, actor, roundId, { stage: 'ranking', kind: 'ranking', role: 'cityOfficer' });
    if (!taken.ok) return taken;
    const { round, run, seat } = taken.value;
    const stored = await storedRanking(desk, roundId);
    const before = await computeRanking(desk, round, stored?.result ?? {});
    if (before.hash !== voted.rankingHash) return refused(refuse('caseChanged'));
    const tied = before.rows.find((row) => row.tiedWith?.includes(order[0] ?? ''))?.tiedWith ?? [];
    // a round whose rules know no vote would not go by it
    const isFit = round.parameters.tieRules.includes('chairVote') && isSameGroup(tied, order);
    if (!isFit) return refused(refuse('ruleForbids', { ruleId: 'CONV-10', field: 'order' }));
    const no = (await refuseVoters(desk, voted)) ?? refuseOrder(voted);
    if (no) return refused(no);
    const places = Object.fromEntries(order.map((caseId, at) => [caseId, at + 1]));
    const after = await computeRanking(desk, round, { ...before, chairOrder: { ...before.chairOrder, ...places } });
    await keepRanking(desk, roundId, after);
    decide(desk, actor, seat, {
      subjectId: roundId,
      stage: 'expertReview',
      stageRound: run.number,
      kind: 'chairVote',
      seatKey: before.hash,
      ruleIds: ['CONV-10', 'HOST-O15'],
      decision: 'ordered',
      content: { order, chairId: voted.chairId, votes: voted.votes },
    });
    const facts = { tied: order.length, votes: voted.votes.length, ranking: after.hash };
    await record(desk, actor, { chain: roundId, act: 'breakTie', seat, ruleIds: ['CONV-10', 'HOST-O15'], facts });
    return accepted({ hash: after.hash });
  },
});

async function refuseVoters(desk: Desk, { roundId, order, chairId, votes }: Input): Promise<Refusal | null> {
  const voters = votes.map((vote) => vote.personId);
  if (new Set(voters).size !== voters.length) return refuse('badInput', { field: 'votes' });
  if (!voters.includes(chairId)) return refuse('badInput', { field: 'chairId' });
  if (votes.some((vote) => !order.includes(vote.caseId))) return refuse('badInput', { field: 'votes' });
  const panel = await desk.tx
    .select({ personId: experts.personId })
    .from(experts)
    .where(and(eq(experts.roundId, roundId), eq(experts.state, 'drawn'), inArray(experts.personId, voters)));
  if (panel.length !== voters.length) return refuse('badInput', { ruleId: 'HOST-25', field: 'votes' });
  const barred = (await barredFrom(desk, order)).find(({ personId }) => voters.includes(personId));
  return barred ? refuse('conflictOfInterest', { ruleId: 'HOST-O15', facts: { ground: barred.ground } }) : null;
}

/** More votes stand higher; where votes are equal, whom the chair voted for stands higher. */
function refuseOrder({ order, chairId, votes }: Input): Refusal | null {
  const chairs = votes.find((vote) => vote.personId === chairId)?.caseId;
  const count = (caseId: string) => votes.filter((vote) => vote.caseId === caseId).length;
  for (const [at, caseId] of order.entries()) {
    const next = order[at + 1];
    if (next === undefined) break;
    const wrong = count(next) > count(caseId) || (count(next) === count(caseId) && next === chairs);
    if (wrong) return refuse('ruleForbids', { ruleId: 'CONV-10', field: 'order' });
  }
  return null;
}

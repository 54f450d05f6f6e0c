import { randomUUID } from 'node:crypto';
import { and, eq, inArray, ne } from 'drizzle-orm';
import { z } from 'zod';
import { cases, rounds } from '../../db/schema/all.js';
import { accepted, type Refusal, refuse, refused } from '../../domain/refusal.js';
import type { CaseState, Route } from '../../domain/vocabulary.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Desk } from '../kit/deps.js';
import { isOpenTo } from '../kit/organiser.js';
import { nextNumber, padded } from '../kit/register.js';
import { type Round, withParameters } from '../kit/round.js';
import { seatsOf } from '../kit/seats.js';
import { routeOf } from './route-of.js';
import { refuseLate } from './window.js';

const input = z.strictObject({
  roundId: z.uuid(),
  /** Needed only by somebody who is a head teacher at two schools. */
  schoolId: z.uuid().optional(),
});

export interface Started {
  readonly caseId: string;
  /** 申报号: the round's code and a gapless number. */
  readonly number: string;
  readonly route: Route;
  readonly version: number;
}

/**
 * A head teacher begins an application (HOST-01): a draft of one's own, routed by the type of the school (HOST-22, HOST-24).
 * 'notFound' (no such round, or a county's own for somebody outside of it, LOCAL-01), 'stageNotOpen' (HOST-15), 'windowClosed' (CONV-06), 'notYourPost' (HOST-01), 'badInput' (which
 * school), 'ruleForbids' (HOST-O17: one application a round; HOST-O11: no county to go through).
 */
export const startApplication = act<PersonActor, z.output<typeof input>, Started>({
  name: 'startApplication',
  input,
  chain: () => null,
  run: async (desk, actor, i) => {
    if (actor.taskId) return refused(refuse('notFound'));
    const [row] = await desk.tx.select().from(rounds).where(eq(rounds.id, i.roundId));
    if (!row || row.state === 'draft') return refused(refuse('notFound'));
    const round = withParameters(row);
    const late = refuseLate(desk, round);
    if (late) return refused(late);
    const held = await seatsOf(desk, actor.personId);
    if (!(await isOpenTo(desk, held, round))) return refused(refuse('notFound'));
    const own = held.filter(({ role }) => role === 'applicant');
    const schools = own.filter(({ orgId }) => !i.schoolId || orgId === i.schoolId);
    const [seat] = schools;
    if (!seat) return refused(refuse('notYourPost', { ruleId: 'HOST-01' }));
    if (schools.length > 1) return refused(refuse('badInput', { field: 'schoolId' }));
    const again = await refuseAgain(desk, actor.personId, round);
    if (again) return refused(again);
    const way = await routeOf(desk, seat.orgId, round);
    if (!way.ok) return way;
    const { route, countyId } = way.value;
    const caseId = randomUUID();
    const number = `${round.code}-${padded(await nextNumber(desk, 'case', round.code))}`;
    await desk.tx.insert(cases).values({
      id: caseId,
      number,
      roundId: round.id,
      applicantId: actor.personId,
      schoolId: seat.orgId,
      countyId,
      route,
      state: 'draft',
      createdAt: desk.now,
    });
    const ruleIds = ['HOST-01', round.level === 'county' ? 'LOCAL-01' : route === 'county' ? 'HOST-22' : 'HOST-24'];
    await record(desk, actor, { chain: caseId, act: 'startApplication', ruleIds, seat, facts: { number, route } });
    return accepted({ caseId, number, route, version: 1 });
  },
});

const unsuccessful: readonly CaseState[] = ['declined', 'notForwarded', 'notSelected', 'notApproved'];

/** One application of one person in one round; later rounds as HOST-O17 says. */
async function refuseAgain(desk: Desk, personId: string, round: Round): Promise<Refusal | null> {
  const mine = eq(cases.applicantId, personId);
  const [same] = await desk.tx
    .select({ number: cases.number })
    .from(cases)
    .where(and(mine, eq(cases.roundId, round.id)));
  if (same) return refuse('ruleForbids', { ruleId: 'HOST-O17', facts: { number: same.number } });
  if (round.parameters.reapplication === 'nextRound') return null;
  const [before] = await desk.tx
    .select({ number: cases.number })
    .from(cases)
    .where(and(mine, ne(cases.roundId, round.id), inArray(cases.state, [...unsuccessful])));
  return before ? refuse('ruleForbids', { ruleId: 'HOST-O17', facts: { number: before.number } }) : null;
}

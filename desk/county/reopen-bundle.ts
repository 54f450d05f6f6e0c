import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { nominations, stageRuns, tasks } from '../../db/schema/all.js';
import { datesUntil } from '../../domain/ladder/dates.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { endOfDay } from '../../domain/time/beijing.js';
import { daySchema } from '../../domain/time/schemas.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { decide } from '../kit/decide.js';
import { tell } from '../kit/news.js';
import { seatAt } from '../kit/seats.js';
import { countySeat, lockNomination, refuseAfterDraw, sendUntil } from './nominations.js';

const input = z.strictObject({
  nominationId: z.uuid(),
  /** The new last Beijing day, itself included. */
  untilDay: daySchema,
  reason: z.string().trim().min(1).max(2000),
});

/**
 * HOST-O14: after its date the city takes one county's papers again, with a reason on record. Refuses `notFound`, `notYourPost`,
 * `badInput` (not later than now and than the date that holds), `stageNotOpen` (HOST-25: the panel is drawn).
 */
export const reopenBundle = act<PersonActor, z.infer<typeof input>, { readonly until: string }>({
  name: 'reopenBundle',
  input,
  chain: (i) => i.nominationId,
  run: async (desk, actor, { nominationId, untilDay, reason }) => {
    const met = await lockNomination(desk, nominationId);
    if (!met || actor.taskId) return refused(refuse('notFound'));
    const { nomination, round } = met;
    const seat = await seatAt(desk, actor, round.bureauId, ['cityOfficer', 'cityLeader']);
    if (!seat) {
      const ofCounty = await countySeat(desk, actor, { roundId: round.id, countyId: nomination.orgId });
      return refused(ofCounty ? refuse('notYourPost', { ruleId: 'HOST-O14' }) : refuse('notFound'));
    }
    const until = endOfDay(untilDay);
    if (until <= desk.now || until <= sendUntil(round, nomination))
      return refused(refuse('badInput', { ruleId: 'HOST-O14', field: 'untilDay' }));
    const drawn = await refuseAfterDraw(desk, round);
    if (drawn) return refused(drawn);
    await desk.tx
      .update(nominations)
      .set({ reopenedUntil: until })
      .where(and(eq(nominations.roundId, round.id), eq(nominations.orgId, nomination.orgId)));
    const dates = datesUntil(desk.calendar(), untilDay, { graceWorkingDays: 0, hardWorkingDays: 0 });
    const moved = await desk.tx
      .update(stageRuns)
      .set({ ...dates, rungsDone: [] })
      .where(
        and(
          eq(stageRuns.subjectKind, 'nomination'),
          eq(stageRuns.subjectId, nominationId),
          eq(stageRuns.state, 'open'),
        ),
      )
      .returning({ id: stageRuns.id });
    const runs = moved.map((run) => run.id);
    const waiting = and(inArray(tasks.stageRunId, runs), inArray(tasks.state, ['open', 'suspended']));
    await desk.tx.update(tasks).set({ due: dates.due }).where(waiting);
    decide(desk, actor, seat, {
      subjectId: nominationId,
      stage: 'countyNotice',
      kind: 'reopenBundle',
      seatKey: untilDay,
      ruleIds: ['HOST-O14'],
      decision: 'reopened',
      reason,
      content: { until },
    });
    await record(desk, actor, {
      chain: nominationId,
      act: 'reopenBundle',
      seat,
      ruleIds: ['HOST-O14'],
      facts: { until },
    });
    await tell(desk, { kind: 'nomination', id: nominationId }, { kind: 'datesMoved' });
    return accepted({ until });
  },
});

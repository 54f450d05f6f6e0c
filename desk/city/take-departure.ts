import { desc, eq } from 'drizzle-orm';
import { tasks } from '../../db/schema/all.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import type { PersonActor } from '../kit/actor.js';
import { type Meeting, meetCase } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { officerOf } from '../kit/organiser.js';
import { type Seat, seatAt } from '../kit/seats.js';
import { seatFor } from '../kit/take-task.js';
import { type Departure, openDeparture } from '../school/departures.js';

/** An application nobody took over in time, in the hands of whoever decides for the city. */
export interface TakenDeparture extends Pick<Meeting, 'file' | 'round'> {
  readonly departure: Departure;
  readonly seat: Seat;
}

/**
 * Locks the case for the city's word on a departure (HOST-O18): its officer, or whoever shares the task after escalation. Refuses
 * `notFound`, `notYourPost`, `stageNotOpen` (HOST-O18: nothing reported, or the new school's time still runs).
 */
export async function takeDeparture(desk: Desk, actor: PersonActor, caseId: string): Promise<Result<TakenDeparture>> {
  const ruleId = 'HOST-O18';
  const met = await meetCase(desk, actor, caseId);
  if (!met) return refused(refuse('notFound'));
  const { file, round } = met;
  const { open } = await openDeparture(desk, caseId);
  const [task] = open
    ? await desk.tx.select().from(tasks).where(eq(tasks.subjectId, open.id)).orderBy(desc(tasks.openedAt))
    : [];
  const asked = task?.kind === 'departureDecision' ? task : null;
  if (actor.taskId && actor.taskId !== asked?.id) return refused(refuse('notFound'));
  const seat =
    (asked && (await seatFor(desk, actor, asked))) ??
    (await seatAt(desk, actor, round.bureauId, [officerOf(round).role]));
  if (!seat) return refused(refuse('notYourPost', { ruleId }));
  if (!open || desk.now <= open.until)
    return refused(refuse('stageNotOpen', { ruleId, facts: { until: open?.until ?? '' } }));
  return accepted({ file, round, departure: open, seat });
}

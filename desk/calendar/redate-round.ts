import { and, eq } from 'drizzle-orm';
import { calendarYears, rounds, stageRuns } from '../../db/schema/all.js';
import { chinaSchedules } from '../../domain/calendar/china.js';
import { dueByKey, plannedApprovalDay, type RoundDate, roundDates } from '../../domain/host-selection/round-dates.js';
import { dayOf } from '../../domain/time/beijing.js';
import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Desk } from '../kit/deps.js';
import { postTo } from '../kit/post.js';
import { type Round, withParameters } from '../kit/round.js';
import { concernedWidely } from '../round/concerned.js';
import { fixedDays } from '../round/judge-order.js';
import { extendWindows } from './extend-windows.js';

/**
 * Dates an open round again by the desk's calendar: what follows from working days moves, days fixed by an order or passed stay,
 * and all concerned are written to as after an order. Its stages follow by `redateStages`. A second time it changes nothing.
 */
export async function redateRound(desk: Desk, roundId: string): Promise<void> {
  const [row] = await desk.tx.select().from(rounds).where(eq(rounds.id, roundId)).for('update');
  const { version: calendarVersion } = desk.calendar();
  if (row?.state !== 'open' || row.calendarVersion === calendarVersion) return;
  const round = withParameters(row);
  const planned = await datesAgain(desk, round);
  const dates = dueByKey(planned);
  const moved = Object.entries(dates).filter(([key, due]) => round.dates[key] !== due);
  const more = moved.length > 0 ? { version: round.version + 1, dates } : {};
  await desk.tx
    .update(rounds)
    .set({ calendarVersion, plannedApprovalDay: plannedApprovalDay(planned), ...more })
    .where(eq(rounds.id, roundId));
  await extendWindows(desk, round);
  await record(desk, system, {
    chain: roundId,
    act: 'redateRound',
    ruleIds: ['CONV-06'],
    facts: { calendar: calendarVersion, before: round.calendarVersion, moved: moved.length },
  });
  if (moved.length > 0 || (await saidProvisional(desk, roundId))) await write(desk, round, moved);
}

/** A day that has not passed is never moved into the past: then it stays where it was announced. */
async function datesAgain(desk: Desk, round: Round): Promise<readonly RoundDate[]> {
  const fixed = await fixedDays(desk, round);
  const from = round.openedAt ?? desk.now;
  for (;;) {
    const planned = roundDates(desk.calendar(), from, { ...round.parameters, level: round.level }, fixed);
    const past = planned.find(({ key, due }) => due < desk.now && (round.dates[key] ?? due) >= desk.now);
    if (!past) return planned;
    fixed[past.key] = dayOf(round.dates[past.key] ?? past.due);
  }
}

/** Whether somebody was told a date that was provisional until now. */
async function saidProvisional(desk: Desk, roundId: string): Promise<boolean> {
  const [run] = await desk.tx
    .select({ id: stageRuns.id })
    .from(stageRuns)
    .where(and(eq(stageRuns.roundId, roundId), eq(stageRuns.state, 'open'), eq(stageRuns.provisional, true)))
    .limit(1);
  return run !== undefined;
}

async function write(desk: Desk, round: Round, moved: readonly (readonly [string, string])[]): Promise<void> {
  const inForce = await desk.tx.select().from(calendarYears).where(eq(calendarYears.state, 'inForce'));
  const newest = inForce.toSorted((a, b) => ((a.decidedAt ?? '') < (b.decidedAt ?? '') ? 1 : -1))[0];
  const source = newest ?? chinaSchedules.at(-1);
  if (!source) return;
  const changes = [...moved.map(([key, due]) => `${key}=${dayOf(due)}`), `calendar=${source.year}`].join(';');
  const data = { roundName: round.name, orderNumber: source.source, reason: '', changes };
  const event = `calendar:${round.id}:${desk.calendar().version}`;
  for (const personId of await concernedWidely(desk, round))
    await postTo(desk, personId, { event, letter: 'roundChanged', data });
}

import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { decisions } from '../../db/schema/all.js';
import type { Desk } from '../kit/deps.js';

/** What stands beside a reported departure. */
export const departureContent = z.object({
  /** The school the teacher moves to; null for whoever leaves the post altogether. */
  toSchoolId: z.uuid().nullable(),
  /** Instant until which the application rests, itself included. */
  until: z.string(),
});
export type DepartureContent = z.infer<typeof departureContent>;

export interface Departure extends DepartureContent {
  /** How many decisions on departures the case has by now. */
  readonly count: number;
}

/** HOST-O18: the departure on which the application rests; null when there was none, or it is settled. */
export async function openDeparture(desk: Pick<Desk, 'tx'>, caseId: string) {
  const rows = await desk.tx
    .select({ decision: decisions.decision, content: decisions.content, at: decisions.decidedAt })
    .from(decisions)
    .where(and(eq(decisions.caseId, caseId), eq(decisions.stage, 'departure')))
    .orderBy(desc(decisions.decidedAt));
  const [latest] = rows;
  const count = rows.length;
  const open: Departure | null =
    latest?.decision === 'reported' ? { ...departureContent.parse(latest.content), count } : null;
  return { open, count };
}

import { and, desc, eq, gte } from 'drizzle-orm';
import { z } from 'zod';
import { appeals, cases, decisions, vetoes } from '../../db/schema/all.js';
import type { Subject } from '../../domain/news.js';
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
  /** The report: the decision record of that name. */
  readonly id: string;
  /** How many decisions on departures the case has by now. */
  readonly count: number;
}

/** The process that follows one report. */
export const departureSubject = (id: string): Subject => ({ kind: 'departure', id });

/** HOST-O18: the departure on which the application rests; null when there was none, or it is settled. */
export async function openDeparture(desk: Pick<Desk, 'tx'>, caseId: string) {
  const rows = await desk.tx
    .select({ id: decisions.id, decision: decisions.decision, content: decisions.content, at: decisions.decidedAt })
    .from(decisions)
    .where(and(eq(decisions.caseId, caseId), eq(decisions.stage, 'departure')))
    .orderBy(desc(decisions.decidedAt));
  const [latest] = rows;
  const count = rows.length;
  const open: Departure | null =
    latest?.decision === 'reported' ? { ...departureContent.parse(latest.content), id: latest.id, count } : null;
  return { open, count };
}

/** A report with its case, and whether anything still waits for it. */
export async function departureById(desk: Pick<Desk, 'tx' | 'now'>, id: string) {
  const [row] = await desk.tx
    .select({ file: cases, content: decisions.content, reason: decisions.reason })
    .from(decisions)
    .innerJoin(cases, eq(cases.id, decisions.caseId))
    .where(eq(decisions.id, id));
  if (!row) throw new Error('no such departure');
  const { open } = await openDeparture(desk, row.file.id);
  const isOver = row.file.endedAt !== null && !(await mayComeBack(desk, row.file.id));
  const isOpen = open?.id === id && !isOver;
  const { file, reason } = row;
  return { file, reason, ...departureContent.parse(row.content), isOpen };
}

/** VETO-O05: a veto that may still be appealed, or whose appeal is undecided, has not ended the application for good. */
async function mayComeBack(desk: Pick<Desk, 'tx' | 'now'>, caseId: string): Promise<boolean> {
  const [appealable] = await desk.tx
    .select({ id: vetoes.id })
    .from(vetoes)
    .where(and(eq(vetoes.caseId, caseId), eq(vetoes.state, 'effective'), gte(vetoes.appealUntil, desk.now)))
    .limit(1);
  const [appealed] = await desk.tx
    .select({ id: appeals.id })
    .from(appeals)
    .where(and(eq(appeals.caseId, caseId), eq(appeals.state, 'filed')))
    .limit(1);
  return appealable !== undefined || appealed !== undefined;
}

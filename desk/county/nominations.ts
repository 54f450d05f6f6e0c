import { and, asc, eq, inArray } from 'drizzle-orm';
import { kept } from '../../db/kept.js';
import { cases, decisions, nominations, stageRuns, tasks, vetoes } from '../../db/schema/all.js';
import { type Refusal, refuse } from '../../domain/refusal.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import type { Instant } from '../../domain/time/beijing.js';
import type { PersonActor } from '../kit/actor.js';
import { type Case, caseColumns } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { type Round, roundOf } from '../kit/round.js';
import { type Seat, seatAt } from '../kit/seats.js';
import { seatFor } from '../kit/take-task.js';
import type { Task } from '../kit/task-mail.js';

export type Nomination = typeof nominations.$inferSelect;

/** A county's work within a round. */
interface CountyWork {
  readonly roundId: string;
  readonly countyId: string;
  /** The tasks whose link is good for it; none where it is no part of a task. */
  readonly byLinkOf?: readonly TaskKind[];
  /** The nomination it is about: a link of another one is not good for it. */
  readonly nominationId?: string;
}

/**
 * The post by which the actor does a county's work: its officer, or whoever shares an open task of it after escalation.
 * Whoever came by a link has the one task of that link and nothing else.
 */
export async function countySeat(desk: Desk, actor: PersonActor, at: CountyWork): Promise<Seat | null> {
  if (!actor.taskId) {
    const own = await seatAt(desk, actor, at.countyId, ['countyOfficer']);
    if (own) return own;
  }
  const open = await desk.tx
    .select()
    .from(tasks)
    .where(
      and(
        eq(tasks.roundId, at.roundId),
        eq(tasks.orgId, at.countyId),
        eq(tasks.state, 'open'),
        inArray(tasks.kind, ['nomination', 'bundle']),
      ),
    );
  for (const task of open) {
    if (actor.taskId && !(actor.taskId === task.id && isByLink(task, at))) continue;
    const seat = await seatFor(desk, actor, task);
    if (seat) return seat;
  }
  return null;
}

/** What is done on one nomination; `byLinkOf`: the tasks it is part of. */
export const workOn = (
  { nomination, round }: { readonly nomination: Nomination; readonly round: Round },
  byLinkOf: readonly TaskKind[],
): CountyWork => ({ roundId: round.id, countyId: nomination.orgId, nominationId: nomination.id, byLinkOf });

/** Whether a task's own link is good for a county's work: it is part of the task, and about the same nomination. */
function isByLink({ kind, subjectId }: Task, { byLinkOf = [], nominationId = subjectId }: CountyWork): boolean {
  return byLinkOf.includes(kind) && subjectId === nominationId;
}

/** Locks a nomination; null for an unknown one. */
export async function lockNomination(
  desk: Desk,
  id: string,
): Promise<{ readonly nomination: Nomination; readonly round: Round } | null> {
  const [nomination] = await desk.tx.select().from(nominations).where(eq(nominations.id, id)).for('update');
  return nomination ? { nomination, round: await roundOf(desk, nomination.roundId) } : null;
}

/** Locks cases, always in the order of their ids, so that two acts on the same cases wait instead of blocking each other. */
export async function lockCases(desk: Desk, ids: readonly string[]): Promise<ReadonlyMap<string, Case>> {
  if (ids.length === 0) return new Map();
  const rows = await desk.tx
    .select(caseColumns)
    .from(cases)
    .where(inArray(cases.id, [...ids]))
    .orderBy(asc(cases.id))
    .for('update');
  return new Map(rows.map((row) => [row.id, row]));
}

/** HOST-22, HOST-24: the date by which everything must be with the city. An instant, itself included. */
export function cityDateOf(round: Round): Instant {
  const date = round.dates.nominationWindow ?? round.dates.countyReview;
  if (!date) throw new Error('the round has no date for the county');
  return date;
}

/** Until when this county may send: the city's date, or the later one to which the city reopened (HOST-O14). */
export function sendUntil(round: Round, nomination: Nomination): Instant {
  const cityDate = cityDateOf(round);
  const { reopenedUntil } = nomination;
  return reopenedUntil && reopenedUntil > cityDate ? reopenedUntil : cityDate;
}

/**
 * While an ethics report is looked into (VETO-O03), or a departure is not settled (HOST-O18), the application stands still.
 * 'ruleForbids' for the first such case.
 */
export async function refuseFrozen(desk: Desk, round: Round, ids: readonly string[]): Promise<Refusal | null> {
  const [reported] = await underInvestigation(desk, round, ids);
  if (reported) return refuse('ruleForbids', { ruleId: 'VETO-O03', facts: { caseId: reported } });
  const [leaving] = await departing(desk, ids);
  return leaving ? refuse('ruleForbids', { ruleId: 'HOST-O18', facts: { caseId: leaving } }) : null;
}

/** The cases that stand still: by an ethics report, where policy freezes them, or by a departure. */
export async function frozenAmong(desk: Desk, round: Round, ids: readonly string[]): Promise<readonly string[]> {
  return [...new Set([...(await underInvestigation(desk, round, ids)), ...(await departing(desk, ids))])];
}

async function underInvestigation(desk: Desk, round: Round, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0 || round.parameters.applicationDuringInvestigation !== 'frozen') return [];
  const rows = await desk.tx
    .select({ caseId: vetoes.caseId })
    .from(vetoes)
    .where(and(inArray(vetoes.caseId, [...ids]), inArray(vetoes.state, ['registered', 'heard'])));
  return rows.flatMap(({ caseId }) => caseId ?? []);
}

/** Each reported departure is settled by one further decision. */
async function departing(desk: Desk, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await desk.tx
    .select({ caseId: decisions.caseId, decision: decisions.decision })
    .from(decisions)
    .where(and(inArray(decisions.caseId, [...ids]), eq(decisions.stage, 'departure')));
  const of = (id: string, open: boolean) =>
    rows.filter((row) => row.caseId === id && (row.decision === 'reported') === open).length;
  return ids.filter((id) => of(id, true) > of(id, false));
}

/** Once the panel is drawn nobody can join the candidates any more: 'stageNotOpen' (HOST-25). */
export async function refuseAfterDraw(desk: Desk, round: Round): Promise<Refusal | null> {
  const [drawn] = await drawnIn(desk.tx, { roundId: round.id });
  return drawn
    ? refuse('stageNotOpen', { ruleId: 'HOST-25', facts: { stage: 'panelFormation', panel: 'drawn' } })
    : null;
}

const drawnIn = kept((db, { roundId }: { roundId: string }) =>
  db
    .select({ id: stageRuns.id })
    .from(stageRuns)
    .where(
      and(
        eq(stageRuns.subjectKind, 'round'),
        eq(stageRuns.subjectId, roundId),
        eq(stageRuns.stage, 'panelFormation'),
        eq(stageRuns.state, 'settled'),
      ),
    ),
);

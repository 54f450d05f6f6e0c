import { and, eq } from 'drizzle-orm';
import { tasks } from '../../db/schema/all.js';
import { accepted, type Refusal, type Result, refuse, refused } from '../../domain/refusal.js';
import type { Role } from '../../domain/vocabulary.js';
import type { PersonActor } from '../kit/actor.js';
import { type Case, type Meeting, meetCase } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';
import type { Seat } from '../kit/seats.js';
import { seatFor } from '../kit/take-task.js';

/** A case on the school's desk, and the post by whose authority the actor works on it. */
export interface AtSchool {
  readonly file: Case;
  readonly round: Round;
  readonly seat: Seat;
  /** All posts the actor holds today. */
  readonly held: readonly Seat[];
}

/**
 * Locks a case for whoever prepares the school's recommendation: its leader, its clerk, or the superior who shares the
 * task after escalation. 'notFound' (strangers), 'conflictOfInterest' (one's own application, I5), 'notYourPost'.
 * @param ruleId the rule that asks the school for this act
 */
export async function meetAtSchool(
  desk: Desk,
  actor: PersonActor,
  caseId: string,
  ruleId: string,
): Promise<Result<AtSchool>> {
  const meeting = (await linkFits(desk, actor, caseId)) ? await meetCase(desk, actor, caseId) : null;
  if (!meeting) return refused(refuse('notFound'));
  const seat = await seatOver(desk, actor, meeting);
  if (meeting.isApplicant) return refused(refuse(seat ? 'conflictOfInterest' : 'notYourPost', { ruleId }));
  if (!seat) return refused(refuse('notYourPost', { ruleId }));
  return accepted({ file: meeting.file, round: meeting.round, seat, held: meeting.held });
}

/** Whether the case still lies with the school, as the form the actor was shown: 'stageNotOpen' (HOST-15), 'caseChanged' (I9). */
export function refuseStale(file: Case, shown: { readonly formHash: string }): Refusal | null {
  if (file.state !== 'schoolReview') return refuse('stageNotOpen', { ruleId: 'HOST-15', facts: { state: file.state } });
  if (file.formHash !== shown.formHash) return refuse('caseChanged', { facts: { formVersion: file.formVersion } });
  return null;
}

/** Somebody who came by a link may work on that task's case only. */
async function linkFits(desk: Desk, actor: PersonActor, caseId: string): Promise<boolean> {
  if (!actor.taskId) return true;
  const [task] = await desk.tx.select().from(tasks).where(eq(tasks.id, actor.taskId));
  return task?.kind === 'schoolRecommendation' && task.caseId === caseId;
}

async function seatOver(desk: Desk, actor: PersonActor, { file, seats, held }: Meeting): Promise<Seat | null> {
  const own = (role: Role) => seats.find((seat) => seat.role === role && seat.orgId === file.schoolId);
  return own('schoolLeader') ?? (await sharedSeat(desk, actor, file, held)) ?? own('schoolClerk') ?? null;
}

async function sharedSeat(desk: Desk, actor: PersonActor, file: Case, held: readonly Seat[]): Promise<Seat | null> {
  const [task] = await desk.tx
    .select()
    .from(tasks)
    .where(and(eq(tasks.caseId, file.id), eq(tasks.kind, 'schoolRecommendation'), eq(tasks.state, 'open')));
  return task ? seatFor(desk, actor, task, held) : null;
}

import { eq } from 'drizzle-orm';
import { tasks } from '../../db/schema/all.js';
import { accepted, type Refusal, type Result, refuse, refused } from '../../domain/refusal.js';
import type { PersonActor } from '../kit/actor.js';
import { type Case, meetCase } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';
import type { Seat } from '../kit/seats.js';

/** An application in the hands of the person it is about. */
export interface OwnApplication {
  readonly file: Case;
  readonly round: Round;
  /** The applicant's place in the record. */
  readonly seat: Seat;
}

/**
 * Locks a case for its applicant. 'notFound' for strangers and for a link that is for something else; 'notYourPost' for
 * bodies that may see the case but not act in the applicant's name.
 */
export async function meetAsApplicant(desk: Desk, actor: PersonActor, caseId: string): Promise<Result<OwnApplication>> {
  if (!(await linkFits(desk, actor, caseId))) return refused(refuse('notFound'));
  const meeting = await meetCase(desk, actor, caseId);
  if (!meeting) return refused(refuse('notFound'));
  const { file, round } = meeting;
  if (meeting.isApplicant) return accepted({ file, round, seat: { role: 'applicant', orgId: file.schoolId } });
  const isOfficial = meeting.isAssignedExpert || meeting.seats.some(({ role }) => role !== 'applicant');
  return refused(refuse(isOfficial ? 'notYourPost' : 'notFound'));
}

/** Who came by a link may do what its mail asked for: correct this application. */
async function linkFits(desk: Desk, actor: PersonActor, caseId: string): Promise<boolean> {
  if (!actor.taskId) return true;
  const [task] = await desk.tx.select().from(tasks).where(eq(tasks.id, actor.taskId));
  return task?.kind === 'correction' && task.caseId === caseId;
}

/** The form may be written while it is a draft or lies with the applicant for correction: 'stageNotOpen' (HOST-O13). */
export function refuseSealed({ state }: Case): Refusal | null {
  if (state === 'draft' || state === 'returnedForCorrection') return null;
  return refuse('stageNotOpen', { ruleId: 'HOST-O13', facts: { state } });
}

/** 'caseChanged': the version shown to the person is not the one that stands (I9). */
export function refuseOlder(file: Case, shown: { readonly version: number }): Refusal | null {
  return file.version === shown.version ? null : refuse('caseChanged', { facts: { version: file.version } });
}

import { eq } from 'drizzle-orm';
import { hearingInvitations, links, notices, objections, people, tasks } from '../../db/schema/all.js';
import { accepted, type Refusal, type Result, refuse, refused } from '../../domain/refusal.js';
import { kindsSignedIn } from '../../domain/task-kinds.js';
import type { Instant } from '../../domain/time/beijing.js';
import type { Actor } from '../kit/actor.js';
import type { Desk } from '../kit/deps.js';
import { seatFor } from '../kit/take-task.js';
import { mayConfirmAgain } from '../notice/renew-confirmation.js';

export type Link = typeof links.$inferSelect;

/** A link that still leads somewhere. */
export interface LiveLink {
  readonly link: Link;
  /** Null for a task that is done signed in: its link never gives a session, it leads to sign-in. */
  readonly actor: Actor | null;
  readonly caseId: string | null;
}

type Reading = Pick<Desk, 'tx' | 'now'>;

/**
 * What has become of a link; reading only. Refusals: `notFound` (never was), `linkSuperseded` (reassigned or replaced),
 * `linkUsed` (its person did it), `taskClosed` (facts `outcome`: done by another, or cancelled), `stageNotOpen`
 * (suspended for now), `hearingOver` (the school has decided), `linkExpired` and `confirmationOver` (facts `closedAt`).
 */
export async function linkStanding(desk: Reading, id: string): Promise<Result<LiveLink>> {
  const [link] = await desk.tx.select().from(links).where(eq(links.id, id));
  return link ? standingOfLink(desk, link) : refused(refuse('notFound'));
}

/** The same for a link that was read this moment. */
export async function standingOfLink(desk: Reading, link: Link): Promise<Result<LiveLink>> {
  if (link.state === 'revoked' && link.invitationId) return refused(refuse('hearingOver', { ruleId: 'HOST-18' }));
  if (link.state === 'superseded' || link.state === 'revoked') return refused(refuse('linkSuperseded'));
  if (link.state === 'used') return refused(refuse('linkUsed'));
  if (link.expiresAt && desk.now > link.expiresAt) return refused(await refuseOver(desk, link, link.expiresAt));
  if (link.taskId && link.personId) return taskLink(desk, link, link.taskId, link.personId);
  if (link.invitationId) return invitationLink(desk, link, link.invitationId);
  if (link.objectionId) return objectionLink(desk, link, link.objectionId);
  // It opens no task: its own page sets a password.
  if (link.accountId) return refused(refuse('notFound'));
  throw new Error('a link to nothing');
}

/** Run out: for good, or so that its letter may be asked for again. */
async function refuseOver(desk: Reading, { objectionId }: Link, closedAt: Instant): Promise<Refusal> {
  const facts = { closedAt };
  if (!objectionId) return refuse('linkExpired', { facts });
  const [found] = await desk.tx
    .select({ notice: notices, state: objections.state })
    .from(objections)
    .innerJoin(notices, eq(notices.id, objections.noticeId))
    .where(eq(objections.id, objectionId));
  if (found && found.state !== 'unconfirmed' && found.state !== 'lead') return refuse('linkUsed');
  const again = found?.state === 'unconfirmed' && mayConfirmAgain(found.notice, desk.now);
  return refuse(again ? 'linkExpired' : 'confirmationOver', { ruleId: 'NOTICE-O02', facts });
}

async function taskLink(desk: Reading, link: Link, taskId: string, personId: string): Promise<Result<LiveLink>> {
  const [task] = await desk.tx.select().from(tasks).where(eq(tasks.id, taskId));
  const [person] = await desk.tx.select({ language: people.language }).from(people).where(eq(people.id, personId));
  if (!task || !person) return refused(refuse('notFound'));
  if (task.state === 'done' && task.closedBy === personId) return refused(refuse('linkUsed'));
  if (task.state === 'done' || task.state === 'cancelled')
    return refused(refuse('taskClosed', { facts: { outcome: task.outcome ?? task.state } }));
  const actor = {
    kind: 'person',
    personId,
    channel: 'link',
    language: person.language,
    secondFactor: false,
    taskId,
  } as const;
  if (!(await seatFor(desk, actor, task))) return refused(refuse('linkSuperseded'));
  if (task.state === 'suspended') return refused(refuse('stageNotOpen', { facts: { state: task.state } }));
  const signedIn = task.strong || kindsSignedIn.includes(task.kind);
  return accepted({ link, actor: signedIn ? null : actor, caseId: task.caseId });
}

async function invitationLink(desk: Reading, link: Link, invitationId: string): Promise<Result<LiveLink>> {
  const [invitation] = await desk.tx.select().from(hearingInvitations).where(eq(hearingInvitations.id, invitationId));
  if (!invitation) return refused(refuse('notFound'));
  if (invitation.answeredAt) return refused(refuse('linkUsed'));
  const actor = { kind: 'respondent', invitationId, channel: 'link', language: 'zh' } as const;
  return accepted({ link, actor, caseId: invitation.caseId });
}

async function objectionLink(desk: Reading, link: Link, objectionId: string): Promise<Result<LiveLink>> {
  const [objection] = await desk.tx.select().from(objections).where(eq(objections.id, objectionId));
  if (!objection) return refused(refuse('notFound'));
  if (objection.state !== 'unconfirmed') return refused(refuse('linkUsed'));
  return accepted({ link, actor: { kind: 'public', channel: 'public', language: 'zh' }, caseId: null });
}

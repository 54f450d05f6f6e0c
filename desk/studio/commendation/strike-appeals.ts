import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { memberships, nominees, objections, strikeAppeals } from '../../../db/schema/all.js';
import { strikeAppealUntil } from '../../../domain/studio/commendation/appeal.js';
import type { Instant } from '../../../domain/time/beijing.js';
import type { Call } from '../../kit/call.js';
import type { Desk } from '../../kit/deps.js';
import { startProcess } from '../../kit/news.js';
import type { TaskSeed } from '../../kit/stage-plan.js';
import { termOf } from '../../kit/term.js';
import type { Nominee } from './nominees.js';

export type StrikeAppeal = typeof strikeAppeals.$inferSelect;
type At = Pick<Desk, 'tx'>;

/** @throws Error for an unknown id: ids come from our own rows here */
export async function strikeAppealOf({ tx }: At, id: string): Promise<StrikeAppeal> {
  const [row] = await tx.select().from(strikeAppeals).where(eq(strikeAppeals.id, id));
  if (!row) throw new Error('no such appeal');
  return row;
}

/** What an appeal is about: whom an objection struck, and what was found. The caller holds the call. */
export async function struckBy({ tx }: At, { nomineeId, objectionId }: StrikeAppeal) {
  const [nominee] = await tx.select().from(nominees).where(eq(nominees.id, nomineeId));
  const [objection] = await tx.select().from(objections).where(eq(objections.id, objectionId));
  if (!nominee || !objection) throw new Error('an appeal against nothing');
  return { nominee, objection };
}

/** NOTICE-O06: opens the time in which one who was struck may appeal; its last moment, null where the edition gives no days. */
export async function openStrikeAppeal(
  desk: Desk,
  call: Call,
  nominee: Nominee,
  objectionId: string,
): Promise<Instant | null> {
  const until = strikeAppealUntil(desk.calendar(), desk.now, call.parameters);
  if (until === null) return null;
  const id = randomUUID();
  const keyId = await keyOf(desk, nominee);
  await desk.tx
    .insert(strikeAppeals)
    .values({ id, callId: call.id, nomineeId: nominee.id, objectionId, keyId, until, state: 'open' });
  await startProcess(desk, 'strikeAppeal', {
    subject: { kind: 'strikeAppeal', id },
    callId: call.id,
    callCode: call.number,
  });
  return until;
}

/** With whose words those of the appeal go: a member's, or the studio's host's. */
async function keyOf(desk: At, nominee: Nominee): Promise<string> {
  return (await membershipFor(desk, nominee))?.id ?? nominee.termId;
}

async function membershipFor({ tx }: At, { recipient, recipientId, termId }: Nominee) {
  if (recipient !== 'member') return undefined;
  const own = and(eq(memberships.termId, termId), eq(memberships.personId, recipientId));
  const [row] = await tx.select().from(memberships).where(own).orderBy(memberships.number);
  return row;
}

/** Who speaks for whom was struck: the member or the host by name, of a unit its leader. */
export async function appellantOf(desk: At, nominee: Nominee): Promise<TaskSeed> {
  const { studio } = await termOf(desk, nominee.termId);
  if (nominee.recipient === 'unit') return { kind: 'strikeAppealOfUnit', orgId: studio.unitId, role: 'schoolLeader' };
  const membership = await membershipFor(desk, nominee);
  const { personId, schoolId } = membership ?? { personId: studio.hostId, schoolId: studio.unitId };
  return { kind: 'strikeAppeal', orgId: schoolId, role: 'applicant', personId };
}

import { and, asc, eq, gte, inArray, lt, lte } from 'drizzle-orm';
import { links, notices, objections } from '../../db/schema/all.js';
import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Desk } from '../kit/deps.js';
import type { Notice } from './find-notice.js';

export interface PendingObjection {
  readonly id: string;
  readonly receipt: string;
  readonly subjectId: string;
  /** Until when the address may be confirmed; an instant, itself included. */
  readonly until: string;
}

/**
 * Named objections to these cases or nominees, handed in while their notice hung, whose address may still be confirmed; the one that runs out
 * first on top. Their subjects wait (NOTICE-O02, NOTICE-O03): one received in time is never too late because of a click.
 */
export const pendingObjections = (desk: Desk, subjectIds: readonly string[]): Promise<readonly PendingObjection[]> =>
  unconfirmed(desk, subjectIds, 'pending');

export const isPending = async (desk: Desk, subjectId: string): Promise<boolean> =>
  (await pendingObjections(desk, [subjectId])).length > 0;

/** NOTICE-O02: nobody has confirmed the address in time; what was said is a lead from now on and holds nobody back. */
export async function turnIntoLeads(desk: Desk, notice: Notice, subjectIds: readonly string[]): Promise<void> {
  const over = await unconfirmed(desk, subjectIds, 'over');
  if (over.length === 0) return;
  const ids = over.map(({ id }) => id);
  await desk.tx.update(objections).set({ state: 'lead' }).where(inArray(objections.id, ids));
  for (const { receipt } of over)
    await record(desk, system, {
      chain: notice.id,
      act: 'turnIntoLead',
      ruleIds: ['NOTICE-O02'],
      facts: { number: notice.number, receipt },
    });
}

async function unconfirmed(
  desk: Desk,
  subjectIds: readonly string[],
  which: 'pending' | 'over',
): Promise<readonly PendingObjection[]> {
  if (subjectIds.length === 0) return [];
  const rows = await desk.tx
    .select({ id: objections.id, receipt: objections.receipt, subjectId: objections.subjectId, until: links.expiresAt })
    .from(objections)
    .innerJoin(notices, eq(notices.id, objections.noticeId))
    .innerJoin(links, eq(links.objectionId, objections.id))
    .where(
      and(
        inArray(objections.subjectId, [...subjectIds]),
        eq(objections.state, 'unconfirmed'),
        lte(objections.receivedAt, notices.closesAt),
        eq(links.state, 'live'),
        which === 'pending' ? gte(links.expiresAt, desk.now) : lt(links.expiresAt, desk.now),
      ),
    )
    .orderBy(asc(links.expiresAt), asc(objections.id));
  return rows.flatMap(({ until, ...one }) => (until ? [{ ...one, until }] : []));
}

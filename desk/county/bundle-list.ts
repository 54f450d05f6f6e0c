import { and, eq, inArray } from 'drizzle-orm';
import { cases, decisions } from '../../db/schema/all.js';
import type { Desk } from '../kit/deps.js';
import { stillToSend } from './follow-bundle.js';
import type { Nomination } from './nominations.js';

/**
 * Whom a nomination's summary sheet lists (HOST-22): everybody it sent, whatever became of them since, and who hangs on its notice to
 * be sent; never somebody of another nomination of the county. Case ids, in no order.
 */
export async function bundleList(desk: Pick<Desk, 'tx'>, nomination: Nomination): Promise<readonly string[]> {
  const parts = await desk.tx
    .select({ content: decisions.content })
    .from(decisions)
    .where(and(eq(decisions.subjectId, nomination.id), eq(decisions.kind, 'submitBundle')));
  const sent = parts.flatMap(({ content }) =>
    (content as { cases: readonly { id: string }[] }).cases.map(({ id }) => id),
  );
  const waiting = await stillToSend(desk, nomination);
  if (waiting.length === 0) return sent;
  const hanging = await desk.tx
    .select({ id: cases.id })
    .from(cases)
    .where(and(inArray(cases.id, [...waiting]), eq(cases.state, 'countyNotice')));
  return [...sent, ...hanging.map(({ id }) => id)];
}

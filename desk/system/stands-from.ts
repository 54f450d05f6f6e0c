import { and, eq } from 'drizzle-orm';
import { appeals, cases } from '../../db/schema/all.js';
import { dueAfter } from '../../domain/calendar/due.js';
import type { Subject } from '../../domain/news.js';
import type { Instant } from '../../domain/time/beijing.js';
import { caseColumns } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { lingering } from '../kit/linger.js';
import { roundOf } from '../kit/round.js';

/**
 * Until when the end of a case may still be turned: the appeal's time from the decision on (HOST-O19, NOTICE-O06), or
 * the date of an appeal that is being decided. Null once it stands.
 */
export async function standsFrom(desk: Desk, subject: Subject): Promise<Instant | null> {
  const [file] = await desk.tx.select(caseColumns).from(cases).where(eq(cases.id, subject.id));
  // an appeal was upheld too late for the round: nothing can turn that any more
  if (!file?.endedAt || file.state === 'endedWithRound') return null;
  const [open] = await desk.tx
    .select()
    .from(appeals)
    .where(and(eq(appeals.caseId, file.id), eq(appeals.state, 'filed')));
  const round = await roundOf(desk, file.roundId);
  // An appeal past its date is escalated, not lost: the case goes on waiting for it, one working day at a time.
  if (open) return open.due > desk.now ? open.due : dueAfter(desk.calendar(), desk.now, 1).due;
  const { due } = dueAfter(desk.calendar(), file.endedAt, round.parameters.appealWorkingDays);
  const last = lingering(desk, due);
  return last > desk.now ? last : null;
}

import { and, eq } from 'drizzle-orm';
import { appeals, cases } from '../../db/schema/all.js';
import { dueAfter } from '../../domain/calendar/due.js';
import type { Ending, Subject } from '../../domain/news.js';
import type { Instant } from '../../domain/time/beijing.js';
import { finishWithdrawal } from '../application/finish-withdrawal.js';
import type { Desk } from '../kit/deps.js';
import { lingering } from '../kit/linger.js';
import { endWhatIsOpen } from '../studio/loss/finish-loss.js';
import { finishRevocation } from '../studio/veto/finish-revocation.js';
import { closeProcess } from './close-process.js';

/**
 * The time in which an interruption could be undone has passed, or it never could: it is made final. While an appeal against the veto is
 * undecided it is not (VETO-O05): the answer is then the instant at which to look again, and nothing is closed.
 */
export async function finishInterruption(desk: Desk, subject: Subject, outcome: Ending): Promise<Instant | null> {
  if (outcome === 'revoked') return finishRevocation(desk, subject);
  if (outcome === 'hostLost') {
    await endWhatIsOpen(desk, subject);
    return null;
  }
  const open = await undecidedAppeal(desk, subject.id);
  if (outcome === 'vetoed' && open) return open.due > desk.now ? open.due : dueAfter(desk.calendar(), desk.now, 1).due;
  if (outcome === 'withdrawn') {
    const last = await undoableUntil(desk, subject.id);
    if (last && last > desk.now) return last;
    await finishWithdrawal(desk, subject.id);
  }
  // Undone or overturned in the meantime: the news of it is on its way, and nothing may be closed under it.
  if (outcome !== 'roundOver' && (await isUndone(desk, subject.id, outcome))) return desk.now;
  await closeProcess(desk, subject, outcome);
  return null;
}

async function undecidedAppeal(desk: Desk, caseId: string) {
  const [open] = await desk.tx
    .select()
    .from(appeals)
    .where(and(eq(appeals.caseId, caseId), eq(appeals.state, 'filed')));
  return open;
}

async function undoableUntil(desk: Desk, caseId: string): Promise<Instant | null> {
  const [file] = await desk.tx.select({ until: cases.withdrawUndoUntil }).from(cases).where(eq(cases.id, caseId));
  return file?.until ? lingering(desk, file.until) : null;
}

async function isUndone(desk: Desk, caseId: string, outcome: 'withdrawn' | 'vetoed'): Promise<boolean> {
  const [file] = await desk.tx.select({ state: cases.state }).from(cases).where(eq(cases.id, caseId));
  return file?.state !== outcome;
}

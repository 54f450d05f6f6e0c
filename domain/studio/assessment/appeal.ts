/** ASSESS-O07: the studio's one appeal against a published result. */
import type { CalendarData } from '../../calendar/calendar.js';
import { type DueDate, dueAfter } from '../../calendar/due.js';
import { isAfter } from '../../notice/window.js';
import { type Refusal, refuse } from '../../refusal.js';
import type { Instant } from '../../time/beijing.js';

/** The last moment for it: working days after the day of publication, make-up workdays included. */
export const appealClosesAt = (
  calendar: CalendarData,
  publishedAt: Instant,
  p: { readonly appealWorkingDays: number },
): DueDate => dueAfter(calendar, publishedAt, p.appealWorkingDays);

/** 'notYourPost' (STUDIO-02: the host speaks for the studio), 'taskClosed' (there was one), 'windowClosed'; the last two ASSESS-O07. */
export function refuseAppeal(
  appeal: { readonly by: string; readonly at: Instant },
  facts: { readonly hostPersonId: string; readonly appealsBefore: number; readonly closesAt: Instant },
): Refusal | null {
  const ruleId = 'ASSESS-O07';
  if (appeal.by !== facts.hostPersonId) return refuse('notYourPost', { ruleId: 'STUDIO-02' });
  if (facts.appealsBefore > 0) return refuse('taskClosed', { ruleId });
  return isAfter(appeal.at, facts.closesAt)
    ? refuse('windowClosed', { ruleId, facts: { closedAt: facts.closesAt } })
    : null;
}

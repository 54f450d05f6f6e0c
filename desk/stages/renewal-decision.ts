import { and, eq } from 'drizzle-orm';
import { tasks } from '../../db/schema/all.js';
import { deliverAt } from '../../domain/ladder/quiet-hours.js';
import { overdueRemindersOf } from '../../domain/studio/term.js';
import { addDays, at as atTime, dayOf, daysBetween } from '../../domain/time/beijing.js';
import type { Desk } from '../kit/deps.js';
import { leaderOf } from '../kit/organiser.js';
import type { OwnLetter, TermContext, TermPlan } from '../kit/stage-plan.js';
import { remindHolders, taskFacts } from '../kit/task-mail.js';
import { askToClose, yearEnds } from '../studio/fund/year-end.js';
import { termDates } from '../studio/stage-dates.js';
import { spanOf } from '../studio/terms.js';

/**
 * STUDIO-06, STUDIO-O03: the term is over. The city decides what follows, and is reminded every week until it does. A year of the fund that ends
 * meanwhile is asked for as in a term (FUND-O01).
 */
export const renewalDecision: TermPlan = {
  frame: 'term',
  ruleIds: ['STUDIO-06', 'STUDIO-O03'],
  tasks: async (_desk, { term }) => [{ kind: 'renewalDecision', ...leaderOf(term), strong: true }],
  dates: termDates('renewalDecision'),
  letters: async (desk, { term }) => {
    const sinceEnd = Math.max(0, daysBetween(term.toDay, dayOf(desk.now)));
    const weeks = Math.floor(sinceEnd / term.parameters.overdueReminderEveryDays) + 1;
    const weekly = overdueRemindersOf(spanOf(term), weeks, term.parameters).map(
      (day): OwnLetter => ({ code: `over:${day}`, at: atTime(day, '09:00'), reminds: true }),
    );
    const years = await yearEnds(desk, term, { from: addDays(term.toDay, 1), to: '9999-12-31' });
    return [...weekly, ...years].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  },
  send: (desk, at, letter) =>
    letter.code.startsWith('fund:') ? askToClose(desk, at.term) : remindAgain(desk, at, letter),
};

async function remindAgain(desk: Desk, { subject, term }: TermContext, { code }: OwnLetter): Promise<void> {
  const open = await desk.tx
    .select()
    .from(tasks)
    .where(and(eq(tasks.subjectId, subject.id), eq(tasks.kind, 'renewalDecision'), eq(tasks.state, 'open')));
  const notBefore = deliverAt(desk.now, term.parameters.quietHours);
  for (const task of open) {
    const facts = await taskFacts(desk, task, term, false);
    await remindHolders(desk, task, { ...facts, rung: 'undecided' }, { event: `${code}:${task.id}`, notBefore });
  }
}

import { and, eq } from 'drizzle-orm';
import { tasks } from '../../db/schema/all.js';
import { deliverAt } from '../../domain/ladder/quiet-hours.js';
import { nominationClosesAt, nominationReminderOn } from '../../domain/studio/commendation/call.js';
import { nominatingPosts } from '../../domain/studio/commendation/reach.js';
import { at as atTime, dayOf } from '../../domain/time/beijing.js';
import type { Call } from '../kit/call.js';
import type { Desk } from '../kit/deps.js';
import { postTo } from '../kit/post.js';
import type { Seat } from '../kit/seats.js';
import { stageRun, windowUntil } from '../kit/stage.js';
import type { CallContext, CallPlan, OwnLetter } from '../kit/stage-plan.js';
import { holdersOfTask, linkFor, taskFacts } from '../kit/task-mail.js';
import { seatBesideBureau } from '../studio/beside-bureau.js';
import { setCall } from '../studio/commendation/calls.js';
import { proposalsFor } from '../studio/commendation/proposals.js';

/**
 * COMMEND-13, COMMEND-O01: nominations come in for some working days; silence ends the window and nominates nobody; some days before its end whoever may still
 * nominate is written to once more. Asked are the posts the
 * edition names: the section, and of units and counties those with a studio the records propose.
 */
export const honourNomination: CallPlan = {
  frame: 'call',
  ruleIds: ['ASSESS-08', 'COMMEND-13', 'COMMEND-O01'],
  tasks: async (desk, { call }) =>
    (await nominators(desk, call)).map((seat) => ({ kind: 'honourNomination' as const, ...seat })),
  dates: (desk, { call }) => {
    const { due, ...basis } = nominationClosesAt(desk.calendar(), desk.now, call.parameters);
    return windowUntil(due, basis);
  },
  letters: async (desk, { subject, number, call }) => {
    const run = await stageRun(desk, subject, 'honourNomination', number);
    if (!run?.due) return [];
    const day = nominationReminderOn({ from: dayOf(run.openedAt), to: dayOf(run.due) }, call.parameters);
    return day ? [{ code: `closes:${day}`, at: atTime(day, '09:00') }] : [];
  },
  send: remindNominators,
  onEnd: (desk, { call }) => setCall(desk, call.id, { state: 'reviewing' }),
};

/** COMMEND-O01: the posts whose task is still open, each by its own link; nobody has to nominate. */
async function remindNominators(desk: Desk, { subject, call }: CallContext, { code }: OwnLetter): Promise<void> {
  const open = await desk.tx
    .select()
    .from(tasks)
    .where(and(eq(tasks.subjectId, subject.id), eq(tasks.kind, 'honourNomination'), eq(tasks.state, 'open')));
  const notBefore = deliverAt(desk.now, call.parameters.quietHours);
  for (const task of open) {
    const data = await taskFacts(desk, task, call, false);
    for (const personId of await holdersOfTask(desk, task)) {
      const linkId = await linkFor(desk, task.id, personId);
      const event = `${code}:${task.id}`;
      await postTo(desk, personId, { event, notBefore, letter: 'nominationCloses', data, linkId });
    }
  }
}

async function nominators(desk: Desk, call: Call): Promise<readonly Seat[]> {
  const section = await seatBesideBureau(desk, call, 'sectionOfficer');
  const studios = (await proposalsFor(desk, call)).map(({ term }) => term.studio);
  return nominatingPosts(section, studios, call.parameters);
}

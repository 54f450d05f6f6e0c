import { and, eq, inArray, isNull } from 'drizzle-orm';
import { cases, nominations, noticeSubjects, notices, stageRuns, tasks } from '../../db/schema/all.js';
import { datesFor, datesUntil } from '../../domain/ladder/dates.js';
import { dayOf } from '../../domain/time/beijing.js';
import { daysAndAllowanceOf } from '../../policy/host-selection/stages.js';
import type { Desk } from '../kit/deps.js';
import { tell } from '../kit/news.js';
import { type Round, roundOf } from '../kit/round.js';
import { addTask, openRun, settleStage } from '../kit/stage.js';
import { type Nomination, sendUntil } from './nominations.js';
import { readyCases } from './ready-cases.js';

/**
 * Whoever hangs on the notice of this nomination and may still be sent: cleared, held back by an objection or at rest, or withdrawn for
 * as long as that can be undone.
 */
export async function stillToSend(desk: Pick<Desk, 'tx'>, nomination: Nomination): Promise<readonly string[]> {
  const rows = await desk.tx
    .select({ id: cases.id, state: cases.state, before: cases.priorState })
    .from(cases)
    .innerJoin(noticeSubjects, eq(noticeSubjects.subjectId, cases.id))
    .innerJoin(notices, eq(notices.id, noticeSubjects.noticeId))
    .where(
      and(
        eq(notices.nominationId, nomination.id),
        isNull(cases.endedAt),
        inArray(noticeSubjects.state, ['listed', 'underInvestigation', 'dismissed', 'cleared']),
      ),
    );
  return rows
    .filter(({ state, before }) => (state === 'withdrawn' ? before : state) === 'countyNotice')
    .map(({ id }) => id);
}

/**
 * After the bundle, a nomination whose bundle left somebody behind waits for them (NOTICE-O03: dismissed, they follow later). Once one is
 * cleared the county's officer is asked for a supplementary part, with days of its own; with nobody left the wait is over. Call it
 * whenever a place on a county's notice has changed; run twice it changes nothing.
 */
export async function followBundle(desk: Desk, nominationId: string): Promise<void> {
  const [nomination] = await desk.tx.select().from(nominations).where(eq(nominations.id, nominationId)).for('update');
  const subject = { kind: 'nomination', id: nominationId } as const;
  const run = nomination && (await openRun(desk, subject, 'bundle'));
  if (!run || run.number === 1) return;
  const round = await roundOf(desk, nomination.roundId);
  // its end has ended the nomination (HOST-26)
  if (round.state !== 'open') return;
  const ready = await readyCases(desk, round, nomination);
  if ((await stillToSend(desk, nomination)).length === 0) {
    await settleStage(desk, { subject, stage: 'bundle', number: run.number, outcome: 'nobody' });
    return;
  }
  const asked = and(eq(tasks.stageRunId, run.id), inArray(tasks.state, ['open', 'suspended']));
  const isAsked = (await desk.tx.select({ id: tasks.id }).from(tasks).where(asked)).length > 0;
  if (ready.length === 0 || isAsked) return;
  const dates = { ...supplementDates(desk, round, nomination), rungsDone: [] };
  const [dated] = await desk.tx.update(stageRuns).set(dates).where(eq(stageRuns.id, run.id)).returning();
  if (!dated) throw new Error('the bundle went away');
  await addTask(desk, dated, round, { kind: 'bundle', orgId: nomination.orgId, role: 'countyOfficer', strong: false });
  await tell(desk, subject, { kind: 'datesMoved' });
}

/** The county's date while it is still to come; after it, the working days of a bundle from now. */
function supplementDates(desk: Desk, round: Round, nomination: Nomination) {
  const { dueWorkingDays: workingDays, ...allowance } = daysAndAllowanceOf('bundle', round.parameters);
  const until = sendUntil(round, nomination);
  return until > desk.now
    ? datesUntil(desk.calendar(), dayOf(until), allowance)
    : datesFor(desk.calendar(), desk.now, { workingDays, ...allowance });
}

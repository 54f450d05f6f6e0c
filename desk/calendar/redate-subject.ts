import { eq } from 'drizzle-orm';
import { appeals, cases, notices, objections, vetoes } from '../../db/schema/all.js';
import { dueAfter, noticeWindow } from '../../domain/calendar/due.js';
import type { Instant } from '../../domain/time/beijing.js';
import { appealDates } from '../appeal/file-appeal.js';
import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';
import type { StageRun } from '../kit/stage.js';
import { hangLonger, lengthOf } from '../notice/hang-longer.js';
import { type NoticeFrame, objectionTerms } from '../notice/notice-frame.js';
import { extendConfirmations } from './extend-windows.js';

/** What was said to people as the end of their own time is never taken back: a window may only grow. */
export const atLeast = (told: Instant, derived: Instant): Instant => (derived > told ? derived : told);

/** Dates that a stage's subject keeps itself, and from which its plan takes them. */
export async function redateSubject(desk: Desk, frame: NoticeFrame, run: StageRun): Promise<void> {
  if (run.stage === 'noticeWindow') await redateNotice(desk, frame, run.subjectId);
  if (run.stage === 'objectionHandling') await redateObjection(desk, frame, run.subjectId);
  // a round's are extended with the round
  if (frame.kind === 'call') return extendConfirmations(desk, frame);
  if (run.stage === 'vetoHearing') await redateHearing(desk, frame, run.subjectId);
  if (run.stage === 'appealDecision') await redateAppeal(desk, frame, run.subjectId);
}

/** NOTICE-O01: it hangs its whole working days. */
async function redateNotice(desk: Desk, frame: NoticeFrame, noticeId: string): Promise<void> {
  const [notice] = await desk.tx.select().from(notices).where(eq(notices.id, noticeId)).for('update');
  if (notice?.state !== 'open') return;
  const workingDays = lengthOf(notice, frame);
  const window = noticeWindow(desk.calendar(), notice.publishedAt, workingDays);
  const closesAt = atLeast(notice.closesAt, window.until);
  const { calendarVersion } = window;
  if (closesAt === notice.closesAt) {
    await desk.tx.update(notices).set({ calendarVersion }).where(eq(notices.id, noticeId));
    return;
  }
  const contentHash = await hangLonger(desk, notice, { closesAt, calendarVersion, workingDays });
  const facts = { number: notice.number, before: notice.closesAt, closesAt, contentHash, calendar: calendarVersion };
  await record(desk, system, { chain: noticeId, act: 'extendNotice', ruleIds: ['NOTICE-O01'], facts });
}

async function redateObjection(desk: Desk, frame: NoticeFrame, id: string): Promise<void> {
  const [objection] = await desk.tx.select().from(objections).where(eq(objections.id, id));
  if (!objection?.due) return;
  const from = objection.confirmedAt ?? objection.receivedAt;
  const { due } = dueAfter(desk.calendar(), from, objectionTerms(frame).objectionHandlingWorkingDays);
  await desk.tx.update(objections).set({ due }).where(eq(objections.id, id));
}

async function redateHearing(desk: Desk, round: Round, id: string): Promise<void> {
  const [veto] = await desk.tx.select().from(vetoes).where(eq(vetoes.id, id));
  if (!veto) return;
  const { due } = dueAfter(desk.calendar(), veto.registeredAt, round.parameters.vetoHearingDays);
  await desk.tx
    .update(vetoes)
    .set({ hearingUntil: atLeast(veto.hearingUntil, due) })
    .where(eq(vetoes.id, id));
}

async function redateAppeal(desk: Desk, round: Round, id: string): Promise<void> {
  const [row] = await desk.tx
    .select({ appeal: appeals, file: cases })
    .from(appeals)
    .innerJoin(cases, eq(cases.id, appeals.caseId))
    .where(eq(appeals.id, id));
  if (!row) return;
  const { due } = appealDates({ ...desk, now: row.appeal.filedAt }, round, row.file, row.appeal.against);
  await desk.tx.update(appeals).set({ due }).where(eq(appeals.id, id));
}

import { and, desc, eq, inArray, notInArray } from 'drizzle-orm';
import { appeals, cases, noticeSubjects, notices, objections } from '../../db/schema/all.js';
import { type Refusal, refuse } from '../../domain/refusal.js';
import type { PersonActor } from '../kit/actor.js';
import { type Case, caseColumns } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';
import type { Seat } from '../kit/seats.js';
import { type Notice, openObjections, setSubject } from '../notice/find-notice.js';
import { publishAnew } from '../notice/publish-anew.js';
import { rejoinNotice } from '../notice/rejoin-notice.js';

/** Who decided that the candidate comes back, and in which post. */
export interface Decider {
  readonly actor: PersonActor;
  readonly seat: Seat;
}

/**
 * A candidate who was taken off the latest notice stands on it again while it hangs. Once it has come down nobody counts as cleared
 * by it who stood in its stage: a full-length notice of their own follows at once, at the same level (NOTICE-O05). An objection that
 * still waits holds the candidate back there too; one upheld while the candidate was away removes them (NOTICE-O03). Whoever had
 * gone on before keeps what the notice said.
 */
export async function hangAgain(desk: Desk, round: Round, caseId: string, by: Decider): Promise<Refusal | null> {
  const [latest] = await desk.tx
    .select({ notice: notices })
    .from(noticeSubjects)
    .innerJoin(notices, eq(notices.id, noticeSubjects.noticeId))
    .where(and(eq(noticeSubjects.subjectId, caseId), inArray(noticeSubjects.state, ['removed', 'upheld'])))
    .orderBy(desc(notices.publishedAt))
    .limit(1);
  const [file] = await desk.tx.select(caseColumns).from(cases).where(eq(cases.id, caseId));
  if (!latest || !file) return null;
  const { notice } = latest;
  const subject = { noticeId: notice.id, subjectId: caseId };
  const waiting = (await openObjections(desk, subject)).length > 0;
  if (await isFoundAgainst(desk, subject)) await setSubject(desk, subject, 'upheld');
  else if (notice.state === 'open') await setSubject(desk, subject, waiting ? 'underInvestigation' : 'listed');
  else if (!isIn(file, notice)) await setSubject(desk, subject, waiting ? 'underInvestigation' : 'cleared');
  else {
    const anew = await publishAnew(desk, by, { round, earlier: notice, file });
    if (!anew.ok) return anew.refusals[0] ?? refuse('caseChanged');
    if (waiting) await setSubject(desk, { noticeId: anew.value.noticeId, subjectId: caseId }, 'underInvestigation');
    return null;
  }
  await rejoinNotice(desk, caseId);
  return null;
}

/** Whether the case stands in the notice's stage, or will once its withdrawal is undone. */
const isIn = (file: Case, { level }: Notice): boolean =>
  (file.state === 'withdrawn' ? file.priorState : file.state) === `${level}Notice`;

/** An upheld objection that no appeal has overturned. */
async function isFoundAgainst(
  desk: Desk,
  at: { readonly noticeId: string; readonly subjectId: string },
): Promise<boolean> {
  const overturned = desk.tx
    .select({ id: appeals.subjectId })
    .from(appeals)
    .where(and(eq(appeals.against, 'objectionUpheld'), eq(appeals.state, 'upheld')));
  const rows = await desk.tx
    .select({ id: objections.id })
    .from(objections)
    .where(
      and(
        eq(objections.noticeId, at.noticeId),
        eq(objections.subjectId, at.subjectId),
        eq(objections.state, 'upheld'),
        notInArray(objections.id, overturned),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

import { eq } from 'drizzle-orm';
import { suspensions, terms } from '../../../db/schema/all.js';
import { accepted, type Refusal, type Result, refused } from '../../../domain/refusal.js';
import { addDays, type Day, dayOf } from '../../../domain/time/beijing.js';
import { laterOf } from '../../../domain/time/span.js';
import type { PersonActor } from '../../kit/actor.js';
import type { Desk } from '../../kit/deps.js';
import type { Seat } from '../../kit/seats.js';
import type { Term } from '../../kit/term.js';
import { underWay } from '../assessment/under-way.js';
import { moveTerm } from '../terms.js';
import { resumeCertificate } from './paper.js';
import { wakeHost } from './rest-host.js';
import { openSuspension, type SuspensionRow } from './suspensions.js';
import { writeOfRest } from './write-of-rest.js';

/**
 * The studio works again from today, where it stood before; an assessment that was called or finished meanwhile says whether it is under
 * one. The certificate is valid again and the host is asked again. Refuses as `moveTerm`.
 */
export async function workAgain(
  desk: Desk,
  actor: PersonActor,
  seat: Seat,
  term: Term,
  row: SuspensionRow,
): Promise<Result<{ readonly on: Day }>> {
  const on = dayOf(desk.now);
  const refusal = await goOn(desk, term);
  if (refusal) return refused(refusal);
  await closeRow(desk, row, addDays(on, -1), actor.personId);
  if (row.pausedCertificate) await resumeCertificate(desk, term, { actor, seat, suspensionId: row.id });
  const [state] = await desk.tx.select({ state: terms.state }).from(terms).where(eq(terms.id, term.id));
  await wakeHost(desk, { ...term, state: state?.state ?? term.state }, row);
  await writeOfRest(desk, term, { event: `resumed:${row.id}`, letter: 'studioResumed', data: { on } });
  return accepted({ on });
}

async function goOn(desk: Desk, term: Term): Promise<Refusal | null> {
  const state = term.priorState ?? 'running';
  const refusal = await moveTerm(desk, term, 'resume', { set: { priorState: null } });
  if (refusal) return refusal;
  const isAssessed = await underWay(desk, term.id);
  if (state === 'running' && isAssessed) return moveTerm(desk, { ...term, state }, 'assess');
  if (state === 'underAssessment' && !isAssessed) return moveTerm(desk, { ...term, state }, 'finishAssessment');
  return null;
}

/** The term has ended first, or its host is lost: nothing rests any more. */
export async function endSuspension(desk: Desk, term: Term): Promise<void> {
  const row = await openSuspension(desk, term.id);
  if (!row) return;
  await closeRow(desk, row, dayOf(desk.now) > term.toDay ? term.toDay : dayOf(desk.now), null);
  await wakeHost(desk, term, row);
}

const closeRow = async ({ tx, now }: Desk, row: SuspensionRow, last: Day, resumedBy: string | null): Promise<void> =>
  void (await tx
    .update(suspensions)
    .set({ toDay: laterOf(last, addDays(row.fromDay, -1)), resumedBy, endedAt: now })
    .where(eq(suspensions.id, row.id)));

import { randomUUID } from 'node:crypto';
import { assessments } from '../../../db/schema/all.js';
import type { PlannedAssessment } from '../../../domain/studio/assessment/dates.js';
import { targetIn } from '../../../domain/studio/letter/pro-rata.js';
import { yearOf } from '../../../domain/studio/term.js';
import type { Day } from '../../../domain/time/beijing.js';
import type { DaySpan } from '../../../domain/time/school-year.js';
import { system } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import type { Desk } from '../../kit/deps.js';
import { startProcess } from '../../kit/news.js';
import type { Term } from '../../kit/term.js';
import { letterInForce } from '../letters.js';
import { restSpans } from '../suspension/suspensions.js';
import { moveTerm, spanOf } from '../terms.js';
import { plannedFor, tellOfYears } from './years.js';

/**
 * ASSESS-02, ASSESS-O06: starts what opens in a year of the term by a day and has not been started, in the transaction that has come to
 * that day. Without a sealed letter there is nothing to compare with (ASSESS-03): nothing is started, and the term's story says so; a
 * letter sealed later calls nothing after the event.
 */
export async function startAssessments(desk: Desk, term: Term, year: number, by: Day): Promise<void> {
  const { from } = yearOf(spanOf(term), year);
  const due = plannedFor(term).filter(({ opensOn }) => from < opensOn && opensOn <= by);
  if (due.length === 0) return;
  const letter = await letterInForce(desk, term.id);
  const rests = await restSpans(desk, term.id, by);
  for (const planned of due) {
    const because = !letter ? 'letterNotSealed' : isSkipped(planned, rests, term) ? 'stoodStill' : null;
    if (!because) await startAssessment(desk, term, planned);
    else if (planned.opensOn === by) await leaveOut(desk, term, planned, because);
  }
  await tellOfYears(desk, term);
}

/** ASSESS-O05: by an edition that skips it, a year in which the studio stood still is not assessed. */
const isSkipped = ({ kind, covers }: PlannedAssessment, rests: readonly DaySpan[], { parameters }: Term): boolean =>
  kind === 'annual' && targetIn(1, covers, rests, parameters) === null;

const leaveOut = (
  desk: Desk,
  { id: chain }: Term,
  { kind, year }: PlannedAssessment,
  because: 'letterNotSealed' | 'stoodStill',
): Promise<void> =>
  record(desk, system, {
    chain,
    act: 'leaveOutAssessment',
    ruleIds: [because === 'stoodStill' ? 'ASSESS-O05' : 'ASSESS-03'],
    facts: { assessmentKind: kind, year, because },
  });

/** Opens one assessment once, with its process; a term that is running is under assessment from then on. */
export async function startAssessment(desk: Desk, term: Term, planned: PlannedAssessment): Promise<string | null> {
  const { kind, year, covers, reportDueOn } = planned;
  const [made] = await desk.tx
    .insert(assessments)
    .values({
      id: randomUUID(),
      termId: term.id,
      kind,
      year,
      fromDay: covers.from,
      toDay: covers.to,
      reportDueOn,
      state: 'called',
      startedAt: desk.now,
    })
    .onConflictDoNothing()
    .returning({ id: assessments.id });
  if (!made) return null;
  if (term.state === 'running') await moveTerm(desk, term, 'assess');
  await record(desk, system, {
    chain: term.id,
    act: 'startAssessment',
    ruleIds: ['ASSESS-02', 'ASSESS-O06'],
    facts: { assessmentKind: kind, year, reportDueOn },
  });
  await startProcess(desk, 'assessment', {
    subject: { kind: 'assessment', id: made.id },
    termId: term.id,
    termCode: `${term.studio.number}/${term.number}`,
    ...(kind === 'cycle' && { ofCycle: true as const }),
  });
  return made.id;
}

import { randomUUID } from 'node:crypto';
import { assessments } from '../../../db/schema/all.js';
import { assessmentsOf, type PlannedAssessment } from '../../../domain/studio/assessment/dates.js';
import { yearOf } from '../../../domain/studio/term.js';
import { addDays } from '../../../domain/time/beijing.js';
import { system } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import type { Desk } from '../../kit/deps.js';
import { startProcess } from '../../kit/news.js';
import type { Term } from '../../kit/term.js';
import { letterOf } from '../letters.js';
import { moveTerm, spanOf } from '../terms.js';

/**
 * ASSESS-02, ASSESS-O06: what the anniversary after a year of a term opens, in the transaction that ends the year. Without a letter
 * there is nothing to compare with (ASSESS-03): nothing is started, and the term's story says so.
 */
export async function startAssessments(desk: Desk, term: Term, year: number): Promise<void> {
  const anniversary = addDays(yearOf(spanOf(term), year).to, 1);
  const due = assessmentsOf(spanOf(term), term.parameters).filter(
    (one) => one.kind === 'annual' && one.year === year && one.opensOn === anniversary,
  );
  if (due.length === 0) return;
  const letter = await letterOf(desk, term.id);
  for (const planned of due)
    if (letter?.sealed) await startAssessment(desk, term, planned);
    else
      await record(desk, system, {
        chain: term.id,
        act: 'leaveOutAssessment',
        ruleIds: ['ASSESS-03'],
        facts: { year, because: 'letterNotSealed' },
      });
}

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
  });
  return made.id;
}

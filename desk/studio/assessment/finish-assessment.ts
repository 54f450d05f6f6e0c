import { and, eq, ne } from 'drizzle-orm';
import { assessments } from '../../../db/schema/all.js';
import { consequencesOf } from '../../../domain/studio/assessment/consequences.js';
import { system } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import type { Desk } from '../../kit/deps.js';
import type { Term } from '../../kit/term.js';
import { lockTerm, moveTerm } from '../terms.js';
import { type Assessment, assessmentOf, moveAssessment } from './assessments.js';
import { underWay } from './under-way.js';
import { writeOfResult } from './write-of-result.js';
import { tellOfYears } from './years.js';

/**
 * A published result is final: no appeal is possible any more, or the one there was is dismissed. What follows by arithmetic is put on
 * record (ASSESS-08, ASSESS-09, ASSESS-O03), the studio and its unit are written to, and the term runs on.
 * @throws Error where the assessment cannot be finished: the caller has looked
 */
export async function finishAssessment(
  desk: Desk,
  term: Pick<Term, 'id'>,
  assessmentId: string,
  event: 'finish' | 'dismissAppeal',
): Promise<void> {
  // two that end at the same moment wait for each other: the last of them finds the others over
  const whole = await lockTerm(desk, term.id);
  if (!whole) throw new Error('an assessment without its term');
  const assessment = await assessmentOf(desk, assessmentId);
  const { kind, grade } = assessment;
  if (!grade) throw new Error('nothing was published that could be final');
  const unqualifiedYears = (await earlierUnqualified(desk, assessment)) + (grade === 'unqualified' ? 1 : 0);
  const consequences = [...consequencesOf({ kind, grade, unqualifiedYears }, whole.parameters)];
  const refusal = await moveAssessment(desk, assessment, event, {
    holds: { appealOver: true },
    set: { finalAt: desk.now, consequences },
  });
  if (refusal) throw new Error(`the assessment cannot be finished: ${JSON.stringify(refusal)}`);
  await record(desk, system, {
    chain: assessmentId,
    act: 'finishAssessment',
    ruleIds: ['ASSESS-O07', ...new Set(consequences.map(({ ruleId }) => ruleId))],
    facts: { grade, consequences: consequences.map((one) => one.kind).join(',') },
  });
  if (whole.state === 'underAssessment' && !(await underWay(desk, whole.id)))
    await moveTerm(desk, whole, 'finishAssessment');
  if (kind === 'annual') await tellOfYears(desk, whole);
  await writeOfResult(desk, whole, assessmentId, 'resultFinal');
}

/** ASSESS-O03: annual assessments of this term that ended unqualified before. */
async function earlierUnqualified({ tx }: Desk, { id, termId }: Assessment): Promise<number> {
  const rows = await tx
    .select({ id: assessments.id })
    .from(assessments)
    .where(
      and(
        eq(assessments.termId, termId),
        ne(assessments.id, id),
        eq(assessments.kind, 'annual'),
        eq(assessments.state, 'final'),
        eq(assessments.grade, 'unqualified'),
      ),
    );
  return rows.length;
}

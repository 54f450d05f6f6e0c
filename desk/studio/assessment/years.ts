import { and, asc, eq } from 'drizzle-orm';
import { assessments } from '../../../db/schema/all.js';
import { type YearResult, yearsAwaited } from '../../../domain/studio/assessment/cycle.js';
import { assessmentsOf, type PlannedAssessment } from '../../../domain/studio/assessment/dates.js';
import { assessmentsOver } from '../../../domain/studio/assessment/states.js';
import { dayOf } from '../../../domain/time/beijing.js';
import type { Desk } from '../../kit/deps.js';
import { tell } from '../../kit/news.js';
import type { Term } from '../../kit/term.js';
import { spanOf } from '../terms.js';
import { exactOf } from './result.js';

/** The assessments of a term: one a year, and the one of the cycle beside the last of them. */
export const plannedFor = (term: Term): readonly PlannedAssessment[] => assessmentsOf(spanOf(term), term.parameters);

/** The annual assessments of a term as far as they are, in their order. */
export async function yearResults({ tx }: Pick<Desk, 'tx'>, termId: string): Promise<readonly YearResult[]> {
  const rows = await tx
    .select({ year: assessments.year, state: assessments.state, score: assessments.score })
    .from(assessments)
    .where(and(eq(assessments.termId, termId), eq(assessments.kind, 'annual')))
    .orderBy(asc(assessments.year));
  return rows.map(({ score, ...row }) => ({ ...row, score: score === null ? null : exactOf(score) }));
}

/**
 * ASSESS-O02: tells the assessment of the cycle that every year it rests on is final, or is not assessed. The caller holds the term and
 * has just changed one of them; told more than once it hears it once.
 */
export async function tellOfYears(desk: Desk, term: Term): Promise<void> {
  const [cycle] = await desk.tx
    .select({ id: assessments.id, state: assessments.state })
    .from(assessments)
    .where(and(eq(assessments.termId, term.id), eq(assessments.kind, 'cycle')));
  if (!cycle || assessmentsOver.includes(cycle.state)) return;
  if (yearsAwaited(plannedFor(term), await yearResults(desk, term.id), dayOf(desk.now)).length > 0) return;
  const subject = { kind: 'assessment', id: cycle.id } as const;
  await tell(desk, subject, { kind: 'settled', stage: 'yearResults', number: 1, outcome: 'final' });
}

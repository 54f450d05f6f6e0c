import { and, eq, notInArray } from 'drizzle-orm';
import { assessments } from '../../../db/schema/all.js';
import { assessmentsOver } from '../../../domain/studio/assessment/states.js';
import type { Desk } from '../../kit/deps.js';

/** Whether an assessment of the term was called and is not over. */
export async function underWay({ tx }: Pick<Desk, 'tx'>, termId: string): Promise<boolean> {
  const [one] = await tx
    .select({ id: assessments.id })
    .from(assessments)
    .where(and(eq(assessments.termId, termId), notInArray(assessments.state, [...assessmentsOver])))
    .limit(1);
  return one !== undefined;
}

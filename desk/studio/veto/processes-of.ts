import { and, eq, isNull, sql } from 'drizzle-orm';
import { assessments, processes } from '../../../db/schema/all.js';
import type { Subject } from '../../../domain/news.js';
import type { Desk } from '../../kit/deps.js';

/** What a revocation stops: the term's own process, and those of its assessments that are not over. */
export async function processesOf({ tx }: Pick<Desk, 'tx'>, termId: string): Promise<readonly Subject[]> {
  const rows = await tx
    .select({ id: assessments.id })
    .from(assessments)
    .innerJoin(processes, eq(processes.workflowId, sql`'assessment-' || ${assessments.id}`))
    .where(and(eq(assessments.termId, termId), isNull(processes.endedAt)));
  return [{ kind: 'term', id: termId }, ...rows.map(({ id }) => ({ kind: 'assessment' as const, id }))];
}

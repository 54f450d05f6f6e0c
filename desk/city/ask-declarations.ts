import { and, asc, eq } from 'drizzle-orm';
import { cases, conflicts, experts } from '../../db/schema/all.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';
import { openRun } from '../kit/stage.js';
import { addFurtherTask } from './further-task.js';

/**
 * Candidates have come to the city after experts had declared (HOST-O14): each of these experts is asked again, by a further task and
 * letter, for a word on the new ones only (HOST-O15). Whoever has not declared yet finds them on the list that is open already.
 */
export async function askDeclarations(desk: Desk, round: Round): Promise<void> {
  const run = await openRun(desk, { kind: 'round', id: round.id }, 'panelFormation');
  if (!run) return;
  // locked before anything is read: a declaration at this very moment either names the new ones or is seen here
  const pool = await desk.tx
    .select()
    .from(experts)
    .where(and(eq(experts.roundId, round.id), eq(experts.state, 'pool')))
    .orderBy(asc(experts.personId))
    .for('update');
  const files = await desk.tx
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.roundId, round.id), eq(cases.state, 'submittedToCity')));
  const words = await desk.tx.select().from(conflicts).where(eq(conflicts.roundId, round.id));
  for (const { personId, declaredAt } of pool) {
    const spoken = new Set(words.filter((word) => word.personId === personId).map((word) => word.caseId));
    if (declaredAt === null || files.every((file) => spoken.has(file.id))) continue;
    await desk.tx
      .update(experts)
      .set({ declaredAt: null })
      .where(and(eq(experts.roundId, round.id), eq(experts.personId, personId)));
    await addFurtherTask(desk, run, round, {
      kind: 'declareConflicts',
      orgId: round.bureauId,
      role: 'expert',
      personId,
    });
  }
}

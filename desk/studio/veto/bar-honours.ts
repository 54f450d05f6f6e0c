import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { accountabilityRecords, vetoes } from '../../../db/schema/all.js';
import { barEndOf } from '../../../domain/studio/veto/vetoes.js';
import { system } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import type { Desk } from '../../kit/deps.js';
import { openRun, settleStage } from '../../kit/stage.js';
import { spanOf } from '../terms.js';
import type { TakenFindingTask } from './finding-task.js';

/**
 * What an effective performance veto does: no honours until the end of the term and a year beyond (VETO-03, VETO-O01), and a record of who is
 * responsible (VETO-04), in which the unit stands without being barred (VETO-O02). The title is not touched.
 */
export async function barHonours(desk: Desk, { finding, term }: TakenFindingTask): Promise<null> {
  const barredUntil = barEndOf(spanOf(term), term.parameters);
  await desk.tx.update(vetoes).set({ barredUntil }).where(eq(vetoes.id, finding.id));
  await desk.tx.insert(accountabilityRecords).values({
    id: randomUUID(),
    vetoId: finding.id,
    termId: term.id,
    unitId: term.studio.unitId,
    state: 'open',
    openedAt: desk.now,
  });
  await record(desk, system, {
    chain: term.id,
    act: 'barHonours',
    ruleIds: ['VETO-03', 'VETO-04', 'VETO-O01', 'VETO-O02'],
    facts: { barredUntil },
  });
  return null;
}

/**
 * VETO-O05, VETO-O06: the veto stands no more: its bar falls, and nobody is asked any more who answers for it. What was closed before
 * stays on record.
 */
export async function unbarHonours(desk: Desk, vetoId: string): Promise<void> {
  await desk.tx
    .update(accountabilityRecords)
    .set({ state: 'void' })
    .where(and(eq(accountabilityRecords.vetoId, vetoId), eq(accountabilityRecords.state, 'open')));
  const subject = { kind: 'veto', id: vetoId } as const;
  const run = await openRun(desk, subject, 'findingAccountability');
  if (run) await settleStage(desk, { subject, stage: 'findingAccountability', number: run.number, outcome: 'lifted' });
}

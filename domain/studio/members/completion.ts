/** MEMBER-09, MEMBER-O05: the host says of each member, once the term is over, whether the tasks were completed; the record is before them. */
import { type Refusal, refuse } from '../../refusal.js';
import { isDone, type RecordLine } from './record.js';

export const verdicts = ['completed', 'notCompleted'] as const;
export type Verdict = (typeof verdicts)[number];

/**
 * 'badInput' (MEMBER-09) for a verdict without a reason that is not what the record says: not completed, or completed with tasks that the
 * confirmed work does not fill.
 */
export function refuseVerdict(record: readonly RecordLine[], verdict: Verdict, reason: string): Refusal | null {
  const open = record.filter((line) => !isDone(line)).length;
  const speaksForItself = verdict === 'completed' && open === 0;
  return speaksForItself || reason.trim() !== ''
    ? null
    : refuse('badInput', { ruleId: 'MEMBER-09', field: 'reason', facts: { issue: 'empty', open } });
}

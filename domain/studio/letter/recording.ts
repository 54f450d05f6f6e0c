/** What may be put on the record of a studio's work, and who may say that it was done. A record counts once it is confirmed (`progress`). */
import { compare, fraction, parseDecimal } from '../../panel/decimal.js';
import { type Refusal, refuse } from '../../refusal.js';
import type { Day } from '../../time/beijing.js';
import type { DaySpan } from '../../time/school-year.js';
import type { StudioState } from '../states.js';
import { isAlive } from './issue.js';
import { type Work, type WorkKind, workRules } from './work.js';

/** `returned` is final: the host records anew, and the record that was sent back stays readable. */
export const workStates = ['recorded', 'confirmed', 'returned'] as const;
export type WorkState = (typeof workStates)[number];

/** STUDIO-23, STUDIO-24: what comes of months; everything else is held on one day, before people. */
const results: readonly WorkKind[] = ['completedTopic', 'researchReport', 'paper', 'book', 'localResearch'];
export const isActivity = (kind: WorkKind): boolean => !results.includes(kind);

const hoursOfADay = fraction(24n);

/**
 * Everything that keeps an entry off the record: 'stageNotOpen' (STUDIO-05) while the term is over or stands still; 'badInput' for a
 * day outside the term (STUDIO-05) or to come, and for an activity of more hours than a day has or before nobody (the kind's rule).
 */
export function refuseRecord(
  term: DaySpan & { readonly state: StudioState },
  { kind, on, hours, participants }: Pick<Work, 'kind' | 'on' | 'hours' | 'participants'>,
  today: Day,
): readonly Refusal[] {
  if (!isAlive(term.state) || term.state === 'suspended') return [refuse('stageNotOpen', { ruleId: 'STUDIO-05' })];
  const ruleId = workRules[kind];
  const { from, to } = term;
  const list: Refusal[] = [];
  if (on < from || on > to)
    list.push(refuse('badInput', { ruleId: 'STUDIO-05', field: 'on', facts: { issue: 'day', from, to } }));
  else if (on > today) list.push(refuse('badInput', { ruleId, field: 'on', facts: { issue: 'future' } }));
  if (!isActivity(kind)) return list;
  const spent = parseDecimal(hours);
  if (!spent || compare(spent, hoursOfADay) > 0)
    list.push(refuse('badInput', { ruleId, field: 'hours', facts: { issue: 'high', most: 24 } }));
  if (participants === 0)
    list.push(refuse('badInput', { ruleId, field: 'participants', facts: { issue: 'low', least: 1 } }));
  return list;
}

/**
 * 'taskClosed' once it was confirmed or returned; 'secondPersonRequired' for whoever recorded it; 'badInput' for a return without a
 * reason. All under the kind's rule.
 */
export function refuseJudgement(
  work: { readonly kind: WorkKind; readonly state: WorkState; readonly recordedBy: string },
  said: { readonly personId: string; readonly outcome: Exclude<WorkState, 'recorded'>; readonly reason: string },
): Refusal | null {
  const ruleId = workRules[work.kind];
  if (work.state !== 'recorded') return refuse('taskClosed', { ruleId });
  if (work.recordedBy === said.personId) return refuse('secondPersonRequired', { ruleId });
  return said.outcome === 'returned' && said.reason.trim() === ''
    ? refuse('badInput', { ruleId, field: 'reason' })
    : null;
}

import { and, count, eq } from 'drizzle-orm';
import { cases, noticeSubjects, notices } from '../../db/schema/all.js';
import { softMaximum } from '../../domain/panel/ranking.js';
import { type Refusal, refuse } from '../../domain/refusal.js';
import { addYears, dayOf } from '../../domain/time/beijing.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';
import { formOf } from './form-of.js';

/** HOST-26: only whom the city's notice has cleared. 'stageNotOpen' otherwise. */
export async function refuseUncleared(desk: Desk, file: Case): Promise<Refusal | null> {
  const hung = await desk.tx
    .select({ state: noticeSubjects.state })
    .from(noticeSubjects)
    .innerJoin(notices, eq(notices.id, noticeSubjects.noticeId))
    .where(and(eq(noticeSubjects.subjectId, file.id), eq(notices.level, 'city')));
  const cleared = file.state === 'finalDecision' && hung.some((row) => row.state === 'cleared');
  return cleared ? null : refuse('stageNotOpen', { ruleId: 'HOST-26', facts: { state: file.state } });
}

/** HOST-10, HOST-O06: time has passed since the application; the years that remain are counted again from today. */
export async function refuseShortService(desk: Desk, round: Round, file: Case): Promise<Refusal | null> {
  const { minRemainingYears, recheckRemainingYearsAtFinalDecision } = round.parameters;
  if (!recheckRemainingYearsAtFinalDecision) return null;
  const { expectedEndDate } = await formOf(desk, file);
  const neededDay = addYears(dayOf(desk.now), minRemainingYears);
  if (expectedEndDate >= neededDay) return null;
  return refuse('notEligible', {
    ruleId: 'HOST-10',
    field: 'expectedEndDate',
    facts: { neededDay, years: minRemainingYears },
  });
}

/**
 * HOST-14, HOST-28: capacity is a ceiling, counted under the lock of the round's row. 'quotaExhausted' (HOST-O16) beyond the soft
 * maximum; 'ruleForbids' (HOST-O16, field reason) between the two without a reason.
 */
export async function refuseBeyondCapacity(desk: Desk, round: Round, reason: string): Promise<Refusal | null> {
  const [row] = await desk.tx
    .select({ approved: count() })
    .from(cases)
    .where(and(eq(cases.roundId, round.id), eq(cases.state, 'approved')));
  const approved = row?.approved ?? 0;
  const { capacity } = round.parameters;
  const most = softMaximum(round.parameters);
  if (approved >= most) return refuse('quotaExhausted', { ruleId: 'HOST-O16', facts: { cap: most, used: approved } });
  if (approved >= capacity && reason === '')
    return refuse('ruleForbids', { ruleId: 'HOST-O16', field: 'reason', facts: { capacity, approved } });
  return null;
}

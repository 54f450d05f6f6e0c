import { restReminderOn } from '../../../domain/studio/suspension.js';
import { addDays, at as atTime } from '../../../domain/time/beijing.js';
import type { DaySpan } from '../../../domain/time/school-year.js';
import type { Desk } from '../../kit/deps.js';
import { tell } from '../../kit/news.js';
import { openStage } from '../../kit/stage.js';
import type { OwnLetter } from '../../kit/stage-plan.js';
import type { Term } from '../../kit/term.js';
import { suspensionDecision } from '../../stages/suspension-decision.js';
import { openSuspension } from './suspensions.js';
import { writeOfRest } from './write-of-rest.js';

/** STUDIO-O05: within a year of the term, the reminder that a suspension is nearly over, and the moment at which the city is asked. */
export async function restLetters(desk: Pick<Desk, 'tx'>, term: Term, year: DaySpan): Promise<readonly OwnLetter[]> {
  const row = term.state === 'suspended' ? await openSuspension(desk, term.id) : null;
  if (!row) return [];
  const reminded = restReminderOn({ from: row.fromDay, to: row.untilDay }, term.parameters);
  const after = addDays(row.untilDay, 1);
  return [
    ...(reminded ? [{ code: `rest:${reminded}`, day: reminded, time: '09:00' }] : []),
    { code: `restOver:${after}`, day: after, time: '00:00' },
  ]
    .filter(({ day }) => year.from <= day && day <= year.to)
    .map(({ code, day, time }) => ({ code, at: atTime(day, time) }));
}

export const isOfRest = ({ code }: Pick<OwnLetter, 'code'>): boolean => code.startsWith('rest');

/** Reminds, or asks the city. Resumed in the meantime, a studio needs neither. */
export async function sendRestLetter(desk: Desk, term: Term, { code }: Pick<OwnLetter, 'code'>): Promise<void> {
  const row = await openSuspension(desk, term.id);
  if (!row) return;
  if (code.startsWith('rest:')) {
    const event = `${code}:${row.id}`;
    return writeOfRest(desk, term, { event, letter: 'suspensionEnds', data: { until: row.untilDay } });
  }
  const subject = { kind: 'term', id: term.id } as const;
  const { number } = row;
  await openStage(desk, suspensionDecision, { subject, stage: 'suspensionDecision', number, termId: term.id });
  await tell(desk, subject, { kind: 'opened', stage: 'suspensionDecision', number });
}

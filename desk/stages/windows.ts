import { basisOf } from '../../domain/calendar/due.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { Desk } from '../kit/deps.js';
import { type StageContext, type StagePlan, windowUntil } from '../kit/stage.js';
import { nobody } from '../kit/stage-plan.js';

/** The round's own date for a stage; every round has one from the moment it opens. */
export function roundDate(at: StageContext, name: string): string {
  const date = at.round.dates[name];
  if (!date) throw new Error(`the round has no date for ${name}`);
  return date;
}

const until = (name: string) => (desk: Desk, at: StageContext) => {
  const due = roundDate(at, name);
  return windowUntil(due, basisOf(desk.calendar(), dayOf(due)));
};

/** Individual application (HOST-01): open until the round's date, that day included (CONV-06). */
export const applicationWindow: StagePlan = {
  ruleIds: ['HOST-15'],
  tasks: nobody,
  dates: until('applicationWindow'),
};

/** Until the city's date counties and schools may send candidates (HOST-22, HOST-24, HOST-O14). */
export const nominationWindow: StagePlan = {
  ruleIds: ['HOST-22', 'HOST-24'],
  tasks: nobody,
  dates: until('nominationWindow'),
};

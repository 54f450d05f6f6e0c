import { summaryAskedOn, summaryDaysOf } from '../../../domain/studio/members/term.js';
import { at as atTime, type Day, dayOf } from '../../../domain/time/beijing.js';
import type { Desk } from '../../kit/deps.js';
import type { OwnLetter } from '../../kit/stage-plan.js';
import type { Term } from '../../kit/term.js';
import { liveMembers, type Membership } from '../memberships.js';
import { askForWriting } from './ask-for.js';
import { writingsOf } from './writings.js';

/** The last days of a member's periods; none before the member serves. */
const daysOf = ({ fromDay, toDay }: Membership, { parameters }: Pick<Term, 'parameters'>): readonly Day[] =>
  fromDay && toDay ? summaryDaysOf({ from: fromDay, to: toDay }, parameters) : [];

/** MEMBER-06: when the members of a term are asked for their summaries; none after `until`. */
export async function summaryLetters(desk: Pick<Desk, 'tx'>, term: Term, until: Day): Promise<readonly OwnLetter[]> {
  const days = (await liveMembers(desk, term.id)).flatMap((one) =>
    daysOf(one, term).map((due) => summaryAskedOn(due, term.parameters)),
  );
  return [...new Set(days)]
    .filter((day) => day <= until)
    .map((day) => ({ code: `summary:${day}`, at: atTime(day, '00:00') }));
}

/** Asks every member for the summary of a period that nears its end, once. */
export async function askForSummaries(desk: Desk, term: Term): Promise<void> {
  const today = dayOf(desk.now);
  for (const membership of await liveMembers(desk, term.id)) {
    const asked = (await writingsOf(desk, membership.id)).map(({ dueOn }) => dueOn);
    for (const due of daysOf(membership, term))
      if (summaryAskedOn(due, term.parameters) <= today && !asked.includes(due))
        await askForWriting(desk, term, membership, 'summary', due);
  }
}

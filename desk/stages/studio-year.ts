import { deliverAt } from '../../domain/ladder/quiet-hours.js';
import { endRemindersOf, yearOf } from '../../domain/studio/term.js';
import { addDays, at as atTime, type Day, dayOf, endOfDay } from '../../domain/time/beijing.js';
import type { Desk } from '../kit/deps.js';
import { tell } from '../kit/news.js';
import { levelIn, officerOf } from '../kit/organiser.js';
import { postTo } from '../kit/post.js';
import { holdersOf } from '../kit/seats.js';
import { openStage, voidStages, windowUntil } from '../kit/stage.js';
import { nobody, type TermContext, type TermPlan } from '../kit/stage-plan.js';
import { startAssessments } from '../studio/assessment/start-assessments.js';
import { plannedFor } from '../studio/assessment/years.js';
import { askOfMembers } from '../studio/end-of-service.js';
import { lapseRequests } from '../studio/fund/requests.js';
import { askToClose, yearEnds } from '../studio/fund/year-end.js';
import { letRequestsLapse } from '../studio/goals/goal-changes.js';
import { endLeavings, leavingLetters } from '../studio/leavings.js';
import { letMovesLapse } from '../studio/move/moves.js';
import { askForRenewal } from '../studio/page/renewal.js';
import { staleLetters } from '../studio/page/stale.js';
import { leaveUnread } from '../studio/page/versions.js';
import { askForPlans } from '../studio/plans-asked.js';
import { dropRemovals } from '../studio/removals.js';
import { endSuspension } from '../studio/suspension/end-suspension.js';
import { isOfRest, restLetters, sendRestLetter } from '../studio/suspension/letters.js';
import { moveTerm, spanOf } from '../studio/terms.js';
import { askForSummaries, summaryLetters } from '../studio/writings/summaries.js';
import { letterDrafting } from './letter-drafting.js';
import { receipt } from './receipt.js';
import { unitConfirmation } from './unit-confirmation.js';

/** What the first year asks for at once, beside itself: a studio is established while its term runs (STUDIO-O03). */
const beside = { receipt, unitConfirmation, letterDrafting } as const;

/** STUDIO-05: a year of a term, to its last day. The last year ends the term, whatever is undecided (STUDIO-O03). */
export const studioYear: TermPlan = {
  frame: 'term',
  ruleIds: ['STUDIO-05', 'STUDIO-O01', 'STUDIO-O03', 'ASSESS-O06'],
  tasks: nobody,
  // calendar days: no holiday of a year to come moves them
  dates: (desk, { term, number }) =>
    windowUntil(endOfDay(yearOf(spanOf(term), number).to), {
      calendarVersion: desk.calendar().version,
      provisional: false,
    }),
  onOpen: async (desk, { subject, term, number }) => {
    // of a letter that was sealed before anybody was asked for plans
    if (number > 1) return askForPlans(desk, term);
    await must(moveTerm(desk, term, 'establish'));
    // certificate and plaque of a renewed studio are with its unit already
    const asked = ['unitConfirmation', 'letterDrafting'] as const;
    for (const stage of term.number === 1 ? (['receipt', ...asked] as const) : asked) {
      await openStage(desk, beside[stage], { subject, stage, number: 1, termId: term.id });
      await tell(desk, subject, { kind: 'opened', stage, number: 1 });
    }
    // of the term before, which asks nobody any more
    await askToClose(desk, term);
  },
  onEnd: async (desk, { subject, term, number }) => {
    await startAssessments(desk, term, number, addDays(yearOf(spanOf(term), number).to, 1));
    // a year that is ended late has sent none of its letters
    await askToClose(desk, term);
    if (yearOf(spanOf(term), number).to !== term.toDay) return;
    await dropRemovals(desk, { termId: term.id });
    await endLeavings(desk, term);
    await must(moveTerm(desk, term, 'endTerm'));
    // papers of a term that is over bind nobody to anything, and nobody becomes its member: all are taken off the desks (STUDIO-17, STUDIO-18)
    await voidStages(desk, subject, 'termEnded', [
      'letterDrafting',
      'letterSigning',
      'planFiling',
      'suspensionDecision',
      'moveConsent',
      'goalOpinion',
      'goalChange',
      'memberDecision',
      'agreementSigning',
      'memberFilling',
      'removalHearing',
      'removalDecision',
      'pageModeration',
      'pageRenewal',
      'fundApproval',
    ]);
    await askOfMembers(desk, term);
    await leaveUnread(desk, term.id);
    await letRequestsLapse(desk, term.id);
    await lapseRequests(desk, term.id);
    if (term.state === 'suspended') await endSuspension(desk, term);
    await letMovesLapse(desk, term.id);
  },
  letters: async (desk, { term, number }) => {
    const year = yearOf(spanOf(term), number);
    const isWithin = (day: Day) => year.from < day && day <= year.to;
    // what opens within the year; an anniversary's opens with the end of the year before
    const opens = [...new Set(plannedFor(term).map(({ opensOn }) => opensOn))].filter(isWithin);
    const ends = endRemindersOf(spanOf(term), term.parameters).filter((day) => year.from <= day && day <= year.to);
    return [
      ...opens.map((day) => ({ code: `assess:${day}`, at: atTime(day, '00:00') })),
      ...ends.map((day) => ({ code: `ends:${day}`, at: atTime(day, '09:00') })),
      ...(await staleLetters(desk, term, year)),
      ...(await leavingLetters(desk, term, year.to)),
      ...(await summaryLetters(desk, term, year.to)),
      ...(await yearEnds(desk, term, year)),
      ...(await restLetters(desk, term, year)),
    ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  },
  send: async (desk, at, letter) => {
    if (letter.code.startsWith('fund:')) return askToClose(desk, at.term);
    if (letter.code.startsWith('page:')) return askForRenewal(desk, at.term, letter);
    if (letter.code.startsWith('summary:')) return askForSummaries(desk, at.term);
    if (letter.code.startsWith('leave:')) return endLeavings(desk, at.term);
    if (isOfRest(letter)) return sendRestLetter(desk, at.term, letter);
    // the last of those missed opens all that was to open; so does a reminder of the end
    const day = letter.code.startsWith('assess:') ? letter.code.slice('assess:'.length) : dayOf(desk.now);
    await startAssessments(desk, at.term, at.number, day);
    if (letter.code.startsWith('ends:')) await writeOfTheEnd(desk, at, letter);
  },
};

/** To the host, the unit's leader and the bureau's officers. */
async function writeOfTheEnd(desk: Desk, { term }: TermContext, { code }: { readonly code: string }): Promise<void> {
  const { studio, toDay: termTo } = term;
  const readers = [
    { personId: studio.hostId },
    ...(await holdersOf(desk, { role: 'schoolLeader', orgId: studio.unitId })),
    ...(await holdersOf(desk, officerOf(term.studio))),
  ];
  for (const { personId } of readers)
    await postTo(desk, personId, {
      event: `${code}:${term.id}`,
      letter: 'termEnds',
      data: { studioName: term.name, studioNumber: studio.number, termTo, ...levelIn(term) },
      notBefore: deliverAt(desk.now, term.parameters.quietHours),
    });
}

/** A step the service itself takes at its time: that it cannot be taken is a bug. */
async function must(moved: ReturnType<typeof moveTerm>): Promise<void> {
  const refusal = await moved;
  if (refusal) throw new Error(`the term cannot move: ${JSON.stringify(refusal)}`);
}

import { deliverAt } from '../../domain/ladder/quiet-hours.js';
import { belongs } from '../../domain/studio/members/leaving.js';
import { fillBy, isCounted } from '../../domain/studio/members/term.js';
import { dayOf, endOfDay } from '../../domain/time/beijing.js';
import { earlierOf } from '../../domain/time/span.js';
import type { Desk } from '../kit/deps.js';
import { tell } from '../kit/news.js';
import { postTo } from '../kit/post.js';
import { holdersOf } from '../kit/seats.js';
import { nextRunNumber, openRun, openStage, settleStage } from '../kit/stage.js';
import type { Term } from '../kit/term.js';
import { memberFilling } from '../stages/member-filling.js';
import { drafterSeat } from './drafter.js';
import { liveMembers } from './memberships.js';

const stage = 'memberFilling' as const;
const subjectOf = ({ id }: Pick<Term, 'id'>) => ({ kind: 'term', id }) as const;

/** Decided on and serving: a nominee fills no place yet. */
const strengthOf = async (desk: Pick<Desk, 'tx'>, { id }: Pick<Term, 'id'>): Promise<number> =>
  (await liveMembers(desk, id)).filter(({ state }) => belongs(state)).length;

/**
 * STUDIO-O06: somebody has left a studio that works: where fewer members than the edition's least number are left, the host is asked to
 * fill the place in its days, and those who manage the studio are written to. It is a warning: the studio is never closed for it. Nothing
 * where it is warned already.
 */
export async function warnOfFew(desk: Desk, term: Term): Promise<void> {
  const members = await strengthOf(desk, term);
  const until = fillBy(members, dayOf(desk.now), term.parameters);
  const subject = subjectOf(term);
  if (!until || !isCounted(term.state) || (await openRun(desk, subject, stage))) return;
  const number = await nextRunNumber(desk, subject, stage);
  await openStage(desk, memberFilling, { subject, stage, number, termId: term.id });
  await tell(desk, subject, { kind: 'opened', stage, number });
  const { name: studioName, studio, parameters } = term;
  const due = endOfDay(earlierOf(until, term.toDay));
  for (const personId of await warned(desk, term))
    await postTo(desk, personId, {
      event: `membersFew:${term.id}:${number}`,
      letter: 'membersFew',
      data: {
        ...{ studioName, studioNumber: studio.number, members: String(members) },
        ...{ least: String(parameters.membersMin), until: due },
      },
      notBefore: deliverAt(desk.now, parameters.quietHours),
    });
}

/** The host, the leader of the unit, the county's officers and those of the section. */
async function warned(desk: Desk, term: Term): Promise<readonly string[]> {
  const { hostId, unitId, countyId } = term.studio;
  const seats = [
    { role: 'schoolLeader' as const, orgId: unitId },
    ...(countyId ? [{ role: 'countyOfficer' as const, orgId: countyId }] : []),
    await drafterSeat(desk, term),
  ];
  const holders = await Promise.all(seats.map((seat) => holdersOf(desk, seat)));
  return [...new Set([hostId, ...holders.flat().map(({ personId }) => personId)])];
}

/** STUDIO-O06: there are as many again as there should be: nobody is reminded any more. */
export async function endFilling(desk: Desk, term: Term): Promise<void> {
  const subject = subjectOf(term);
  const run = await openRun(desk, subject, stage);
  if (!run || (await strengthOf(desk, term)) < term.parameters.membersMin) return;
  await settleStage(desk, { subject, stage, number: run.number, outcome: 'filled', closedBy: term.studio.hostId });
}

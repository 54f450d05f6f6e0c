import { and, eq, isNull } from 'drizzle-orm';
import { fundLines } from '../../../db/schema/all.js';
import { lastDayOf } from '../../../domain/studio/fund/requests.js';
import { at as atTime, dayOf } from '../../../domain/time/beijing.js';
import type { DaySpan } from '../../../domain/time/school-year.js';
import type { Desk } from '../../kit/deps.js';
import { tell } from '../../kit/news.js';
import { openRun, openStage, voidStages } from '../../kit/stage.js';
import type { OwnLetter } from '../../kit/stage-plan.js';
import type { Term } from '../../kit/term.js';
import { fundClosing } from '../../stages/fund-closing.js';

type At = Pick<Desk, 'tx'>;

async function openYears({ tx }: At, studioId: string): Promise<readonly number[]> {
  const rows = await tx
    .selectDistinct({ year: fundLines.year })
    .from(fundLines)
    .where(and(eq(fundLines.studioId, studioId), isNull(fundLines.closedAt)))
    .orderBy(fundLines.year);
  return rows.map(({ year }) => year);
}

/** FUND-O01: on the last day of a year for which there is money its keeper is asked to close it; of the years that end within `span`. */
export async function yearEnds(desk: At, term: Term, span: DaySpan): Promise<readonly OwnLetter[]> {
  const days = (await openYears(desk, term.studioId)).map(lastDayOf);
  return days
    .filter((day) => span.from <= day && day <= span.to)
    .map((day) => ({ code: `fund:${day}`, at: atTime(day, '09:00') }));
}

/** Asks for every year that is over and open; asked twice it finds them asked for. */
export async function askToClose(desk: Desk, term: Term): Promise<void> {
  const today = dayOf(desk.now);
  await askFor(desk, term, (year) => lastDayOf(year) <= today);
}

/** FUND-O01: the studio is over, and nothing comes of its money any more: every year that is open is to be closed, also one that still runs. */
export const askToCloseAll = (desk: Desk, term: Term): Promise<void> => askFor(desk, term, () => true);

/** Another term follows: it is asked for what is open of the studio's years, and this one no more. */
export const leaveClosings = async (desk: Desk, termId: string): Promise<void> =>
  void (await voidStages(desk, { kind: 'term', id: termId }, 'renewed', ['fundClosing']));

async function askFor(desk: Desk, term: Term, isDue: (year: number) => boolean): Promise<void> {
  const subject = { kind: 'term', id: term.id } as const;
  const stage = 'fundClosing';
  for (const number of (await openYears(desk, term.studioId)).filter(isDue)) {
    if (await openRun(desk, subject, stage, number)) continue;
    await openStage(desk, fundClosing, { subject, stage, number, termId: term.id });
    await tell(desk, subject, { kind: 'opened', stage, number });
  }
}

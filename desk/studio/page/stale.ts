import { mayWritePage, staleDays } from '../../../domain/studio/page/page.js';
import { at as atTime, dayOf } from '../../../domain/time/beijing.js';
import type { DaySpan } from '../../../domain/time/school-year.js';
import type { Desk } from '../../kit/deps.js';
import type { OwnLetter } from '../../kit/stage-plan.js';
import type { Term } from '../../kit/term.js';
import { publishedVersion } from './versions.js';

type At = Pick<Desk, 'tx'>;

/** STUDIO-O09: when the host is asked to renew a page nobody has renewed, and reminded, again and again within a year of the term. */
export async function staleLetters(desk: At, term: Term, year: DaySpan): Promise<readonly OwnLetter[]> {
  if (!mayWritePage(term.state)) return [];
  const days = staleDays(await renewedOn(desk, term), year, term.parameters);
  return days.map((day) => ({ code: `page:${day}`, at: atTime(day, '09:00') }));
}

/** The day the page was last renewed; while it is not open, and after a renewal, the term's first. */
export async function renewedOn(desk: At, term: Term): Promise<string> {
  const open = await publishedVersion(desk, term.studioId);
  const day = open?.judgedAt && dayOf(open.judgedAt);
  return day && day > term.fromDay ? day : term.fromDay;
}

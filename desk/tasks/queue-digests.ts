import { ne } from 'drizzle-orm';
import { type OpenLine, openTasksOf } from '../../db/read/open-tasks.js';
import { rounds } from '../../db/schema/all.js';
import { isWorkingDay } from '../../domain/calendar/working-days.js';
import { levelOfPost } from '../../domain/organiser.js';
import { at, dayOf } from '../../domain/time/beijing.js';
import type { Desk } from '../kit/deps.js';
import { postTo } from '../kit/post.js';
import { returnAllToPosts } from '../kit/return-to-post.js';
import { withParameters } from '../kit/round.js';

/**
 * Once a working morning, from the round's `digestAt` on: one letter to everybody for whom something is open. A second call on the same
 * day writes nobody twice (the mail's unique key). Lines are `kind|about|due` for the letter to put into words, with `|county` after it
 * where a county's post does what the city's does elsewhere (LOCAL-01).
 * @returns how many persons have something open
 */
export async function queueDigests(desk: Desk): Promise<number> {
  const today = dayOf(desk.now);
  const open = await desk.tx.select().from(rounds).where(ne(rounds.state, 'draft'));
  const times = open.map((row) => withParameters(row).parameters.digestAt).sort();
  const [earliest] = times;
  if (!earliest || !isWorkingDay(desk.calendar(), today) || desk.now < at(today, earliest)) return 0;
  await returnAllToPosts(desk);
  const byPerson = await openTasksOf(desk.tx, today);
  for (const [personId, list] of byPerson) {
    const lines = list.map(lineOf).join('\n');
    await postTo(desk, personId, { event: `digest:${today}`, letter: 'digest', data: { lines } });
  }
  return byPerson.size;
}

const lineOf = ({ kind, about, due, role }: OpenLine): string =>
  `${kind}|${about}|${due ?? ''}${levelOfPost(role) === 'county' ? '|county' : ''}`;

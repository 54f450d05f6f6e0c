import { Client, Connection } from '@temporalio/client';
import { addDays, addYears, startOfDay } from '../../../domain/time/beijing.js';
import { defaultEdition } from '../../../policy/host-selection/default-edition.js';
import { dataConverter } from '../../../worker/temporal.js';
import { checkProcesses, lookAt } from '../checks/processes.js';
import { type City, now, rows } from '../city.js';
import { grouped } from '../grouped.js';
import { pause, until } from '../service.js';
import { windTo } from '../wind.js';
import type { Round } from './application.js';
import { candidates, opens, play, refusalsOf, unhurried } from './rounds.js';
import { establishes } from './studio/establishing.js';
import { hosts } from './studio/lives.js';
import { type Studio, studiosOf } from './studio/studio.js';

const { parameters: usual } = defaultEdition;
const more = 15;
const waits = [
  'bundleDays',
  'panelFormationDays',
  'expertReviewDays',
  'rankingDays',
  'projectJustificationDays',
  'finalDecisionDays',
] as const;
/**
 * A working day takes four seconds, and a machine may be away for ten: what the edition gives three days for would end with nobody
 * having come to it. So in the round whose clock is wound everybody has three weeks more.
 */
const patient = {
  ...unhurried,
  hearingDays: usual.hearingDays * 2,
  ...Object.fromEntries(waits.map((name) => [name, usual[name] + more])),
  late: Object.fromEntries(
    Object.entries(usual.late).map(([stage, { grace, hard }]) => [stage, { grace: grace + more, hard: hard + more }]),
  ),
};

/** Business days from the beginning of the deaths to the anniversary of the first studios. */
const daysToAnniversary = 14;
/** How long nobody may have anything to do before the clock is wound, in milliseconds: an applicant waits up to three seconds. */
const quietMs = 3_500;
/** How long a round may take so, in milliseconds. */
const patience = 240_000;

/**
 * Before anything is killed: a small round, wound through, founds the first studios; one is established at once. The clock is then wound
 * to some days before their first year ends, so that they are assessed while parts die.
 * @returns the established ones
 */
export async function foundStudios(city: City): Promise<readonly Studio[]> {
  const round = await opens(city, 'C0', patient);
  let isPlayed = false;
  const applicants = candidates.filter(({ code }) => hosts.includes(code));
  const counties = ['QH', 'YX'];
  const playing = play(city, round, { applicants, counties, lateMs: 0 }).finally(() => {
    isPlayed = true;
  });
  const connection = await Connection.connect({ address: city.parts.temporalAddress });
  const client = new Client({ connection, dataConverter });
  // News that was delivered may not have been read: who is then still without a task would find the window closed.
  const stands = async () => (await checkProcesses(city.parts.database.ask, (id) => lookAt(client, id))).length === 0;
  await Promise.all([playing, hurries(city, round, stands, () => isPlayed)]).finally(() => connection.close());
  const first = await until(`${hosts.length} studios in their first year; refused: ${refusalsOf(city)}`, async () => {
    const [oldest, ...others] = await studiosOf(city);
    return oldest && others.length + 1 >= hosts.length && oldest;
  });
  if (!(await establishes(city, first))) throw new Error(`no studio was established; refused: ${refusalsOf(city)}`);
  await windTo(city.parts, startOfDay(addDays(addYears(first.from, 1), -daysToAnniversary)));
  return [first];
}

/** What ends by time alone, whoever has done what; each on the last moment of a day, so that it is wound to the morning after. */
const windows = ['applicationWindow', 'nominationWindow', 'noticeWindow'];
const toMorning = 9 * 3_600_000;

/** What a round without an end stands at: the stages that are open in it, each with the tasks somebody still has in it. */
const openNow = `
  SELECT r.subject_kind AS of, r.stage, r.due, count(t.id)::int AS tasks
    FROM stage_runs r LEFT JOIN tasks t ON t.stage_run_id = r.id AND t.state = 'open'
   WHERE r.round_id = $1 AND r.state = 'open' GROUP BY r.id ORDER BY r.due`;

/** Whenever everybody waits for a date of the round and each process `stands` where it must, winds on to it. */
async function hurries(city: City, round: Round, stands: () => Promise<boolean>, isDone: () => boolean): Promise<void> {
  const began = Date.now();
  let since = began;
  let before = '';
  while (!isDone()) {
    await pause(150);
    const at = await now(city);
    const [under] = await rows<{ news: number; mails: number; late: number; next: Date | null }>(
      city,
      `SELECT (SELECT count(*) FROM outbox)::int AS news,
              (SELECT count(*) FROM mails WHERE state = 'queued' AND not_before <= $2::timestamptz + interval '12 hours')::int AS mails,
              (SELECT count(*) FROM stage_runs WHERE round_id = $1 AND state = 'open' AND stage = ANY($3) AND due <= $2)::int AS late,
              (SELECT min(due) FROM stage_runs WHERE round_id = $1 AND state = 'open' AND stage = ANY($3) AND due > $2) AS next`,
      [round.id, at, windows],
    );
    const seen = `${city.ledger.ops.length} ${city.ledger.acknowledged().length}`;
    const isAsking = city.ledger.ops.some(({ outcome }) => outcome === 'open');
    if (Date.now() - began > patience) {
      const standing = await rows(city, openNow, [round.id]);
      const acts = [...grouped(city.ledger.ops, ({ act }) => act)].map(([act, ops]) => `${ops.length} × ${act}`);
      const seenOfIt = JSON.stringify({ at, isAsking, ...under, standing, acts });
      throw new Error(`the first round has no end: ${seenOfIt}; refused: ${refusalsOf(city)}`);
    }
    if (seen !== before || isAsking || !under || under.news + under.mails + under.late > 0) since = Date.now();
    before = seen;
    if (Date.now() - since < quietMs || !under?.next || !(await stands())) continue;
    await windTo(city.parts, new Date(under.next.getTime() + toMorning).toISOString());
    since = Date.now();
  }
}

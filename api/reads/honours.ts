import type { Db } from '../../db/database.js';
import { callNotices, callRows, type NomineeRow, nomineeRows, strikeAppealsIn } from '../../db/read/honours.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import type { Call } from '../../desk/kit/call.js';
import { isOpenTo } from '../../desk/kit/organiser.js';
import { organisationsByIds, type Seat, seatsOf } from '../../desk/kit/seats.js';
import type { Task } from '../../desk/kit/task-mail.js';
import { barOn, runningIn } from '../../desk/studio/commendation/nominees.js';
import { proposalsFor } from '../../desk/studio/commendation/proposals.js';
import { concernsOf } from '../../desk/studio/commendation/score-honours.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import { reaches } from '../../domain/studio/commendation/reach.js';
import type { Role } from '../../domain/vocabulary.js';
import { isStrikeAppeal } from './strike-appeals.js';

interface At {
  readonly tx: Db;
  readonly now: string;
  readonly actor: Pick<PersonActor, 'personId'>;
}

/** Posts of whoever calls, the city's bureau or a county (LOCAL-01), and beside it: they see every nominee; and those that see the ones of their own body. */
const ofBureau: readonly Role[] = ['cityOfficer', 'cityLeader', 'countyOfficer', 'countyLeader'];
const besideBureau: readonly Role[] = ['sectionOfficer', 'instituteOfficer'];
const ofABody: readonly Role[] = ['countyOfficer', 'schoolLeader'];

/** Whether a call is any business of whoever holds these posts. */
export const worksInCalls = (seats: readonly Seat[]): boolean =>
  seats.some(({ role }) => [...ofBureau, ...besideBureau, ...ofABody].includes(role));

/** The calls, for the posts that work in them: to a bureau its own, to a county or unit those it may be nominated in (LOCAL-01); 'notFound' for everybody else. */
export async function callsFor(at: At) {
  const seats = await seatsOf(at, at.actor.personId);
  if (!worksInCalls(seats)) return refused(refuse('notFound')) satisfies Result<never>;
  const bureaus = await bureausOf(at.tx, seats);
  const bodies = seats.filter(({ role }) => ofABody.includes(role));
  const items = [];
  for (const call of await callRows(at.tx))
    if (bureaus.includes(call.bureauId) || (bodies.length > 0 && (await isOpenTo(at, bodies, call)))) items.push(call);
  return accepted({ bureaus, bodies, items });
}

/** One call with its notices, which were public, and its nominees: all of them for the bureau that calls, of a county or unit their own; scores and proofs are the bureau's alone. */
export async function callFor(at: At, callId: string) {
  const found = await callsFor(at);
  if (!found.ok) return found;
  const call = found.value.items.find((one) => one.callId === callId);
  if (!call) return refused(refuse('notFound')) satisfies Result<never>;
  const { bureaus, bodies } = found.value;
  const seesAll = bureaus.includes(call.bureauId);
  const rows = await nomineeRows(at.tx, callId);
  const own = rows.filter(({ studio }) => seesAll || bodies.some((seat) => reaches(seat, studio)));
  const appeals = await strikeAppealsIn(at.tx, callId);
  const notices = (await callNotices(at.tx, callId)).map(({ takenDownAt, ...notice }) => ({
    ...notice,
    hangs: takenDownAt === null && notice.until >= at.now,
    proof: seesAll && takenDownAt !== null,
  }));
  const nominees = own.map((row) => ({ ...shown(row, seesAll), appeal: appeals.get(row.nominee.id) ?? null }));
  return accepted({ ...call, notices, nominees });
}

/** Whose officers the reader is one of, the city's or a county's: section and Institute stand below their bureau (STUDIO-07). */
export async function bureausOf(tx: Db, seats: readonly Seat[]): Promise<readonly string[]> {
  const at = (roles: readonly Role[]) => seats.filter(({ role }) => roles.includes(role)).map(({ orgId }) => orgId);
  const bodies = await organisationsByIds({ tx }, at(besideBureau));
  return [...at(ofBureau), ...bodies.flatMap(({ parentId }) => parentId ?? [])];
}

const shown = ({ nominee, name, studioName, studio, unitName, honour }: NomineeRow, seesAll: boolean) => ({
  nomineeId: nominee.id,
  number: nominee.number,
  recipient: nominee.recipient,
  name,
  studioName,
  studioNumber: studio.number,
  unitName,
  state: nominee.state,
  grade: nominee.basis.grade,
  works: nominee.basis.workIds.length,
  score: seesAll ? nominee.score : null,
  rank: seesAll ? nominee.rank : null,
  tieBrokenBy: seesAll ? nominee.tieBrokenBy : null,
  honourNumber: honour?.number ?? null,
  honourStatus: honour?.status ?? null,
});

/**
 * What the holder of a task of a call works on: to nominate, whom the records propose within the reach of the task's post, with what stands
 * against it; after that everybody in the running, with what the reader steps back from and what bars them today.
 */
export async function honourWork(at: At, call: Call, task: Pick<Task, 'kind' | 'role' | 'orgId'>) {
  if (isStrikeAppeal(task.kind)) return { proposals: [], nominees: [] };
  const rows = await nomineeRows(at.tx, call.id);
  if (task.kind === 'honourNomination') {
    const within = (await proposalsFor(at, call)).filter(({ term }) => reaches(task, term.studio));
    const proposals = within.map(({ recipient, recipientId, name, term, basis, refusal }) => ({
      candidate: `${recipient}/${recipientId}`,
      recipient,
      name,
      studioNumber: term.studio.number,
      grade: basis.grade,
      works: basis.workIds.length,
      nominated: rows.some(({ nominee }) => nominee.recipient === recipient && nominee.recipientId === recipientId),
      refusal,
    }));
    return { proposals, nominees: [] };
  }
  const running = await runningIn(at, call.id);
  const concerns = await concernsOf(at, at.actor.personId, running);
  const nominees = [];
  for (const row of rows) {
    const own = running.find(({ id }) => id === row.nominee.id);
    if (!own) continue;
    const ofTheReview = task.kind === 'honourReview' ? { concerned: concerns.has(own.id) } : {};
    nominees.push({ ...shown(row, true), concerned: false, ...ofTheReview, barredBy: await barOn(at, own, call) });
  }
  return { proposals: [], nominees };
}
export type HonourWork = Awaited<ReturnType<typeof honourWork>>;

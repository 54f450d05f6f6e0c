import { randomUUID } from 'node:crypto';
import { and, count, desc, eq, ne } from 'drizzle-orm';
import { people, peopleProposals, rounds, stageRuns, tasks } from '../../db/schema/all.js';
import { deliverAt } from '../../domain/ladder/quiet-hours.js';
import { namesAddressOf } from '../../domain/people-proposals.js';
import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Desk } from '../kit/deps.js';
import { postTo } from '../kit/post.js';
import { type Round, withParameters } from '../kit/round.js';
import { holdersOf, organisationsByIds, type Seat } from '../kit/seats.js';
import { linkFor } from '../kit/task-mail.js';

/** Stage run of such tasks: no process opens it and nothing waits for it. */
export const addressStage = 'addressCorrection';

/**
 * Mail to somebody came back for good: whoever entered the address is asked to correct it, once until it is done, and not while another
 * address awaits the second officer. Where that
 * post is empty, or is the unreachable person's own, the city's officer is asked. Without any round there is nobody to ask.
 */
export async function openAddressTask(desk: Desk, personId: string): Promise<void> {
  const [person] = await desk.tx.select().from(people).where(eq(people.id, personId)).for('update');
  const round = await latestRound(desk);
  if (!person || !round || (await isAsked(desk, personId)) || (await isNamed(desk, personId))) return;
  const asked = await whoEntered(desk, personId, person.nominatedByOrgId, round.bureauId);
  const number = (await runsBefore(desk, round.id)) + 1;
  const stageRunId = randomUUID();
  await desk.tx.insert(stageRuns).values({
    id: stageRunId,
    subjectKind: 'round',
    subjectId: round.id,
    stage: addressStage,
    number,
    roundId: round.id,
    state: 'open',
    openedAt: desk.now,
    calendarVersion: desk.calendar().version,
  });
  const taskId = randomUUID();
  await desk.tx.insert(tasks).values({
    id: taskId,
    stageRunId,
    kind: 'addressCorrection',
    roundId: round.id,
    subjectId: personId,
    ...asked,
    state: 'open',
    openedAt: desk.now,
  });
  for (const holder of await holdersOf(desk, asked)) {
    if (holder.personId === personId) continue;
    await postTo(desk, holder.personId, {
      event: `address:${taskId}`,
      letter: 'addressBounced',
      data: { personName: person.name, address: person.email ?? '' },
      linkId: await linkFor(desk, taskId, holder.personId),
      notBefore: deliverAt(desk.now, round.parameters.quietHours),
    });
  }
  await record(desk, system, { chain: round.id, act: 'openAddressTask', facts: { taskId } });
}

/** Addresses are the city's (0011): a county's own round is none to ask in. */
async function latestRound(desk: Desk): Promise<Round | null> {
  const [row] = await desk.tx
    .select()
    .from(rounds)
    .where(and(ne(rounds.state, 'draft'), eq(rounds.level, 'city')))
    .orderBy(desc(rounds.openedAt))
    .limit(1)
    // Runs are numbered: two letters that come back at once are numbered one after the other.
    .for('no key update');
  return row ? withParameters(row) : null;
}

async function isAsked(desk: Desk, personId: string): Promise<boolean> {
  const [open] = await desk.tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.kind, 'addressCorrection'), eq(tasks.subjectId, personId), eq(tasks.state, 'open')));
  return open !== undefined;
}

/** Another address has been named and waits to be put in force. */
async function isNamed(desk: Desk, personId: string): Promise<boolean> {
  const waiting = await desk.tx
    .select({ content: peopleProposals.content })
    .from(peopleProposals)
    .where(eq(peopleProposals.state, 'proposed'));
  return waiting.some(({ content }) => namesAddressOf(content, personId));
}

async function runsBefore(desk: Desk, roundId: string): Promise<number> {
  const [row] = await desk.tx
    .select({ n: count() })
    .from(stageRuns)
    .where(and(eq(stageRuns.subjectId, roundId), eq(stageRuns.stage, addressStage)));
  return row?.n ?? 0;
}

/** Which post of the nominating body keeps addresses. */
const keepers = {
  cityBureau: 'cityOfficer',
  moralEducationSection: 'sectionOfficer',
  instituteOfEducationScience: 'instituteOfficer',
  countyAuthority: 'countyOfficer',
  countySchool: 'schoolLeader',
  cityDirectSchool: 'schoolLeader',
  privateSchool: 'schoolLeader',
} as const;

async function whoEntered(desk: Desk, personId: string, orgId: string | null, bureauId: string): Promise<Seat> {
  const [org] = orgId ? await organisationsByIds(desk, [orgId]) : [];
  if (org) {
    const seat = { orgId: org.id, role: keepers[org.kind] };
    if ((await holdersOf(desk, seat)).some((holder) => holder.personId !== personId)) return seat;
  }
  return { orgId: bureauId, role: 'cityOfficer' };
}

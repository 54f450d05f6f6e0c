import { and, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm';
import { kept } from '../../db/kept.js';
import { organisations, people, postHoldings, posts, tasks } from '../../db/schema/all.js';
import { organisers } from '../../domain/organiser.js';
import type { StudioLevel } from '../../domain/studio/composition.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { Role } from '../../domain/vocabulary.js';
import type { PersonActor } from './actor.js';
import type { Desk } from './deps.js';
import { leaderOf, type Organiser, officerOf } from './organiser.js';

/** A post somebody holds today. */
export interface Seat {
  readonly role: Role;
  readonly orgId: string;
}

/** The posts a person holds on the desk's day (Beijing). */
export async function seatsOf(desk: Pick<Desk, 'tx' | 'now'>, personId: string): Promise<readonly Seat[]> {
  return seatsHeld(desk.tx, { personId, today: dayOf(desk.now) });
}

const seatsHeld = kept((db, { personId, today }: { personId: string; today: string }) =>
  db
    .select({ role: posts.role, orgId: posts.orgId })
    .from(postHoldings)
    .innerJoin(posts, eq(posts.id, postHoldings.postId))
    .where(and(eq(postHoldings.personId, personId), inForce(today))),
);

/** The actor's post as officer of their bureau, or null; a link is good for its own task only. */
export async function bureauSeat(desk: Pick<Desk, 'tx' | 'now'>, actor: PersonActor): Promise<Seat | null> {
  const held = actor.taskId ? [] : await seatsOf(desk, actor.personId);
  return held.find(({ role }) => role === 'cityOfficer') ?? null;
}

/**
 * The actor's post as officer of whoever runs rounds: the city's bureau, else a county's own (LOCAL-01); null for everybody else. A link
 * is good for its own task only.
 */
export async function organiserSeat(
  desk: Pick<Desk, 'tx' | 'now'>,
  actor: PersonActor,
): Promise<(Seat & { readonly level: StudioLevel }) | null> {
  const held = actor.taskId ? [] : await seatsOf(desk, actor.personId);
  const seats = held.flatMap((seat) => {
    const level = organisers[seat.role];
    return level ? [{ ...seat, level }] : [];
  });
  return seats.find(({ level }) => level === 'city') ?? seats[0] ?? null;
}

/** Those who hold a post on the desk's day; an empty list is an alarm, never an approval. */
export async function holdersOf(desk: Pick<Desk, 'tx' | 'now'>, seat: Seat) {
  return seatHolders(desk.tx, { orgId: seat.orgId, role: seat.role, today: dayOf(desk.now) });
}

const seatHolders = kept((db, { orgId, role, today }: Seat & { today: string }) =>
  db
    .select({ personId: people.id, email: people.email, language: people.language, addressState: people.addressState })
    .from(postHoldings)
    .innerJoin(posts, eq(posts.id, postHoldings.postId))
    .innerJoin(people, eq(people.id, postHoldings.personId))
    .where(and(eq(posts.orgId, orgId), eq(posts.role, role), inForce(today))),
);

/** The actor's post among `roles` at `orgId`, or null. */
export async function seatAt(
  desk: Desk,
  actor: Pick<PersonActor, 'personId'>,
  orgId: string,
  roles: readonly Role[],
): Promise<Seat | null> {
  const held = await seatsOf(desk, actor.personId);
  return held.find((seat) => seat.orgId === orgId && roles.includes(seat.role)) ?? null;
}

function inForce(today: string) {
  return and(lte(postHoldings.fromDay, today), or(isNull(postHoldings.toDay), gte(postHoldings.toDay, today)));
}

/** The one organisation of a kind; the city has one bureau, one section, one institute. */
export async function organisationsByIds(desk: Pick<Desk, 'tx'>, ids: readonly string[]) {
  return ids.length === 0
    ? []
    : desk.tx
        .select()
        .from(organisations)
        .where(inArray(organisations.id, [...ids]));
}

/** Who is asked when a post stays silent: the leader beside an officer, the body above a leader. */
const leaders: Partial<Record<Role, Role>> = {
  schoolClerk: 'schoolLeader',
  countyOfficer: 'countyLeader',
  cityOfficer: 'cityLeader',
  sectionOfficer: 'cityOfficer',
  instituteOfficer: 'cityOfficer',
  expert: 'cityOfficer',
  applicant: 'schoolLeader',
  schoolLeader: 'countyOfficer',
  countyLeader: 'cityOfficer',
};

/** The superior post of a seat: whoever runs the round or studio stands above every body without a county, and nobody above its leader. */
export async function superiorOf(desk: Pick<Desk, 'tx'>, seat: Seat, organiser: Organiser): Promise<Seat> {
  const top = leaderOf(organiser);
  if (seat.orgId === top.orgId && seat.role === top.role) return top;
  const role = leaders[seat.role] ?? 'cityLeader';
  if (role === 'cityLeader') return top;
  if (role === 'cityOfficer') return officerOf(organiser);
  if (seat.role !== 'schoolLeader') return { role, orgId: seat.orgId };
  const [school] = await organisationsByIds(desk, [seat.orgId]);
  const [parent] = school?.parentId ? await organisationsByIds(desk, [school.parentId]) : [];
  if (school?.kind !== 'countySchool' || !parent) return officerOf(organiser);
  return { role: 'countyOfficer', orgId: parent.id };
}

/**
 * Of these posts, those of the Moral Education Section that was asked to justify the case (HOST-O02): need to know, from then on. Before,
 * and to the Institute, whose work begins with the studio (STUDIO-11), an application is none of their business.
 */
export async function justifiers(tx: Desk['tx'], caseId: string, seats: readonly Seat[]): Promise<readonly Seat[]> {
  const ofSection = seats.filter(({ role }) => role === 'sectionOfficer');
  if (ofSection.length === 0) return [];
  const asked = await tx
    .select({ orgId: tasks.orgId })
    .from(tasks)
    .where(and(eq(tasks.caseId, caseId), eq(tasks.kind, 'justifyProject')));
  return ofSection.filter((seat) => asked.some(({ orgId }) => orgId === seat.orgId));
}

import type { StudioLevel } from '../../../domain/studio/composition.js';
import { refuseFinding, registrarsAt } from '../../../domain/studio/veto/procedure.js';
import type { VetoKind } from '../../../domain/studio/veto/vetoes.js';
import type { PersonActor } from '../../kit/actor.js';
import type { Desk } from '../../kit/deps.js';
import { leaderOf, type Organiser, officerOf } from '../../kit/organiser.js';
import { holdersOf, type Seat, seatsOf } from '../../kit/seats.js';
import type { Term } from '../../kit/term.js';
import { seatBesideBureau } from '../beside-bureau.js';
import { undecidedAgainst } from './findings.js';

/**
 * The actor's post by which a finding against this studio may be registered: their unit's, county's or city's, or of section or Institute.
 * First one that may register this kind, else any of them; null for whom the studio is no business of, and behind a link.
 */
export async function registrarSeat(
  desk: Pick<Desk, 'tx' | 'now'>,
  actor: Pick<PersonActor, 'personId' | 'taskId'>,
  { studio }: Pick<Term, 'studio'>,
  kind: VetoKind,
): Promise<Seat | null> {
  return firstFor(kind, studio.level, await concerned(desk, actor, studio));
}

/** The first seat that may register this kind, else any. */
const firstFor = (kind: VetoKind, level: StudioLevel, held: readonly Seat[]): Seat | null =>
  held.find(({ role }) => registrarsAt(level, kind).includes(role)) ?? held[0] ?? null;

/** The actor's posts to whom the studio is business; none behind a link. */
async function concerned(
  desk: Pick<Desk, 'tx' | 'now'>,
  actor: Pick<PersonActor, 'personId' | 'taskId'>,
  studio: Term['studio'],
): Promise<readonly Seat[]> {
  if (actor.taskId) return [];
  const { unitId, countyId } = studio;
  const beside = await Promise.all([
    seatBesideBureau(desk, studio, 'sectionOfficer'),
    seatBesideBureau(desk, studio, 'instituteOfficer'),
  ]);
  const posts: readonly Seat[] = [
    { role: 'schoolLeader', orgId: unitId },
    ...(countyId
      ? [
          { role: 'countyOfficer' as const, orgId: countyId },
          { role: 'countyLeader' as const, orgId: countyId },
        ]
      : []),
    ...beside,
    officerOf(studio),
    leaderOf(studio),
  ];
  return (await seatsOf(desk, actor.personId)).filter((seat) =>
    posts.some(({ role, orgId }) => role === seat.role && orgId === seat.orgId),
  );
}

/** The kinds of which the actor may register a finding against this studio now. */
export async function registrable(
  desk: Pick<Desk, 'tx' | 'now'>,
  actor: Pick<PersonActor, 'personId' | 'taskId'>,
  term: Pick<Term, 'studio' | 'state'>,
): Promise<readonly VetoKind[]> {
  const { hostId: hostPersonId, level } = term.studio;
  const held = await concerned(desk, actor, term.studio);
  if (held.length === 0) return [];
  const undecided = await undecidedAgainst(desk, hostPersonId);
  return (['ethics', 'performance'] as const).filter((kind) => {
    const seat = firstFor(kind, level, held);
    const by = seat && { personId: actor.personId, role: seat.role };
    return by && !refuseFinding(kind, by, { level, hostPersonId, state: term.state, undecided });
  });
}

/** Whether somebody else than these persons could decide: nothing is registered that nobody may decide. */
export async function hasDecider(
  desk: Pick<Desk, 'tx' | 'now'>,
  organiser: Organiser,
  ...hands: readonly string[]
): Promise<boolean> {
  const leaders = await holdersOf(desk, leaderOf(organiser));
  return leaders.some(({ personId }) => !hands.includes(personId));
}

import type { Role } from '../../domain/vocabulary.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { leaderOf, type Organiser } from '../kit/organiser.js';
import { holdersOf, type Seat } from '../kit/seats.js';

/** Leaders from the school upwards, on the way of the case. */
export function leadersAbove(file: Pick<Case, 'schoolId' | 'countyId'>, round: Organiser): readonly Seat[] {
  const county: readonly Seat[] = file.countyId ? [{ role: 'countyLeader', orgId: file.countyId }] : [];
  return [{ role: 'schoolLeader', orgId: file.schoolId }, ...county, leaderOf(round)];
}

/**
 * Who decides a veto registered at `orgId`: the leader there, or — where nobody there is a second person — the leader above.
 * Null when even the city has nobody but the registrar and the applicant.
 */
export async function decidingSeat(
  desk: Pick<Desk, 'tx' | 'now'>,
  file: Pick<Case, 'schoolId' | 'countyId' | 'applicantId'>,
  round: Organiser,
  veto: { readonly orgId: string; readonly registeredBy: string },
): Promise<(Seat & { readonly role: Role }) | null> {
  const ladder = leadersAbove(file, round);
  const from = Math.max(
    ladder.findIndex((seat) => seat.orgId === veto.orgId),
    0,
  );
  for (const seat of ladder.slice(from)) {
    const holders = await holdersOf(desk, seat);
    if (holders.some(({ personId }) => personId !== veto.registeredBy && personId !== file.applicantId)) return seat;
  }
  return null;
}

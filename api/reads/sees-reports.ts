import type { Desk } from '../../desk/kit/deps.js';
import { leaderOf, officerOf } from '../../desk/kit/organiser.js';
import { seatsOf } from '../../desk/kit/seats.js';
import type { Term } from '../../desk/kit/term.js';
import { seatBesideBureau } from '../../desk/studio/beside-bureau.js';

type At = Pick<Desk, 'tx' | 'now'> & { readonly actor: { readonly personId: string } };

/** Who reads the report of an assessment, the host's own words with it: the host, and whoever checks, confirms and publishes (ASSESS-07). */
export async function seesReports(at: At, { studio }: Term): Promise<boolean> {
  const { personId } = at.actor;
  if (personId === studio.hostId) return true;
  const posts = [
    officerOf(studio),
    leaderOf(studio),
    await seatBesideBureau(at, studio, 'sectionOfficer'),
    await seatBesideBureau(at, studio, 'instituteOfficer'),
  ];
  const held = await seatsOf(at, personId);
  return held.some((seat) => posts.some(({ role, orgId }) => role === seat.role && orgId === seat.orgId));
}

import type { Role } from '../../domain/vocabulary.js';
import type { Desk } from '../kit/deps.js';
import type { Seat } from '../kit/seats.js';
import type { Term } from '../kit/term.js';
import { isBesideBureau, seatBesideBureau } from './beside-bureau.js';

const ofTheUnit: readonly Role[] = ['schoolLeader', 'schoolClerk'];
const ofTheCounty: readonly Role[] = ['countyOfficer', 'countyLeader'];

/** The post of a role that is competent for a studio: its unit's, its county's, those of whoever runs it, or that of a body beside the bureau. */
export async function postOf(desk: Pick<Desk, 'tx'>, { studio }: Pick<Term, 'studio'>, role: Role): Promise<Seat> {
  const { unitId, countyId, bureauId } = studio;
  if (ofTheUnit.includes(role)) return { role, orgId: unitId };
  if (ofTheCounty.includes(role)) return { role, orgId: countyId ?? bureauId };
  return isBesideBureau(role) ? seatBesideBureau(desk, studio, role) : { role, orgId: bureauId };
}

/** Which studios a nominating post reaches (COMMEND-O01): the unit its own, the county those in it and its own (LOCAL-01), the section all of the bureau that calls. */

import { type Refusal, refuse } from '../../refusal.js';
import type { Role } from '../../vocabulary.js';
import type { Recipient } from '../assessment/consequences.js';

export interface Post {
  readonly role: Role;
  readonly orgId: string;
}

export const reaches = (
  { role, orgId }: Post,
  studio: { readonly unitId: string; readonly countyId: string | null; readonly bureauId: string },
): boolean => {
  if (role === 'schoolLeader') return orgId === studio.unitId;
  if (role === 'countyOfficer') return orgId === studio.countyId || orgId === studio.bureauId;
  return role === 'sectionOfficer' || role === 'cityOfficer';
};

/** The posts that are asked to nominate: the section, and of counties and units those of these studios, as far as the edition names them. */
export function nominatingPosts(
  section: Post,
  studios: readonly { readonly unitId: string; readonly countyId: string | null }[],
  { commendationNominators: asked }: { readonly commendationNominators: readonly Role[] },
): readonly Post[] {
  const once = (ids: readonly string[], role: Role) =>
    asked.includes(role) ? [...new Set(ids)].map((orgId) => ({ role, orgId })) : [];
  return [
    ...(asked.includes('sectionOfficer') ? [section] : []),
    ...once(
      studios.flatMap(({ countyId }) => countyId ?? []),
      'countyOfficer',
    ),
    ...once(
      studios.map(({ unitId }) => unitId),
      'schoolLeader',
    ),
  ];
}

/** Nobody nominates themselves, and no body itself. 'conflictOfInterest' (COMMEND-O01). */
export const refuseSelf = (
  { personId, orgId }: { readonly personId: string; readonly orgId: string },
  {
    recipientId,
    hostId,
    recipient,
  }: { readonly recipient: Recipient; readonly recipientId: string; readonly hostId: string },
): Refusal | null =>
  recipientId === personId || recipientId === orgId || (recipient === 'studio' && hostId === personId)
    ? refuse('conflictOfInterest', { ruleId: 'COMMEND-O01' })
    : null;

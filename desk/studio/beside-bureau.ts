import { and, eq } from 'drizzle-orm';
import { organisations } from '../../db/schema/all.js';
import type { Desk } from '../kit/deps.js';
import { type Organiser, officerOf } from '../kit/organiser.js';
import type { Seat } from '../kit/seats.js';

/** Bodies beside the bureau, by their officers, that carry studios out with it (STUDIO-07). */
const bodies = {
  sectionOfficer: 'moralEducationSection',
  instituteOfficer: 'instituteOfEducationScience',
} as const;
export type BesideBureau = keyof typeof bodies;

export const isBesideBureau = (role: string): role is BesideBureau => role in bodies;

/** The post of section or Institute of whoever runs it (LOCAL-01: a county's are its own); where it has no such body, its own officer's. */
export async function seatBesideBureau(
  { tx }: Pick<Desk, 'tx'>,
  organiser: Organiser,
  role: BesideBureau,
): Promise<Seat> {
  const [body] = await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(eq(organisations.kind, bodies[role]), eq(organisations.parentId, organiser.bureauId)));
  return body ? { orgId: body.id, role } : officerOf(organiser);
}

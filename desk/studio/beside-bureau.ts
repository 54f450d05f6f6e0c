import { and, eq } from 'drizzle-orm';
import { organisations } from '../../db/schema/all.js';
import type { Desk } from '../kit/deps.js';
import type { Seat } from '../kit/seats.js';

/** Bodies beside the bureau, by their officers, that carry studios out with it (STUDIO-07). */
const bodies = {
  sectionOfficer: 'moralEducationSection',
  instituteOfficer: 'instituteOfEducationScience',
} as const;
export type BesideBureau = keyof typeof bodies;

export const isBesideBureau = (role: string): role is BesideBureau => role in bodies;

/** The post of section or Institute; where the bureau has no such body, its own officer's. */
export async function seatBesideBureau({ tx }: Pick<Desk, 'tx'>, bureauId: string, role: BesideBureau): Promise<Seat> {
  const [body] = await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(eq(organisations.kind, bodies[role]), eq(organisations.parentId, bureauId)));
  return body ? { orgId: body.id, role } : { orgId: bureauId, role: 'cityOfficer' };
}

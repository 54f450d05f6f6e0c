import { inArray } from 'drizzle-orm';
import { organisations } from '../../db/schema/all.js';
import { roleAt } from '../../domain/organiser.js';
import type { StudioLevel } from '../../domain/studio/composition.js';
import type { Desk } from './deps.js';
import type { Seat } from './seats.js';

/** Who runs a round or a studio: the city's bureau, or a county's (LOCAL-01). */
export interface Organiser {
  readonly bureauId: string;
  readonly level: StudioLevel;
}

/** The officer's post of whoever runs it. */
export const officerOf = ({ bureauId, level }: Organiser): Seat => ({
  role: roleAt(level, 'cityOfficer'),
  orgId: bureauId,
});

/** The leader's post of whoever runs it: nobody stands above it. */
export const leaderOf = ({ bureauId, level }: Organiser): Seat => ({
  role: roleAt(level, 'cityLeader'),
  orgId: bureauId,
});

/** LOCAL-01: a county's own round exists for its own bodies and their people; the city's for everybody. */
export async function isOpenTo(
  { tx }: Pick<Desk, 'tx'>,
  seats: readonly Seat[],
  { level, bureauId }: Organiser,
): Promise<boolean> {
  if (level === 'city' || seats.some(({ orgId }) => orgId === bureauId)) return true;
  if (seats.length === 0) return false;
  const ids = seats.map(({ orgId }) => orgId);
  const bodies = await tx
    .select({ parentId: organisations.parentId })
    .from(organisations)
    .where(inArray(organisations.id, ids));
  return bodies.some(({ parentId }) => parentId === bureauId);
}

/** What a letter carries of it: nothing in the city's matters (LOCAL-01). */
export const levelIn = ({ level }: Pick<Organiser, 'level'>): { readonly level?: StudioLevel } =>
  level === 'county' ? { level } : {};

/** What a studio consists of: one host, whose name it bears and in whose unit it stands, and members. */
import { type Refusal, refuse } from '../refusal.js';

/** LOCAL-01: the city's studios, and those a county runs by rules of its own. */
export const studioLevels = ['city', 'county'] as const;
export type StudioLevel = (typeof studioLevels)[number];

/** Its own register for each county, one for the city (LOCAL-01): numbers are counted apart. */
export const registerOf = (level: StudioLevel, countyCode: string): string =>
  level === 'city' ? 'city' : `county:${countyCode}`;

/** What stands before every number of a county's own registers: its code. The city's numbers stand as they are (LOCAL-01). */
export const registerPrefix = (level: StudioLevel, countyCode: string): string =>
  level === 'city' ? '' : `${countyCode}-`;

/** LOCAL-01: under what a year's numbers are counted; the city's scope is the year, as it was before there were others. */
export const yearScopeOf = (level: StudioLevel, countyCode: string, year: string): string =>
  level === 'city' ? year : `${registerOf(level, countyCode)}/${year}`;

/** STUDIO-03: the studio is named after its host; a county's is its own kind (LOCAL-02). Nobody types a name. */
const titles: Readonly<Record<StudioLevel, string>> = { city: '班主任工作室', county: '优秀班主任工作室' };
export const studioName = (hostName: string, level: StudioLevel): string => `${hostName.trim()}${titles[level]}`;

export interface Composition {
  readonly hostPersonIds: readonly string[];
  readonly memberPersonIds: readonly string[];
  /** Where the plaque hangs. */
  readonly unitId: string;
  readonly hostUnitId: string;
}

/**
 * All 'ruleForbids': not exactly one host (STUDIO-04), no member, a member twice or the host as his own member (STUDIO-01), a place
 * outside the host's unit (STUDIO-14). How many members there should be is advice (`membersRange`).
 */
export function refuseComposition(studio: Composition): Refusal | null {
  const hosts = new Set(studio.hostPersonIds).size;
  const members = new Set(studio.memberPersonIds);
  if (hosts !== 1) return refuse('ruleForbids', { ruleId: 'STUDIO-04', field: 'hostPersonIds', facts: { hosts } });
  const isMixed = studio.hostPersonIds.some((id) => members.has(id));
  if (members.size === 0 || members.size !== studio.memberPersonIds.length || isMixed)
    return refuse('ruleForbids', { ruleId: 'STUDIO-01', field: 'memberPersonIds', facts: { members: members.size } });
  if (studio.unitId !== studio.hostUnitId) return refuse('ruleForbids', { ruleId: 'STUDIO-14', field: 'unitId' });
  return null;
}

/** STUDIO-02: the responsible person acts for the studio, nobody else. 'notYourPost'. */
export const refuseForStudio = (personId: string, studio: Pick<Composition, 'hostPersonIds'>): Refusal | null =>
  studio.hostPersonIds.includes(personId) ? null : refuse('notYourPost', { ruleId: 'STUDIO-02' });

/** STUDIO-04, CONV-02: about 5 to 7. Outside of it people are warned, nothing is blocked. */
export type MembersRange = 'below' | 'within' | 'above';

export function membersRange(
  members: number,
  p: { readonly membersMin: number; readonly membersMax: number },
): MembersRange {
  if (members < p.membersMin) return 'below';
  return members > p.membersMax ? 'above' : 'within';
}

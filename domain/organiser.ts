import type { StudioLevel } from './studio/composition.js';
import type { Role } from './vocabulary.js';

/**
 * LOCAL-01: a county runs rounds and studios of its own by the city's process. Plans name the city's posts; where the county runs it,
 * its own officer and leader stand in their place. Section and Institute keep their names: theirs are the bodies beside the bureau.
 */
const ofCounty: Readonly<Partial<Record<Role, Role>>> = { cityOfficer: 'countyOfficer', cityLeader: 'countyLeader' };

/** The post that does at this level what a plan has the city's post do. */
export const roleAt = (level: StudioLevel, role: Role): Role => (level === 'county' ? (ofCounty[role] ?? role) : role);

/** By which post somebody runs rounds at all, and of which level. */
export const organisers: Readonly<Partial<Record<Role, StudioLevel>>> = {
  cityOfficer: 'city',
  countyOfficer: 'county',
};

/** Of which level a task is that a plan gives to whoever runs the round: a county's officer or leader does it in the county's own (LOCAL-01). */
export const levelOfPost = (role: Role): StudioLevel => (Object.values(ofCounty).includes(role) ? 'county' : 'city');

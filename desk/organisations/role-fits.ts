import type { OrganisationKind, Role } from '../../domain/vocabulary.js';

const ofSchool: readonly Role[] = ['schoolLeader', 'schoolClerk', 'applicant', 'expert'];

/** Which posts a body of a kind can have. An expert's post stands where the expert works: that is the conflict (HOST-O15). */
const rolesOf: Readonly<Record<OrganisationKind, readonly Role[]>> = {
  cityBureau: ['cityOfficer', 'cityLeader', 'operator', 'expert'],
  moralEducationSection: ['sectionOfficer', 'expert'],
  instituteOfEducationScience: ['instituteOfficer', 'expert'],
  countyAuthority: ['countyOfficer', 'countyLeader', 'expert'],
  countySchool: ofSchool,
  cityDirectSchool: ofSchool,
  privateSchool: ofSchool,
};

export const roleFits = (role: Role, kind: OrganisationKind): boolean => rolesOf[kind].includes(role);

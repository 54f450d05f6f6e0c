/**
 * The words every part of the service shares: levels, bodies, posts, stages and states.
 * Names follow the glossary (docs/glossary.md; source: section 11 of the requirements).
 */

/** CONV-09: national > provincial > city > county > school, in this fixed order (highest first). */
export const levels = ['national', 'provincial', 'city', 'county', 'school'] as const;
export type Level = (typeof levels)[number];

/** CONV-09: "市级以上" — `level` is `floor` or stands above it. */
export function isAtLeast(level: Level, floor: Level): boolean {
  return levels.indexOf(level) <= levels.indexOf(floor);
}

/** The bodies that take part in a selection (section 2). */
export const organisationKinds = [
  'cityBureau',
  'moralEducationSection',
  'instituteOfEducationScience',
  'countyAuthority',
  'countySchool',
  'cityDirectSchool',
  'privateSchool',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** Where an applicant's school sends the form (HOST-22, HOST-24). */
export const schoolTypes = ['countySchool', 'cityDirectSchool', 'privateSchool'] as const;
export type SchoolType = (typeof schoolTypes)[number];

/** The two ways to the city: through the county, or directly (HOST-20, HOST-24, HOST-O11). */
export const routes = ['county', 'direct'] as const;
export type Route = (typeof routes)[number];

/** As a paper names the way: a county grants in its own round what came directly to it (LOCAL-01). */
export const paperRoutes = [...routes, 'ownCounty'] as const;
export type PaperRoute = (typeof paperRoutes)[number];

/** A post is a role at one organisation; persons hold it between two days. */
export const roles = [
  'applicant',
  'schoolLeader',
  'schoolClerk',
  'countyOfficer',
  'countyLeader',
  'cityOfficer',
  'cityLeader',
  'sectionOfficer',
  'instituteOfficer',
  'expert',
  'operator',
] as const;
export type Role = (typeof roles)[number];

/** Stages of a host selection in their fixed order (HOST-15). */
export const stages = [
  'individualApplication',
  'schoolRecommendation',
  'countyReview',
  'countyNotice',
  'expertReview',
  'projectJustification',
  'cityNotice',
  'finalDecision',
] as const;
export type Stage = (typeof stages)[number];

/** States of one application (section 4.1). */
export const caseStates = [
  'draft',
  'schoolReview',
  'returnedForCorrection',
  'recommended',
  'declined',
  'countyReview',
  'notForwarded',
  'countyNotice',
  'submittedToCity',
  'expertReview',
  'notSelected',
  'projectJustification',
  'cityNotice',
  'finalDecision',
  'approved',
  'notApproved',
  // the round was over before anybody had judged it: no judgement on the person
  'endedWithRound',
  'withdrawn',
  'vetoed',
] as const;
export type CaseState = (typeof caseStates)[number];

/** The languages every sentence exists in; Chinese first. */
export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

import { and, eq, gte, inArray, ne, or } from 'drizzle-orm';
import { cases, organisations } from '../../db/schema/all.js';
import { singleNominee } from '../../domain/quota.js';
import { type Refusal, refuse } from '../../domain/refusal.js';
import type { CaseState } from '../../domain/vocabulary.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';

/**
 * A school's place among its own candidates. HOST-23 (限报一人): a city-direct or private school has `directSchoolQuota`; the
 * case holds its place (`holdsPlace`) until withdrawal, veto or a later refusal frees it. HOST-O10: `maxPerCountySchool`, if set; in a
 * county's own round of every school (LOCAL-01).
 * The school's row is locked first, so of two recommendations at the same moment the second sees the first.
 */
export async function takeSchoolPlace(
  desk: Desk,
  file: Case,
  { level, parameters: p }: Round,
): Promise<Refusal | null> {
  const isOfCounty = file.route === 'county' || level === 'county';
  if (isOfCounty && p.maxPerCountySchool === null) return null;
  await desk.tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(organisations.id, file.schoolId))
    .for('no key update');
  if (isOfCounty) return refuseManyOfCountySchool(desk, file, p.maxPerCountySchool ?? 0);
  const others = await desk.tx
    .select({ id: cases.id })
    .from(cases)
    .where(and(siblings(file), eq(cases.route, 'direct'), eq(cases.holdsPlace, 1)));
  const no = singleNominee(others.length, p.directSchoolQuota);
  if (no) return no;
  await desk.tx.update(cases).set({ holdsPlace: 1 }).where(eq(cases.id, file.id));
  return null;
}

const siblings = (file: Case) =>
  and(eq(cases.roundId, file.roundId), eq(cases.schoolId, file.schoolId), ne(cases.id, file.id));

/** States of a candidate whom the school has put forward and nobody has turned away. */
const putForward: readonly CaseState[] = [
  'recommended',
  'countyReview',
  'countyNotice',
  'submittedToCity',
  'expertReview',
  'projectJustification',
  'cityNotice',
  'finalDecision',
  'approved',
];

async function refuseManyOfCountySchool(desk: Desk, file: Case, limit: number): Promise<Refusal | null> {
  // A withdrawal that can still be undone keeps its place.
  const undoable = and(inArray(cases.priorState, [...putForward]), gte(cases.withdrawUndoUntil, desk.now));
  const others = await desk.tx
    .select({ id: cases.id })
    .from(cases)
    .where(and(siblings(file), or(inArray(cases.state, [...putForward]), and(eq(cases.state, 'withdrawn'), undoable))));
  const used = others.length;
  return used < limit ? null : refuse('quotaExhausted', { ruleId: 'HOST-O10', facts: { cap: limit, used } });
}

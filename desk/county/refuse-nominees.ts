import { and, eq, inArray } from 'drizzle-orm';
import { cases, countyQuotas } from '../../db/schema/all.js';
import { type Refusal, refuse } from '../../domain/refusal.js';
import type { PersonActor } from '../kit/actor.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';
import { isAgreed, type Verification } from './verifications.js';

/** One line of the county's list. */
export interface Nominee {
  readonly caseId: string;
  readonly formHash: string;
  readonly reason: string;
}

/**
 * May this application be on the list? `notFound` (not this county's, not this round's), `stageNotOpen` (HOST-15), `caseChanged`
 * (I9), `conflictOfInterest`, `ruleForbids` (HOST-20: not agreed to).
 */
export function refuseNominee(
  nominee: Nominee,
  file: Case | undefined,
  facts: {
    readonly actor: PersonActor;
    readonly roundId: string;
    readonly countyId: string;
    readonly field: string;
    readonly verification: Verification | undefined;
  },
): Refusal | null {
  const { field } = facts;
  if (!file || file.roundId !== facts.roundId || file.countyId !== facts.countyId) return refuse('notFound', { field });
  if (file.applicantId === facts.actor.personId) return refuse('conflictOfInterest', { ruleId: 'HOST-31', field });
  if (file.state !== 'countyReview' || file.holdsPlace === 1)
    return refuse('stageNotOpen', { ruleId: 'HOST-15', field, facts: { state: file.state } });
  if (file.formHash !== nominee.formHash) return refuse('caseChanged', { field });
  if (!isAgreed(file, facts.verification)) return refuse('ruleForbids', { ruleId: 'HOST-20', field });
  return null;
}

/** HOST-21: no more than the free places. The conditional update decides; this says beforehand how many there are. */
export async function refuseTooMany(
  desk: Desk,
  round: Round,
  countyId: string,
  wanted: number,
): Promise<Refusal | null> {
  const [quota] = await desk.tx
    .select()
    .from(countyQuotas)
    .where(and(eq(countyQuotas.roundId, round.id), eq(countyQuotas.orgId, countyId)));
  const { cap, used } = quota ?? { cap: 0, used: 0 };
  if (used + wanted <= cap) return null;
  return refuse('quotaExhausted', { ruleId: 'HOST-21', facts: { cap, used, wanted } });
}

/** HOST-O10: a limit per county school, where policy sets one. 'quotaExhausted' names the limit. */
export async function refuseTooManyOfSchool(desk: Desk, round: Round, files: readonly Case[]): Promise<Refusal | null> {
  const limit = round.parameters.maxPerCountySchool;
  if (limit === null || files.length === 0) return null;
  const schools = [...new Set(files.map((file) => file.schoolId))];
  const holding = await desk.tx
    .select({ schoolId: cases.schoolId })
    .from(cases)
    .where(and(eq(cases.roundId, round.id), inArray(cases.schoolId, schools), eq(cases.holdsPlace, 1)));
  const count = (school: string) => [...files, ...holding].filter((one) => one.schoolId === school).length;
  const over = schools.some((school) => count(school) > limit);
  return over ? refuse('quotaExhausted', { ruleId: 'HOST-O10', facts: { limit } }) : null;
}

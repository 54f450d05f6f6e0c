import { and, asc, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import { cases, conflicts, experts } from '../../db/schema/all.js';
import type { Candidate, ConflictDeclaration, Expert } from '../../domain/panel/conflicts.js';
import { beforeDraw } from '../../domain/transitions.js';
import { type Case, caseColumns } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';

type Tx = Pick<Desk, 'tx'>;

/** What an expert can say of a candidate; stored as the ground. */
export const sayings = ['none', 'kinship', 'declared'] as const;
export type Saying = (typeof sayings)[number];

export const poolOf = (desk: Tx, roundId: string) =>
  desk.tx.select().from(experts).where(eq(experts.roundId, roundId)).orderBy(asc(experts.personId));

/** Who is to be judged: every case that has reached the city (HOST-25), locked in the order of ids. */
export const casesAtCity = (desk: Tx, roundId: string): Promise<Case[]> =>
  desk.tx
    .select(caseColumns)
    .from(cases)
    .where(and(eq(cases.roundId, roundId), eq(cases.state, 'submittedToCity')))
    .orderBy(asc(cases.id))
    .for('update');

/**
 * Nobody is at the city and nobody can still come there, by late papers, an undone withdrawal or an upheld appeal: only then does
 * the panel's stage end by itself. Otherwise the city's officer is asked (a deadline never decides).
 */
export async function nobodyCanCome(desk: Tx, roundId: string): Promise<boolean> {
  const [one] = await desk.tx
    .select({ id: cases.id })
    .from(cases)
    .where(
      and(
        eq(cases.roundId, roundId),
        or(
          // Late papers wait for the city's word, not for a clock (HOST-O14).
          inArray(cases.state, [...beforeDraw]),
          // A withdrawal or veto that can still be turned.
          and(inArray(cases.state, ['withdrawn', 'vetoed']), gt(cases.formVersion, 0), isNull(cases.endedAt)),
        ),
      ),
    )
    .limit(1);
  return one === undefined;
}

/** An expert as the conflict rule sees one; grounds that the round's policy does not know are left out (HOST-O15). */
export function expertFor(round: Round, row: typeof experts.$inferSelect): Expert {
  const { conflicts: grounds } = round.parameters;
  return {
    personId: row.personId,
    schoolId: grounds.includes('ownSchool') ? row.schoolId : null,
    countyId: grounds.includes('ownCounty') ? row.countyId : null,
  };
}

export const candidateFor = (file: Case): Candidate => ({
  caseId: file.id,
  personId: file.applicantId,
  schoolId: file.schoolId,
  countyId: file.countyId,
});

/** What the experts of a round have said themselves. */
export async function declarationsOf(desk: Tx, round: Round): Promise<readonly ConflictDeclaration[]> {
  const rows = await desk.tx.select().from(conflicts).where(eq(conflicts.roundId, round.id)).orderBy(asc(conflicts.at));
  return rows.flatMap(({ personId, caseId, ground }) => {
    const says = sayings.find((one) => one === ground);
    if (!says) return [];
    const counts = says === 'none' || round.parameters.conflicts.includes(says);
    return [{ expertId: personId, caseId, says: counts ? says : 'none' }];
  });
}

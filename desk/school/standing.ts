import { and, eq, inArray } from 'drizzle-orm';
import { kept } from '../../db/kept.js';
import { people, vetoes } from '../../db/schema/all.js';
import { dayOf } from '../../domain/time/beijing.js';
import { answersOf } from '../hearing/groups.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import type { AtSchool } from './at-school.js';
import { decisionsAt, ethicsInForce } from './ethics.js';
import type { Standing } from './judge-recommendation.js';
import { materialsOf } from './materials.js';

/** Reads what the rules of the school's stage look at; the case is locked, so it holds until the act commits. */
export async function standingOf(desk: Desk, { file, round }: AtSchool): Promise<Standing> {
  const [{ submittedAt, forged, unverified }, applicant, taken, answered] = await Promise.all([
    materialsOf(desk, file),
    applicantOf(desk, file),
    decisionsAt(desk, file),
    answersOf(desk, file),
  ]);
  return {
    p: round.parameters,
    candidateName: applicant.name,
    submittedDay: dayOf(submittedAt),
    today: dayOf(desk.now),
    ethics: ethicsInForce(taken, file),
    veto: applicant.veto,
    forged,
    unverified,
    answered,
    returns: taken.filter(({ kind, decision }) => kind === 'collectiveDecision' && decision === 'return').length,
  };
}

const vetoesOn = kept((db, { personId }: { personId: string }) =>
  db
    .select({ name: people.name, state: vetoes.state, caseId: vetoes.caseId })
    .from(people)
    .leftJoin(
      vetoes,
      and(
        eq(vetoes.personId, people.id),
        eq(vetoes.kind, 'ethics'),
        inArray(vetoes.state, ['registered', 'heard', 'effective']),
      ),
    )
    .where(eq(people.id, personId)),
);

/** The applicant's name, and the ethics veto that is on them. */
async function applicantOf(
  desk: Desk,
  file: Case,
): Promise<{ readonly name: string; readonly veto: Standing['veto'] }> {
  const rows = await vetoesOn(desk.tx, { personId: file.applicantId });
  const veto = rows.some(({ state }) => state === 'effective')
    ? 'effective'
    : rows.some(({ caseId }) => caseId === file.id)
      ? 'underWay'
      : null;
  return { name: rows[0]?.name ?? '', veto };
}

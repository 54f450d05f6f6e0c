import { and, eq, inArray } from 'drizzle-orm';
import { decisions, people, vetoes } from '../../db/schema/all.js';
import { dayOf } from '../../domain/time/beijing.js';
import { answersOf } from '../hearing/groups.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import type { AtSchool } from './at-school.js';
import { ethicsOf } from './ethics.js';
import type { Standing } from './judge-recommendation.js';
import { materialsOf } from './materials.js';

/** Reads what the rules of the school's stage look at; the case is locked, so it holds until the act commits. */
export async function standingOf(desk: Desk, { file, round }: AtSchool): Promise<Standing> {
  const { submittedAt, forged, unverified } = await materialsOf(desk, file);
  const [person] = await desk.tx.select({ name: people.name }).from(people).where(eq(people.id, file.applicantId));
  return {
    p: round.parameters,
    candidateName: person?.name ?? '',
    submittedDay: dayOf(submittedAt),
    today: dayOf(desk.now),
    ethics: await ethicsOf(desk, file),
    veto: await vetoOn(desk, file),
    forged,
    unverified,
    answered: await answersOf(desk, file),
    returns: await returnsBefore(desk, file.id),
  };
}

async function vetoOn(desk: Desk, file: Case): Promise<Standing['veto']> {
  const rows = await desk.tx
    .select({ state: vetoes.state, caseId: vetoes.caseId })
    .from(vetoes)
    .where(and(eq(vetoes.personId, file.applicantId), inArray(vetoes.state, ['registered', 'heard', 'effective'])));
  if (rows.some(({ state }) => state === 'effective')) return 'effective';
  return rows.some(({ caseId }) => caseId === file.id) ? 'underWay' : null;
}

async function returnsBefore(desk: Desk, caseId: string): Promise<number> {
  const rows = await desk.tx
    .select({ id: decisions.id })
    .from(decisions)
    .where(
      and(eq(decisions.caseId, caseId), eq(decisions.kind, 'collectiveDecision'), eq(decisions.decision, 'return')),
    );
  return rows.length;
}

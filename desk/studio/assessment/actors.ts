import { and, eq, inArray } from 'drizzle-orm';
import { decisions } from '../../../db/schema/all.js';
import type { Refusal } from '../../../domain/refusal.js';
import {
  type AssessmentAct,
  type AssessmentActors,
  type AssessmentFacts,
  assessmentActs,
  refuseAssessor,
} from '../../../domain/studio/assessment/separation.js';
import type { Desk } from '../../kit/deps.js';
import type { Seat } from '../../kit/seats.js';
import type { Term } from '../../kit/term.js';
import { everMembers } from '../memberships.js';
import { postOf } from '../post-of.js';

/** 管办分离 (STUDIO-10, STUDIO-11): the post that does an act of an assessment; where the bureau has no such body, its own officer. */
export const seatFor = (desk: Pick<Desk, 'tx'>, term: Term, act: AssessmentAct): Promise<Seat> =>
  postOf(desk, term, term.parameters.assessmentActors[act]);

/** The stage in which each act is decided. */
export const stageOfAct = {
  score: 'yearScoring',
  confirm: 'resultConfirmation',
  publish: 'resultPublication',
  decideAppeal: 'resultAppealDecision',
} as const satisfies Record<AssessmentAct, string>;

/** Nobody does two of these on one assessment, or any on the own studio. Refuses as `refuseAssessor`. */
export async function refuseDoer(
  desk: Pick<Desk, 'tx'>,
  act: AssessmentAct,
  who: { readonly personId: string; readonly seat: Seat },
  { term, assessmentId }: { readonly term: Term; readonly assessmentId: string },
): Promise<Refusal | null> {
  const said = await desk.tx
    .select({ kind: decisions.kind, by: decisions.deciderId })
    .from(decisions)
    .where(and(eq(decisions.subjectId, assessmentId), inArray(decisions.kind, Object.values(stageOfAct))));
  const by = (one: AssessmentAct) => said.filter(({ kind }) => kind === stageOfAct[one]).map((row) => row.by);
  const roles = await Promise.all(assessmentActs.map(async (one) => [one, (await seatFor(desk, term, one)).role]));
  const facts: AssessmentFacts = {
    doneBy: { score: by('score'), confirm: by('confirm'), publish: by('publish'), decideAppeal: by('decideAppeal') },
    studioPersonIds: [term.studio.hostId, ...(await everMembers(desk, term.id))],
  };
  const actors = Object.fromEntries(roles) as AssessmentActors;
  return refuseAssessor(act, { personId: who.personId, role: who.seat.role }, facts, actors);
}

import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import { performSystem } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import type { DeskDeps } from '../kit/deps.js';
import { meetAtSchool } from '../school/at-school.js';
import { type GroupHeard, hearingSummary } from './hearing-summary.js';

/**
 * The hearing of a case for those who prepare the school's decision; changes nothing.
 * 'notFound' (strangers, drafts), 'conflictOfInterest' and 'notYourPost' (HOST-18: anonymous to the applicant and everybody else).
 */
export async function showHearing(
  deps: DeskDeps,
  actor: PersonActor,
  caseId: string,
  stageRound?: number,
): Promise<Result<readonly GroupHeard[]>> {
  return performSystem(deps, async (desk) => {
    const met = await meetAtSchool(desk, actor, caseId, 'HOST-18');
    if (!met.ok) return met;
    const { file, round } = met.value;
    if (file.state === 'draft') return refused(refuse('notFound'));
    const { hearingMinimum } = round.parameters;
    return accepted(await hearingSummary(desk, caseId, stageRound ?? file.stageRound, hearingMinimum));
  });
}

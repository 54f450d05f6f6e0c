import type { Eligibility } from '../../domain/host-selection/eligibility.js';
import { accepted, type Result } from '../../domain/refusal.js';
import { performSystem } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import type { DeskDeps } from '../kit/deps.js';
import { meetAsApplicant } from './as-applicant.js';
import { eligibilityOf } from './eligibility-of.js';

/** What the applicant sees beside the form: every rule of the saved draft, met or not, and the draft's version. 'notFound', 'notYourPost'. */
export const showEligibility = (
  deps: DeskDeps,
  actor: PersonActor,
  caseId: string,
): Promise<Result<Eligibility & { readonly version: number }>> =>
  performSystem(deps, async (desk) => {
    const met = await meetAsApplicant(desk, actor, caseId);
    if (!met.ok) return met;
    const { file, round } = met.value;
    return accepted({ ...(await eligibilityOf(desk, file, { round })), version: file.version });
  });

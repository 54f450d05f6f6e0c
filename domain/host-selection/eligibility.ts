import type { DraftForm } from './draft-form.js';
import { type Check, check } from './eligibility/check.js';
import { fieldChecks } from './eligibility/fields.js';
import { honourChecks } from './eligibility/honours.js';
import { caseChecks, influenceCheck, nomineesCheck, truthChecks } from './eligibility/materials.js';
import type { EligibilityFacts, EligibilityParameters } from './eligibility/parameters.js';
import { researchChecks } from './eligibility/research.js';
import { serviceChecks } from './eligibility/service.js';

export interface Eligibility {
  readonly eligible: boolean;
  /** Rules met and not met, in the order of the form; field checks only where they fail. */
  readonly checks: readonly Check[];
}

/**
 * Section 7.2: whether the form satisfies the conditions, with every rule looked at. One function for the page while it is
 * filled in, for the act and for lists; a form half filled in fails rules, it never throws.
 */
export function eligibility(form: DraftForm, facts: EligibilityFacts, p: EligibilityParameters): Eligibility {
  const checks = [
    ...serviceChecks(form, facts, p),
    ...caseChecks(form, p),
    influenceCheck(form, facts, p),
    ...researchChecks(form, facts, p),
    ...honourChecks(form, facts, p),
    check('ethics', 'VETO-01', '', !facts.ethicsBar),
    nomineesCheck(facts, p),
    ...truthChecks(form, facts),
    ...fieldChecks(form, facts, p),
  ];
  return { eligible: checks.every(({ met }) => met), checks };
}

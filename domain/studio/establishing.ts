/**
 * The checklist between approval and work (section 4.2): what blocks `running` is what the documents demand; the rest is advice with
 * a date. Each line is a rule with its number, so a page can show why a studio has not started.
 */
import type { SchoolType } from '../vocabulary.js';
import { advice, allows, blocking, refusalsOf, type StudioCheck, type StudioCheckCode } from './check.js';
import { type Composition, membersRange, refuseComposition } from './composition.js';
import { memberRules } from './members/bodies.js';
import { membersWithoutPlan, missingPlans, missingSections, type Plan } from './plans.js';

export interface EstablishingFacts {
  /** Of the host's unit: which way its members are decided on. */
  readonly schoolType: SchoolType;
  readonly composition: Composition;
  /** Members all competent bodies have agreed to. */
  readonly decidedMemberIds: readonly string[];
  /** Members whose agreement both sides have signed. */
  readonly agreedMemberIds: readonly string[];
  readonly letterSealed: boolean;
  /** Without sections: not opened here; what was filed is whole (`refusePlan`). */
  readonly plans: readonly (Pick<Plan, 'kind'> & { readonly sections?: Plan['sections'] })[];
  readonly growthPlansFor: readonly string[];
  /** A version of the public page has been published (STUDIO-26). */
  readonly pageOpened: boolean;
  /** The unit's own words: certificate and plaque received; office and equipment provided. */
  readonly papersReceived: boolean;
  readonly officeConfirmed: boolean;
}

export interface EstablishingParameters {
  readonly membersMin: number;
  readonly membersMax: number;
}

/** In the order of the plan; met and not met, so that the list shows what is done too. */
export function establishingChecks(facts: EstablishingFacts, p: EstablishingParameters): readonly StudioCheck[] {
  const ids = facts.composition.memberPersonIds;
  const members = ids.length;
  const without = (known: readonly string[]) => ids.filter((id) => !known.includes(id)).length;
  const wrong = refuseComposition(facts.composition);
  const undecided = without(facts.decidedMemberIds);
  const unsigned = without(facts.agreedMemberIds);
  const unfiled = missingPlans(facts.plans).length;
  const unwritten = facts.plans.flatMap(({ sections }) => (sections ? missingSections({ sections }) : [])).length;
  const unplanned = membersWithoutPlan(ids, facts.growthPlansFor).length;
  const inRange = membersRange(members, p) === 'within';
  return [
    blocking('composition', wrong?.ruleId ?? 'STUDIO-01', wrong === null, { members }),
    advice('membersRange', 'STUDIO-04', inRange, { members, min: p.membersMin, max: p.membersMax }),
    blocking('membersDecided', memberRules[facts.schoolType].ruleId, undecided === 0, { open: undecided }),
    blocking('letterSealed', 'STUDIO-17', facts.letterSealed),
    blocking('agreementsSigned', 'STUDIO-18', unsigned === 0, { open: unsigned }),
    blocking('plansFiled', 'STUDIO-12', unfiled === 0, { open: unfiled }),
    blocking('planSections', 'STUDIO-13', unwritten === 0, { open: unwritten }),
    blocking('growthPlans', 'STUDIO-21', unplanned === 0, { open: unplanned }),
    blocking('pageOpened', 'STUDIO-26', facts.pageOpened),
    advice('papersReceived', 'HOST-27', facts.papersReceived),
    advice('officeConfirmed', 'STUDIO-15', facts.officeConfirmed),
  ];
}

/**
 * Of all that the documents demand, what an edition asks for before the start (`asksBeforeStart`), and what may follow it: that neither
 * blocks nor counts as done here, and is asked for by tasks of its own.
 */
export function askedBeforeStart(
  checks: readonly StudioCheck[],
  p: { readonly asksBeforeStart: readonly StudioCheckCode[] },
) {
  const isAsked = ({ code }: StudioCheck) => p.asksBeforeStart.includes(code);
  return { asked: checks.filter(isAsked), later: checks.filter((one) => !isAsked(one)) };
}

/** The guard `established` of the studio's states. */
export const isEstablished = (checks: readonly StudioCheck[]): boolean => allows(checks);

/** Everything that keeps the studio from `running`, at once. */
export const refuseStart = (checks: readonly StudioCheck[]) => refusalsOf(checks);

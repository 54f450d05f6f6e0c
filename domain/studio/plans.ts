/** The two plans of the host and the growth plan of each member. */
import { z } from 'zod';
import { type Refusal, refuse } from '../refusal.js';
import { isAlive } from './letter/issue.js';
import type { StudioState } from './states.js';

/** STUDIO-13: 培养目标、培养内容、培养形式、研究专题、培养考核. */
export const planSections = ['goals', 'content', 'form', 'topic', 'assessment'] as const;
export type PlanSection = (typeof planSections)[number];

/** STUDIO-12: 工作室工作方案, 成员培养方案. */
export const planKinds = ['workPlan', 'trainingPlan'] as const;
export type PlanKind = (typeof planKinds)[number];

const section = z.string().max(20_000);
export const planSchema = z.strictObject({
  kind: z.enum(planKinds),
  sections: z.strictObject({ goals: section, content: section, form: section, topic: section, assessment: section }),
});
export type Plan = z.infer<typeof planSchema>;

/** STUDIO-13: the sections nobody has written yet, in the order of the plan; blanks are not writing. */
export const missingSections = (plan: Pick<Plan, 'sections'>): readonly PlanSection[] =>
  planSections.filter((name) => plan.sections[name].trim() === '');

/** STUDIO-12: which of the two are not filed. */
export const missingPlans = (filed: readonly Pick<Plan, 'kind'>[]): readonly PlanKind[] =>
  planKinds.filter((kind) => !filed.some((plan) => plan.kind === kind));

/** STUDIO-21: members without a growth plan of their own. */
export const membersWithoutPlan = (
  memberPersonIds: readonly string[],
  plannedFor: readonly string[],
): readonly string[] => memberPersonIds.filter((id) => !plannedFor.includes(id));

/**
 * Everything that keeps a plan from being filed: 'stageNotOpen' (STUDIO-05) once the term is over; 'caseChanged' (STUDIO-12) when
 * another version was filed meanwhile, `shown` being the version the host was shown, 0 for none; 'badInput' (STUDIO-13) for each
 * section nobody has written.
 */
export function refusePlan(state: StudioState, current: number, shown: number, plan: Plan): readonly Refusal[] {
  if (!isAlive(state)) return [refuse('stageNotOpen', { ruleId: 'STUDIO-05' })];
  if (shown !== current)
    return [refuse('caseChanged', { ruleId: 'STUDIO-12', field: 'version', facts: { shown, current } })];
  return missingSections(plan).map((name) =>
    refuse('badInput', { ruleId: 'STUDIO-13', field: `sections.${name}`, facts: { issue: 'empty' } }),
  );
}

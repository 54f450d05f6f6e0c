/**
 * 管办分离 (STUDIO-10, STUDIO-11): the Institute scores, the Moral Education Section confirms, the bureau publishes, and nobody does two
 * of these on one assessment. Who stands for the three is the edition's word (a county has other bodies, LOCAL-01).
 */
import { type Refusal, refuse } from '../../refusal.js';
import type { Role } from '../../vocabulary.js';

export const assessmentActs = ['score', 'confirm', 'publish', 'decideAppeal'] as const;
export type AssessmentAct = (typeof assessmentActs)[number];
export type AssessmentActors = Readonly<Record<AssessmentAct, Role>>;

/** The rule of each act, and the acts whoever does it must not have done. */
const rows: Readonly<Record<AssessmentAct, { readonly ruleId: string; readonly apartFrom: readonly AssessmentAct[] }>> =
  {
    score: { ruleId: 'STUDIO-11', apartFrom: ['confirm', 'publish'] },
    confirm: { ruleId: 'STUDIO-10', apartFrom: ['score', 'publish'] },
    publish: { ruleId: 'ASSESS-07', apartFrom: ['score', 'confirm'] },
    // by somebody who did not score
    decideAppeal: { ruleId: 'ASSESS-O07', apartFrom: ['score'] },
  };

export interface Assessor {
  readonly personId: string;
  readonly role: Role;
}

export interface AssessmentFacts {
  /** Person ids by act, over all rounds of this assessment. */
  readonly doneBy: Readonly<Record<AssessmentAct, readonly string[]>>;
  /** Host and members: nobody assesses the own studio. */
  readonly studioPersonIds: readonly string[];
}

/** Under the rule of the act: 'notYourPost' (another role), 'conflictOfInterest' (the own studio), 'secondPersonRequired' (did an act that is kept apart). */
export function refuseAssessor(
  act: AssessmentAct,
  who: Assessor,
  facts: AssessmentFacts,
  actors: AssessmentActors,
): Refusal | null {
  const { ruleId, apartFrom } = rows[act];
  if (who.role !== actors[act]) return refuse('notYourPost', { ruleId, facts: { act } });
  if (facts.studioPersonIds.includes(who.personId)) return refuse('conflictOfInterest', { ruleId, facts: { act } });
  const other = apartFrom.find((one) => facts.doneBy[one].includes(who.personId));
  return other === undefined ? null : refuse('secondPersonRequired', { ruleId, facts: { act, other } });
}

/** Acts that must not share a role: what an edition is asked before it is used. */
export const keptApart: readonly (readonly [AssessmentAct, AssessmentAct])[] = [
  ['score', 'confirm'],
  ['score', 'publish'],
  ['confirm', 'publish'],
  ['score', 'decideAppeal'],
];

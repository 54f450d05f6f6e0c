/** Whom a host may nominate for the studio, and when. */
import { type Refusal, refuse } from '../../refusal.js';
import { refusalsOf, type StudioCheck } from '../check.js';
import type { StudioState } from '../states.js';

/** Before the first year has opened nobody belongs to a studio; a suspended one stands still; one that is over takes nobody. */
const takesMembers: readonly StudioState[] = ['establishing', 'running', 'underAssessment'];
export const mayNominate = (state: StudioState): boolean => takesMembers.includes(state);

export interface NominationFacts {
  readonly state: StudioState;
  readonly hostPersonId: string;
  readonly nomineePersonId: string;
  /** Whoever is nominated, decided or serves in this studio today. */
  readonly livePersonIds: readonly string[];
  readonly checks: readonly StudioCheck[];
}

/**
 * Everything that keeps a nomination from being made: 'stageNotOpen' (STUDIO-05); 'ruleForbids' (STUDIO-01) for the host and for
 * whoever belongs to the studio already; 'ruleForbids' under each condition that does not hold (MEMBER-O02, MEMBER-O03).
 */
export function refuseMember(facts: NominationFacts): readonly Refusal[] {
  if (!mayNominate(facts.state)) return [refuse('stageNotOpen', { ruleId: 'STUDIO-05' })];
  const { nomineePersonId, hostPersonId, livePersonIds } = facts;
  if (nomineePersonId === hostPersonId || livePersonIds.includes(nomineePersonId))
    return [refuse('ruleForbids', { ruleId: 'STUDIO-01', field: 'code' })];
  return refusalsOf(facts.checks);
}

/** STUDIO-14, STUDIO-O05: a studio stands in its host's unit; where that is another one within the city, it moves there. */
import { type Refusal, refuse } from '../refusal.js';
import { isAlive } from './letter/issue.js';
import type { StudioState } from './states.js';

/** The host was transferred; or the unit was merged into another, or closed, and its successor takes its place. */
export const moveGrounds = ['transfer', 'merged', 'closed'] as const;
export type MoveGround = (typeof moveGrounds)[number];

/** `asked`: the new unit has not consented yet. `lapsed`: the term ended first. */
export const moveStates = ['asked', 'moved', 'declined', 'lapsed'] as const;
export type MoveState = (typeof moveStates)[number];

/** Whether the new unit is asked first: where its host chose to go there. A successor takes over what its predecessor was bound to. */
export const asksConsent = (ground: MoveGround): boolean => ground === 'transfer';

/**
 * Everything that keeps a studio from moving: 'stageNotOpen' (STUDIO-05) for a term that has not begun or is over, (STUDIO-14) while another
 * unit is asked; 'badInput' for the unit it stands in.
 */
export function refuseMove(
  state: StudioState,
  { from, to, isAsked }: { readonly from: string; readonly to: string; readonly isAsked: boolean },
): readonly Refusal[] {
  if (!isAlive(state) || state === 'approved')
    return [refuse('stageNotOpen', { ruleId: 'STUDIO-05', facts: { state } })];
  if (isAsked) return [refuse('stageNotOpen', { ruleId: 'STUDIO-14' })];
  return from === to ? [refuse('badInput', { ruleId: 'STUDIO-14', field: 'code', facts: { issue: 'sameUnit' } })] : [];
}

import { describe, expect, test } from 'vitest';
import { asksConsent, moveGrounds, refuseMove } from '../../../domain/studio/move.js';
import type { StudioState } from '../../../domain/studio/states.js';
import { said } from './must.js';

describe('STUDIO-14: a studio moves to another unit', () => {
  test.each<[string, StudioState, string, boolean, string[]]>([
    ['while it runs', 'running', 'B', false, []],
    ['while it stands still', 'suspended', 'B', false, []],
    ['before it has begun', 'approved', 'B', false, ['stageNotOpen STUDIO-05']],
    ['after its term', 'termEnded', 'B', false, ['stageNotOpen STUDIO-05']],
    ['once it is closed', 'closed', 'B', false, ['stageNotOpen STUDIO-05']],
    ['while another unit is asked', 'running', 'B', true, ['stageNotOpen STUDIO-14']],
    ['to where it stands', 'running', 'A', false, ['badInput STUDIO-14']],
  ])('%s', (_, state, to, isAsked, expected) => {
    expect(refuseMove(state, { from: 'A', to, isAsked }).map(said)).toEqual(expected);
  });

  test('STUDIO-O05: with a transferred host the new unit is asked; a successor takes over without being asked', () => {
    expect(moveGrounds.filter(asksConsent)).toEqual(['transfer']);
  });
});

import { describe, expect, test } from 'vitest';
import { refuseLossDecision, refuseLossReport } from '../../../domain/studio/loss.js';
import type { StudioState } from '../../../domain/studio/states.js';
import { said } from './must.js';

describe('STUDIO-O04: a studio that has lost its host', () => {
  const today = '2026-09-15';

  test.each<[string, StudioState, string, boolean, string[]]>([
    ['of a running studio, today', 'running', today, false, []],
    ['of one that stands still', 'suspended', '2026-08-31', false, []],
    ['of one that waits for the city after its term', 'termEnded', '2026-03-02', false, []],
    ['of one that has not begun', 'approved', today, false, ['stageNotOpen STUDIO-05']],
    ['of one that is closed', 'closed', today, false, ['stageNotOpen STUDIO-05']],
    ['of one that was revoked', 'revoked', today, false, ['stageNotOpen STUDIO-05']],
    ['while another is undecided', 'running', today, true, ['stageNotOpen STUDIO-O04']],
    ['for a day to come', 'running', '2026-09-16', false, ['badInput STUDIO-O04']],
    ['for a day before the term', 'running', '2026-03-01', false, ['badInput STUDIO-O04']],
  ])('is reported %s', (_, state, lastDay, isOpen, expected) => {
    expect(refuseLossReport({ from: '2026-03-02', state }, { lastDay, isOpen }, today).map(said)).toEqual(expected);
  });

  test('is decided by a second person, who is not the host', () => {
    const hands = { reportedBy: 'section', hostPersonId: 'host' };
    expect(refuseLossDecision('leader', hands)).toBeNull();
    for (const one of ['section', 'host'])
      expect([one, said(refuseLossDecision(one, hands))]).toEqual([one, 'secondPersonRequired STUDIO-O04']);
  });
});

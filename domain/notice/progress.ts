import { type Refusal, refuse } from '../refusal.js';
import type { NoticeState, SubjectState } from './states.js';
import { type NoticeWindow, positionIn } from './window.js';

/** `waits`: the window still runs. `proceeds`: on to the next stage. `heldBack`: later, alone. `removed`: upheld objection. */
export type SubjectProgress = 'waits' | 'proceeds' | 'heldBack' | 'removed';

const afterClosing: Readonly<Record<SubjectState, SubjectProgress>> = {
  listed: 'proceeds',
  dismissed: 'proceeds',
  underInvestigation: 'heldBack',
  underAppeal: 'heldBack',
  heldBack: 'heldBack',
  upheld: 'removed',
};

/** NOTICE-O03: judged for one subject, never for the list. Someone dismissed after the confirmation proceeds then, alone. */
export function progressOf(notice: NoticeState, subject: SubjectState): SubjectProgress {
  if (notice === 'closed' || notice === 'confirmed') return afterClosing[subject];
  return subject === 'upheld' ? 'removed' : 'waits';
}

/** A notice closes only after its window, never early: 'stageNotOpen' (NOTICE-O01) before that. */
export function refuseClosing(window: NoticeWindow, at: string): Refusal | null {
  return positionIn(window, at) === 'after'
    ? null
    : refuse('stageNotOpen', { ruleId: 'NOTICE-O01', facts: { closesAt: window.closesAt } });
}

/**
 * May the publishing level confirm the notice for this subject? 'stageNotOpen' (NOTICE) while the notice hangs, 'ruleForbids'
 * (NOTICE-O03) for a subject held back or removed.
 */
export function refuseConfirmation(notice: NoticeState, subject: SubjectState): Refusal | null {
  const progress = progressOf(notice, subject);
  if (progress === 'proceeds') return null;
  return progress === 'waits'
    ? refuse('stageNotOpen', { ruleId: 'NOTICE', facts: { state: notice } })
    : refuse('ruleForbids', { ruleId: 'NOTICE-O03', facts: { state: subject } });
}

import type { TermPlan } from '../kit/stage-plan.js';
import { seedsOf } from '../studio/letter-sides.js';
import { letterOf } from '../studio/letters.js';
import { termDates } from '../studio/stage-dates.js';

/** STUDIO-17, STUDIO-O10: every side signs the version that stands; a new version gives all of them the whole time again. */
export const letterSigning: TermPlan = {
  frame: 'term',
  ruleIds: ['STUDIO-17', 'STUDIO-O10'],
  tasks: async (_desk, { term }) => seedsOf(term),
  dates: async (desk, at) => {
    const letter = await letterOf(desk, at.term.id);
    return termDates('letterSigning')({ ...desk, now: letter?.issuedAt ?? desk.now }, at);
  },
};

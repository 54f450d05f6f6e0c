import { afterDecision } from '../city/after-decision.js';
import { casesIn } from '../city/section.js';
import { cityDates } from '../city/stage-dates.js';
import { leaderOf } from '../kit/organiser.js';
import type { StagePlan } from '../kit/stage.js';

/** The city's leader decides on everybody the notice cleared (HOST-26, HOST-27). */
export const decision: StagePlan = {
  ruleIds: ['HOST-26', 'HOST-27'],
  dates: cityDates('decision', 'finalDecision'),
  onOpen: async (desk, { subject }) => {
    await afterDecision(desk, subject.id);
  },
  tasks: async (desk, { subject, round }) => {
    const files = await casesIn(desk, subject.id, ['cityNotice', 'finalDecision']);
    const strong = round.parameters.strongActs.includes('decideFinally');
    return files.length === 0 ? [] : [{ kind: 'finalDecision', ...leaderOf(round), strong }];
  },
};

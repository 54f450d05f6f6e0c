import type { TermPlan } from '../kit/stage-plan.js';
import { seatBesideBureau } from '../studio/beside-bureau.js';
import { termDates } from '../studio/stage-dates.js';

/** STUDIO-O07, STUDIO-11: the Institute says what it thinks of a change of goals before anybody decides on it. */
export const goalOpinion: TermPlan = {
  frame: 'term',
  ruleIds: ['STUDIO-O07', 'STUDIO-11'],
  tasks: async (desk, { term }) => [
    { kind: 'goalOpinion', ...(await seatBesideBureau(desk, term, 'instituteOfficer')) },
  ],
  dates: termDates('goalOpinion'),
};

import { storedRanking } from '../city/compute-ranking.js';
import { cityDates } from '../city/stage-dates.js';
import { officerOf } from '../kit/organiser.js';
import { type StagePlan, settleStage } from '../kit/stage.js';

/** The city's officer confirms the ranking the opened sheets gave; ties at the last place go to the panel first (CONV-10). */
export const ranking: StagePlan = {
  ruleIds: ['HOST-14', 'HOST-25', 'CONV-10'],
  dates: cityDates('ranking', 'ranking'),
  onOpen: async (desk, { subject, number }) => {
    const stored = await storedRanking(desk, subject.id);
    if (stored && stored.result.rows.length > 0) return;
    await settleStage(desk, { subject, stage: 'ranking', number, outcome: 'confirmed' });
  },
  tasks: async (desk, { subject, round }) => {
    const stored = await storedRanking(desk, subject.id);
    const some = stored !== null && stored.result.rows.length > 0;
    return some ? [{ kind: 'ranking', ...officerOf(round) }] : [];
  },
};

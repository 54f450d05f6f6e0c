import { computeRanking, keepRanking } from '../city/compute-ranking.js';
import { askOnLate, silentExperts } from '../city/late-declarations.js';
import { liveSheets, outSheets } from '../city/sheets.js';
import { cityDates } from '../city/stage-dates.js';
import { type StagePlan, settleStage } from '../kit/stage.js';

/** Every drawn expert scores the files the lot gave them, blind (HOST-25, HOST-O15). */
export const scoring: StagePlan = {
  ruleIds: ['HOST-25', 'HOST-O15'],
  dates: cityDates('scoring', 'expertReview'),
  onOpen: async (desk, { subject, number, round }) => {
    // whoever came between the draw and now: the pool is asked for a word on them first
    await askOnLate(desk, round);
    const isWaiting = (await silentExperts(desk, round)).length > 0;
    if (isWaiting || (await liveSheets(desk, subject.id)).length > 0) return;
    await keepRanking(desk, subject.id, await computeRanking(desk, round, {}));
    await settleStage(desk, { subject, stage: 'scoring', number, outcome: 'opened' });
  },
  tasks: async (desk, { round }) => {
    const waiting = await outSheets(desk, round);
    const strong = round.parameters.strongActs.includes('score');
    return [...new Set(waiting.map((row) => row.personId))].map((personId) => ({
      kind: 'score' as const,
      orgId: round.bureauId,
      role: 'expert' as const,
      personId,
      strong,
    }));
  },
};

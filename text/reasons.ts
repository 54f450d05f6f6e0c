import type { Language } from '../domain/vocabulary.js';

/** Reasons the panel's arithmetic gives; people's own reasons are sentences already. */
const reasons: Record<Language, Record<'belowPassLine' | 'beyondCapacity' | 'tooFewScores', string>> = {
  zh: {
    belowPassLine: '专家评审平均分未达到合格线',
    beyondCapacity: '专家评审名次在本批次名额之外',
    tooFewScores: '有效评分份数不足',
  },
  en: {
    belowPassLine: 'the experts’ mean score is below the pass line',
    beyondCapacity: 'the rank lies beyond the capacity of this round',
    tooFewScores: 'there were too few valid scores',
  },
};

/** A reason code in words; anything else is somebody's own sentence and stays as it is. */
export const reasonText = (reason: string, language: Language): string =>
  (reasons[language] as Record<string, string>)[reason] ?? reason;

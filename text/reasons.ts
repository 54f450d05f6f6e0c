import type { Language } from '../domain/vocabulary.js';

/** Reasons the panel's arithmetic gives; people's own reasons are sentences already. */
const reasons: Record<
  Language,
  Record<'belowPassLine' | 'beyondCapacity' | 'tooFewScores' | 'appealTooLate' | 'roundOver', string>
> = {
  zh: {
    belowPassLine: '专家评审平均分未达到合格线',
    beyondCapacity: '专家评审名次在本批次名额之外',
    tooFewScores: '有效评分份数不足',
    appealTooLate: '申诉成立，但本轮评选已进入后续环节，不再恢复办理；复核结论已留存记录',
    roundOver: '异议核查期间本轮评选已经结束',
  },
  en: {
    belowPassLine: 'the experts’ mean score is below the pass line',
    beyondCapacity: 'the rank lies beyond the capacity of this round',
    tooFewScores: 'there were too few valid scores',
    appealTooLate:
      'your appeal was upheld, but this round has gone on and does not take the application up again; the finding is on record',
    roundOver: 'the round ended while the objection was looked into',
  },
};

/** A reason code in words; anything else is somebody's own sentence and stays as it is. */
export const reasonText = (reason: string, language: Language): string =>
  (reasons[language] as Record<string, string>)[reason] ?? reason;

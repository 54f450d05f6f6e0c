import type { ReasonCode } from '../domain/ending.js';
import type { Language } from '../domain/vocabulary.js';

/** Reasons that arithmetic, or the round's end, gives; people's own reasons are sentences already. */
const reasons: Record<Language, Record<ReasonCode, string>> = {
  zh: {
    belowPassLine: '专家评审平均分未达到合格线',
    beyondCapacity: '专家评审名次在本批次名额之外',
    tooFewScores: '有效评分份数不足',
    appealTooLate:
      '申诉成立，原结论不再有效；但本轮评选已进入后续环节，不再恢复办理。复核结论已留存记录，不影响您在下一批次申报',
    panelDrawn:
      '评审专家组已经抽签产生，您的申报已来不及进入本批次评审；批次结束时申报随之结束。这不是对您的评价，您可以在下一批次再次申报',
    roundOver: '本批次评选已经结束，您的申报未及进入评定。这不是对您的评价，您可以在下一批次再次申报',
    neverSubmitted: '本批次评选已经结束，这份申报表没有提交，未进入办理。您可以在下一批次申报',
  },
  en: {
    belowPassLine: 'the experts’ mean score is below the pass line',
    beyondCapacity: 'the rank lies beyond the capacity of this round',
    tooFewScores: 'there were too few valid scores',
    appealTooLate:
      'your appeal was upheld and the earlier conclusion stands no more; but this round has gone on and does not take the application up again. The finding is on record, and you may apply in the next round',
    panelDrawn:
      'The panel is drawn: your application can no longer come to it in this round, and ends when the round does. This is no judgement on you; you may apply again in the next round',
    roundOver:
      'the round is over, and nobody had judged your application by then. This says nothing about you; you may apply again in the next round',
    neverSubmitted: 'the round is over, and this form was never submitted. You may apply in the next round',
  },
};

/** A reason code in words; anything else is somebody's own sentence and stays as it is. */
export const reasonText = (reason: string, language: Language): string =>
  (reasons[language] as Record<string, string>)[reason] ?? reason;

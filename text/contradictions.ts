import type { Language } from '../domain/vocabulary.js';
import type { Contradiction, ContradictionCode } from '../policy/host-selection/contradictions.js';

type Sentence = (facts: Contradiction['facts']) => string;

/** Why an edition cannot hold together; the path of the parameter is shown beside it. */
export const contradictions: Record<Language, Record<ContradictionCode, Sentence>> = {
  zh: {
    casesMinAboveMax: (f) => `案例最少数（${f.value}）大于最多数（${f.limit}）`,
    ageMinAboveMax: (f) => `年龄下限（${f.value}）大于上限（${f.limit}）`,
    performanceMinAboveMax: (f) => `工作实绩最少字数（${f.value}）大于最多字数（${f.limit}）`,
    capacityAboveTarget: (f) => `本批名额（${f.value}）大于全市总目标（${f.limit}）`,
    directQuotaAboveCapacity: (f) => `直属、民办学校限报数（${f.value}）大于本批名额（${f.limit}）`,
    schoolQuotaAboveCountyQuotas: (f) => `每校推荐上限（${f.value}）大于任何一个县区的名额（最多 ${f.limit}）`,
    validScoresAbovePanel: (f) => `最少有效评分份数（${f.value}）大于专家人数（${f.limit}）`,
    dropsLeaveTooFew: () => '去掉最高、最低分后，可能没有剩余评分',
    rubricNotHundred: (f) => `评分表各项满分合计为 ${f.sum}，应为 100`,
    duplicateCode: (f) => `代码“${f.value}”重复`,
    tieRuleWithoutDimension: (f) => `并列规则所指的评分项“${f.value}”不在评分表中`,
    chairVoteNotLast: () => '组长表决应为最后一条并列规则',
    passLineOutOfRange: (f) => `入选分数线 ${f.value} 不在 0—100 之间`,
    shareAboveOne: (f) => `表决通过比例 ${f.numerator}/${f.denominator} 无法达到`,
    hearingAfterSchoolStage: (f) => `听取意见的期限（${f.value} 个工作日）长于学校推荐阶段（${f.limit} 个工作日）`,
    graceBeforeDue: (f) => `宽限日（第 ${f.limit} 个工作日）早于截止日（第 ${f.value} 个工作日）`,
    hardBeforeGrace: (f) => `最后期限（第 ${f.limit} 个工作日）早于宽限日（第 ${f.value} 个工作日）`,
    quietHoursEmpty: (f) => `免打扰时段起止相同（${f.from}）`,
    insideQuietHours: (f) => `发送时间 ${f.at} 在免打扰时段内`,
  },
  en: {
    casesMinAboveMax: (f) => `The fewest cases (${f.value}) are more than the most (${f.limit})`,
    ageMinAboveMax: (f) => `The lowest age (${f.value}) is above the highest (${f.limit})`,
    performanceMinAboveMax: (f) => `The shortest text (${f.value}) is longer than the longest (${f.limit})`,
    capacityAboveTarget: (f) => `The capacity (${f.value}) is above the city's target (${f.limit})`,
    directQuotaAboveCapacity: (f) =>
      `The limit of direct and private schools (${f.value}) is above the capacity (${f.limit})`,
    schoolQuotaAboveCountyQuotas: (f) =>
      `The limit of a school (${f.value}) is above every county quota (at most ${f.limit})`,
    validScoresAbovePanel: (f) => `More valid sheets are asked for (${f.value}) than there are experts (${f.limit})`,
    dropsLeaveTooFew: () => 'No sheet may be left once the highest and lowest are dropped',
    rubricNotHundred: (f) => `The score sheet adds up to ${f.sum}, not to 100`,
    duplicateCode: (f) => `The code "${f.value}" stands twice`,
    tieRuleWithoutDimension: (f) => `The tie rule names "${f.value}", which is not on the score sheet`,
    chairVoteNotLast: () => 'The vote of the chair must be the last tie rule',
    passLineOutOfRange: (f) => `The pass line ${f.value} is not between 0 and 100`,
    shareAboveOne: (f) => `The majority ${f.numerator}/${f.denominator} can never be reached`,
    hearingAfterSchoolStage: (f) => `The hearing (${f.value} working days) outlasts the school's stage (${f.limit})`,
    graceBeforeDue: (f) => `The grace date (working day ${f.limit}) is before the due date (working day ${f.value})`,
    hardBeforeGrace: (f) => `The hard date (working day ${f.limit}) is before the grace date (working day ${f.value})`,
    quietHoursEmpty: (f) => `Quiet hours begin and end at ${f.from}`,
    insideQuietHours: (f) => `Sending at ${f.at} falls into the quiet hours`,
  },
};

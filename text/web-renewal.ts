import type { Language } from '../domain/vocabulary.js';

const zh = {
  heading: '续聘',
  window: (from: string, to: string) =>
    `聘期届满前，主持人可在 ${from} 至 ${to} 申请续聘；届满后由市教育局决定，不因逾期自动续聘或终止。`,
  appliedAt: '续聘申请时间',
  statement: '申请说明',
  conditions: '续聘条件',
  apply: '申请续聘',
  applyIntro: '提交后不能修改。市教育局在聘期届满后逐项核对条件并作出决定；周期考核结果生效前也可以申请。',
  statementHint: '本聘期的主要成绩，下一聘期的打算',
  serves: '本人现为在任班主任',
  expectedEndDate: '预计退休或合同到期日',
  renewedAt: (at: string) => `已于 ${at} 决定续聘`,
  earlier: '以前的聘期',
  read: '查看记录',
  decided: '聘期届满后的决定',
};
export type RenewalWords = typeof zh;

const en: RenewalWords = {
  heading: 'Renewal',
  window: (from, to) =>
    `The host may apply for another term from ${from} to ${to}. After the term the bureau decides; no date renews or closes by itself.`,
  appliedAt: 'Applied for renewal',
  statement: 'Statement',
  conditions: 'Conditions of another term',
  apply: 'Apply for another term',
  applyIntro:
    'It cannot be changed afterwards. After the term the bureau looks at every condition and decides; you may apply before the result of the cycle is final.',
  statementHint: 'What was reached in this term, and what the next one is for',
  serves: 'I lead a class today',
  expectedEndDate: 'Expected retirement or end of contract',
  renewedAt: (at) => `Renewed on ${at}`,
  earlier: 'Earlier terms',
  read: 'Read what is on record',
  decided: 'Decided after it',
};

export const renewalWords: Record<Language, RenewalWords> = { zh, en };

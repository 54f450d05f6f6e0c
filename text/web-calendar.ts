import type { ScheduleContradiction } from '../domain/calendar/schedule.js';
import type { Language } from '../domain/vocabulary.js';

type Facts = Readonly<Record<string, string | number>>;

/** Why a year's arrangement is not taken: it contradicts itself, or does not fit the years known. */
export type YearContradiction = ScheduleContradiction | 'yearOver' | 'yearBeforeMissing' | 'publishedLater';

const zh = {
  title: '节假日安排',
  intro:
    '工作日按国务院办公厅公布的节假日安排计算。次年安排公布以前，落在次年的日期为暂定；公布后在此导入，由另一人批准，即按新安排重新计算全部未到期的日期，并通知有关各方。公示期和本人的陈述、申诉期限只延长，不缩短。',
  known: (day: string) => `现行安排至 ${day}；此后的日期为暂定。`,
  years: '已导入的安排',
  none: '尚未导入，使用系统自带的安排。',
  year: '年份',
  source: '通知名称和文号',
  sourceHint: '如：国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）。',
  publishedOn: '公布日期',
  state: '状态',
  states: { proposed: '待批准', inForce: '已生效', rejected: '已否决' },
  days: '放假和调休',
  off: (name: string, from: string, to: string) => `${name}：${from} 至 ${to} 放假`,
  makeUp: (days: string) => `${days} 上班`,
  propose: '导入一年的安排',
  proposeIntro: '照通知逐项填写；用不到的行留空。提交后由另一人核对并批准。',
  holiday: (n: number) => `第 ${n} 个假期`,
  name: '假期名称',
  from: '放假首日',
  to: '放假末日',
  makeUpDays: '调休上班日',
  makeUpHint: '每行一天，如 2026-02-14；没有的留空。',
  proposeSubmit: '提交',
  decide: (year: number) => `批准或否决 ${year} 年的安排`,
  decision: '决定',
  approve: '批准，即行生效',
  reject: '否决',
  decideSubmit: '作出决定',
  own: '由您导入的安排须由另一人批准。',
  secondFactor: '导入和批准须动态验证码，请先验证。',
};

const en: typeof zh = {
  title: 'Holiday arrangements',
  intro:
    'Working days follow the arrangement the State Council publishes. Until next year’s is published, dates in it are provisional; entered here and approved by a second person, it dates everything still open anew, and all concerned are told. Public notices and a person’s own time to answer or appeal may only grow.',
  known: (day) => `Known until ${day}; later dates are provisional.`,
  years: 'Arrangements entered',
  none: 'None yet: the built-in years apply.',
  year: 'Year',
  source: 'Title and number of the notice',
  sourceHint: 'As it was published, in Chinese.',
  publishedOn: 'Published on',
  state: 'State',
  states: { proposed: 'awaits a second person', inForce: 'in force', rejected: 'rejected' },
  days: 'Days off and make-up workdays',
  off: (name, from, to) => `${name}: ${from} to ${to} off`,
  makeUp: (days) => `worked: ${days}`,
  propose: 'Enter a year',
  proposeIntro: 'As the notice says it; leave rows empty that are not needed. A second person checks and approves.',
  holiday: (n) => `Holiday ${n}`,
  name: 'Name',
  from: 'First day off',
  to: 'Last day off',
  makeUpDays: 'Make-up workdays',
  makeUpHint: 'One a line, such as 2026-02-14; empty if there are none.',
  proposeSubmit: 'Submit',
  decide: (year) => `Approve or reject the arrangement of ${year}`,
  decision: 'Decision',
  approve: 'Put in force now',
  reject: 'Reject',
  decideSubmit: 'Decide',
  own: 'You entered this arrangement: another person decides.',
  secondFactor: 'Entering and approving need the second factor: please show it first.',
};

export const calendarWords: Record<Language, typeof zh> = { zh, en };

export const yearContradictions: Record<Language, Record<YearContradiction, (facts: Facts) => string>> = {
  zh: {
    holidayLength: () => '假期的末日早于首日，或长于一个月',
    makeUpOnWeekday: () => '调休上班日应为周六或周日',
    dayOutsideYear: () => '有日期不属于这一年（上一年 12 月 25 日起归入本年）',
    newYearMissing: () => '安排不完整：缺少 1 月 1 日元旦',
    dayNamedTwice: () => '同一天出现了两次',
    yearOver: (f) => `${f.year} 年已经过去，不能再改`,
    yearBeforeMissing: (f) => `请先导入 ${f.last} 年的下一年，再导入 ${f.year} 年`,
    publishedLater: (f) => `公布日期晚于今天（${f.today}）`,
  },
  en: {
    holidayLength: () => 'A holiday ends before it begins, or is longer than a month',
    makeUpOnWeekday: () => 'A make-up workday is a Saturday or Sunday',
    dayOutsideYear: () => 'A day lies outside the year (from 25 December of the year before on, days belong to it)',
    newYearMissing: () => 'It is incomplete: 1 January is missing',
    dayNamedTwice: () => 'A day is named twice',
    yearOver: (f) => `${f.year} is over and cannot be changed`,
    yearBeforeMissing: (f) => `Enter the year after ${f.last} before ${f.year}`,
    publishedLater: (f) => `It would be published after today (${f.today})`,
  },
};

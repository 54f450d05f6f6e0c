import type { Language } from '../domain/vocabulary.js';

const zh = {
  heading: '中止情况',
  number: (n: number) => `第 ${n} 次`,
  lasts: (from: string, until: string) => `自 ${from} 起中止，至迟到 ${until}（含当日）`,
  lasted: (from: string, to: string) => `${from} 至 ${to} 中止`,
  sameDay: (from: string) => `${from} 中止，当日恢复`,
  words: '中止的理由',
  since: (from: string, until: string) =>
    `工作室自 ${from} 起中止，至迟到 ${until}（含当日）。中止期间对主持人的待办和提醒停止计时，聘期届满日不变；目标任务按中止天数折减。`,
  suspend: '中止工作室',
  suspendIntro:
    '主持人因长期离岗（如产假、病假、脱产学习）不能主持的，可以中止工作室，时间以规定为限。中止期间主持人的待办和期限停止计时，证书显示为暂停，聘期届满日不变；到期仍未恢复的，由市教育局领导决定。理由加密保存，只有主持人、德育科和作出决定的人可以看到，不写入通知、公告和查验页面。',
  from: '自哪一天起',
  fromHint: '今天或者更早的日期',
  wordsHint: '加密保存',
  resume: '恢复工作室',
  resumeIntro: '主持人已经返岗，工作室自今天起恢复；主持人的待办按剩余工作日重新计算期限，证书恢复有效。',
  decide: '决定中止到期后的工作室',
  decideIntro:
    '规定的中止时间已经届满，工作室没有恢复。可以决定恢复；也可以决定主持人不再任职、工作室终止：聘期即行终止、证书终止（编号保留），并通知所在单位交回牌匾和证书。不作决定的，系统不会代为决定。',
  outcome: { resumed: '恢复工作室', closed: '主持人不再任职，工作室终止' },
  decisionNumber: '决定文号',
  reduced: (target: string) => `按中止天数折减为 ${target}`,
  notAssessed: '本年度因中止不予考核',
};
export type RestWords = typeof zh;

const en: RestWords = {
  heading: 'Suspensions',
  number: (n) => `No. ${n}`,
  lasts: (from, until) => `suspended from ${from}, until ${until} at the latest, that day included`,
  lasted: (from, to) => `suspended from ${from} to ${to}`,
  sameDay: (from) => `suspended on ${from} and at work again the same day`,
  words: 'Why',
  since: (from, until) =>
    `The studio is suspended from ${from}, until ${until} at the latest. What is asked of its host rests meanwhile; the last day of the term does not move, and targets shrink by the days.`,
  suspend: 'Suspend the studio',
  suspendIntro:
    'Where its host is on a long leave, a studio may stand still for the months the rules allow. What is asked of the host rests, the certificate is paused, the last day of the term stays; not resumed in time, the bureau’s leader decides. Why is kept sealed, read by the host, the section and whoever decides, and stands in no letter, notice or verification.',
  from: 'From which day',
  fromHint: 'today or before',
  wordsHint: 'Kept sealed',
  resume: 'Resume the studio',
  resumeIntro:
    'The host is back and the studio works again from today; what is asked of the host has the working days it had left, and the certificate is valid again.',
  decide: 'Decide on the suspended studio',
  decideIntro:
    'The time it may stand still is over and nobody has resumed it. It may work again, or it has no host any more and ends: the term and the certificate end (the number stays), and the unit is asked for plaque and certificate. No date decides in your place.',
  outcome: { resumed: 'It works again', closed: 'No host any more: the studio ends' },
  decisionNumber: 'Number of the decision',
  reduced: (target) => `${target} by the days it stood still`,
  notAssessed: 'Not assessed for its suspension',
};

export const restWords: Record<Language, RestWords> = { zh, en };

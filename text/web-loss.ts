import type { LossGround, LossState } from '../domain/studio/loss.js';
import type { Language } from '../domain/vocabulary.js';

const zh = {
  heading: '主持人不再任职的报告',
  number: (n: number) => `第 ${n} 次`,
  state: { reported: '待市教育局决定', lost: '主持人不再任职，工作室终止', stays: '主持人继续任职' } satisfies Record<
    LossState,
    string
  > as Record<LossState, string>,
  grounds: {
    leftPost: '不再担任班主任',
    leftCity: '调离本市',
    died: '去世',
  } satisfies Record<LossGround, string> as Record<LossGround, string>,
  ground: '情形',
  lastDay: '最后任职日',
  words: '情况说明',
  reportedAt: '报告时间',
  decidedAt: (at: string, number: string) => `${at}（${number}）`,
  decided: '决定',
  reason: '决定的理由',
  report: '报告主持人不再任职',
  reportIntro:
    '主持人不再担任班主任、调离本市或者去世的，工作室不能更换主持人继续运行。报告后由市教育局领导（另一人）决定；决定之前工作室不受影响。情形和说明加密保存，只有德育科和作出决定的人可以看到，不写入通知、公告和查验页面。',
  wordsHint: '加密保存，请写明依据的文件',
  decide: '决定主持人是否不再任职',
  decideIntro:
    '决定不再任职的，聘期即行终止、工作室关闭，证书终止（编号保留），未办事项随之结束，并通知所在单位交回牌匾和证书；成员已完成的任务保留记录，可以参加其他工作室。报告人不能作出决定。',
  outcome: { lost: '不再任职，工作室终止', stays: '继续任职' },
  decisionNumber: '决定文号',
  ended: (day: string) => `主持人不再主持本工作室，工作室自 ${day} 起终止，不另设主持人。`,
};
export type LossWords = typeof zh;

const en: LossWords = {
  heading: 'Reports that there is no host any more',
  number: (n) => `No. ${n}`,
  state: {
    reported: 'Waiting for the bureau’s decision',
    lost: 'No host any more: the studio has ended',
    stays: 'The host stays',
  },
  grounds: { leftPost: 'is head teacher no more', leftCity: 'has left the city', died: 'has died' },
  ground: 'Ground',
  lastDay: 'Last day in the post',
  words: 'What happened',
  reportedAt: 'Reported',
  decidedAt: (at, number) => `${at} (${number})`,
  decided: 'Decided',
  reason: 'Reason of the decision',
  report: 'Report that there is no host any more',
  reportIntro:
    'A studio whose host is head teacher no more, has left the city or has died does not go on under another host. The bureau’s leader decides as a second person; until then nothing changes. Ground and words are kept sealed, read by the section and whoever decides, and stand in no letter, notice or verification.',
  wordsHint: 'Kept sealed; please name the document it rests on',
  decide: 'Decide whether there is a host any more',
  decideIntro:
    'If not, the term ends and the studio closes at once, the certificate ends (its number stays), what is open ends with it, and the unit is asked for plaque and certificate; members keep their records and may join another studio. Whoever reported does not decide.',
  outcome: { lost: 'No host any more: the studio ends', stays: 'The host stays' },
  decisionNumber: 'Number of the decision',
  ended: (day) => `This studio has no host any more and ended on ${day}; there is no successor.`,
};

export const lossWords: Record<Language, LossWords> = { zh, en };

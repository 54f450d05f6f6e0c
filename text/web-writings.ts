import type { WritingKind, WritingState } from '../domain/studio/members/writings.js';
import type { Language } from '../domain/vocabulary.js';

const zhStates: Record<WritingState, string> = {
  asked: '待提交',
  handedIn: '待主持人答复',
  agreed: '已同意',
  returned: '已退回',
  acknowledged: '已阅',
  dropped: '不再办理',
};
const enStates: Record<WritingState, string> = {
  asked: 'to be handed in',
  handedIn: 'with the host',
  agreed: 'agreed',
  returned: 'returned',
  acknowledged: 'taken note of',
  dropped: 'not waited for any more',
};
const zhKinds: Record<WritingKind, string> = { growthPlan: '专业成长计划', summary: '书面总结' };
const enKinds: Record<WritingKind, string> = { growthPlan: 'Growth plan', summary: 'Written summary' };

const zh = {
  title: '成长计划和书面总结',
  none: '还没有成长计划或总结。',
  counted: ({ growthPlan, summary }: Readonly<Record<WritingKind, number>>) =>
    `期内成员提交专业成长计划 ${growthPlan} 份、书面总结 ${summary} 份`,
  member: '成员',
  kind: '种类',
  kinds: zhKinds,
  version: '版次',
  dueOn: '所属期间截止',
  state: '状态',
  states: zhStates,
  erased: '内容已按规定删除。',
  handIn: { growthPlan: '提交专业成长计划', summary: '提交书面总结' } satisfies Record<WritingKind, string>,
  handInIntro: {
    growthPlan: '由成员本人制订，主持人指导；各部分均须填写。退回的按指导意见修改后重新提交，此前各版仍可查阅。',
    summary: '由成员本人向主持人书面总结本期工作；各部分均须填写。',
  } satisfies Record<WritingKind, string>,
  guide: '指导专业成长计划',
  guideIntro: '请写明指导意见；退回的由成员按意见修改后重新提交。',
  outcome: '指导结论',
  outcomes: { agreed: '同意', returned: '退回修改' },
  guidance: '指导意见（成员可以看到）',
  acknowledge: '审阅书面总结',
  acknowledgeIntro: '阅后即办结，可以写下意见，成员可以看到。',
  remark: '意见',
  answer: '主持人答复',
  revise: '修订专业成长计划',
  reviseIntro: '主持人已同意的计划需要调整时，由成员或主持人提出，成员随后提交新版。',
  reviseWhose: '成员',
};
export type WritingWords = typeof zh;

const en: WritingWords = {
  title: 'Growth plans and summaries',
  none: 'No growth plan or summary yet.',
  counted: ({ growthPlan, summary }) =>
    `handed in by members in these days: growth plans ${growthPlan}, summaries ${summary}`,
  member: 'Member',
  kind: 'Kind',
  kinds: enKinds,
  version: 'Version',
  dueOn: 'Period ends',
  state: 'State',
  states: enStates,
  erased: 'What it said has been erased.',
  handIn: { growthPlan: 'Hand in the growth plan', summary: 'Hand in the summary' },
  handInIntro: {
    growthPlan:
      'Written by the member, guided by the host; every section is needed. One that is returned is handed in anew; earlier versions stay readable.',
    summary: 'The member sums up the period in writing for the host; every section is needed.',
  },
  guide: 'Guide the growth plan',
  guideIntro: 'Please guide in words; one that is returned is handed in anew.',
  outcome: 'Outcome',
  outcomes: { agreed: 'agree', returned: 'return' },
  guidance: 'Guidance (the member reads it)',
  acknowledge: 'Take note of the summary',
  acknowledgeIntro: 'Reading it settles it; a remark may be added, and the member reads it.',
  remark: 'Remark',
  answer: 'The host’s answer',
  revise: 'Revise the growth plan',
  reviseIntro:
    'Where a plan that was agreed needs to change, member or host say so, and the member hands in another version.',
  reviseWhose: 'Member',
};

export const writingWords: Record<Language, WritingWords> = { zh, en };

/** What was answered and how, as letters carry it. */
export function writingInWords(
  { writing, outcome }: { readonly writing: string; readonly outcome: string },
  language: Language,
): string {
  const { kinds, states } = writingWords[language];
  const kind = (kinds as Record<string, string>)[writing] ?? writing;
  const state = (states as Record<string, string>)[outcome] ?? outcome;
  return language === 'zh' ? `${kind}${state}` : `${kind} ${state}`;
}

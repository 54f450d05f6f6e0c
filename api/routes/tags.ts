import type { Language } from '../../domain/vocabulary.js';

/** The chapters of the API's documentation, in their order. */
export const tags = {
  identity: { zh: '登录与身份', en: 'Signing in and identity' },
  link: { zh: '邮件链接', en: 'Links in mail' },
  task: { zh: '待办', en: 'Tasks' },
  application: { zh: '申报', en: 'Applications' },
  school: { zh: '学校推荐', en: 'School recommendation' },
  county: { zh: '县级审核与推荐', en: 'County review and nomination' },
  round: { zh: '评选轮次', en: 'Rounds' },
  panel: { zh: '专家评审', en: 'Expert review' },
  notice: { zh: '公示与异议', en: 'Public notices and objections' },
  decision: { zh: '论证、审定与颁证', en: 'Justification, decision and certificates' },
  ethics: { zh: '师德一票否决与申诉', en: 'Ethics veto and appeals' },
  studio: { zh: '工作室与聘期', en: 'Studios and their terms' },
  people: { zh: '人员与岗位', en: 'People and posts' },
} as const satisfies Record<string, Record<Language, string>>;
export type Tag = keyof typeof tags;

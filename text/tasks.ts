import type { TaskKind } from '../domain/task-kinds.js';
import type { Language } from '../domain/vocabulary.js';

/** The name of each task, as it stands in lists, mails and on its page. */
export const tasks: Record<Language, Record<TaskKind, string>> = {
  zh: {
    schoolRecommendation: '学校推荐',
    correction: '修改申报材料',
    nomination: '县区审核与推荐',
    publishNotice: '发布县区公示',
    bundle: '统一上报市教育局',
    objectionHandling: '核查异议',
    panelFormation: '组建专家组',
    declareConflicts: '申明回避关系',
    score: '专家评分',
    openSheets: '集中启封评分表',
    ranking: '确认评审结果',
    justifyProject: '项目论证',
    publishCityNotice: '发布市级公示',
    finalDecision: '市局审批',
    vetoResponse: '师德问题陈述',
    vetoDecision: '师德一票否决决定',
    appealDecision: '处理申诉',
    confirmTransfer: '确认接收调入教师的申报',
    departureDecision: '决定调动或离岗人员的申报',
    receipt: '签收证书和牌匾',
    unitConfirmation: '确认办公场所和设备',
    renewalDecision: '聘期届满后的决定',
    addressCorrection: '更正电子邮箱',
  },
  en: {
    schoolRecommendation: 'School recommendation',
    correction: 'Correct the application',
    nomination: 'County review and nomination',
    publishNotice: 'Publish the county notice',
    bundle: 'Submit the bundle to the city',
    objectionHandling: 'Look into an objection',
    panelFormation: 'Form the expert panel',
    declareConflicts: 'Declare conflicts of interest',
    score: 'Score applications',
    openSheets: 'Open the score sheets together',
    ranking: 'Confirm the ranking',
    justifyProject: 'Justify the project',
    publishCityNotice: 'Publish the city notice',
    finalDecision: 'Final decision',
    vetoResponse: 'Statement on an ethics finding',
    vetoDecision: 'Decide on an ethics veto',
    appealDecision: 'Decide an appeal',
    confirmTransfer: 'Take over the application of a teacher who comes',
    departureDecision: 'Decide on an application nobody took over',
    receipt: 'Receive certificate and plaque',
    unitConfirmation: 'Confirm office and equipment',
    renewalDecision: 'Decide after the end of a term',
    addressCorrection: 'Correct an e-mail address',
  },
};

export const taskName = (kind: string, language: Language): string =>
  (tasks[language] as Record<string, string>)[kind] ?? kind;

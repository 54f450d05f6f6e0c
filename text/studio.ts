import type { ConsequenceKind, Recipient } from '../domain/studio/assessment/consequences.js';
import type { Grade } from '../domain/studio/assessment/grade.js';
import type { Dimension } from '../domain/studio/assessment/scheme.js';
import type { AssessmentKind, AssessmentState } from '../domain/studio/assessment/states.js';
import type { FundCategory } from '../domain/studio/fund/ledger.js';
import type { FundState } from '../domain/studio/fund/states.js';
import type { TaskStatus } from '../domain/studio/letter/progress.js';
import type { WorkKind } from '../domain/studio/letter/work.js';
import type { MemberBody } from '../domain/studio/members/bodies.js';
import type { LeavingReason } from '../domain/studio/members/leaving.js';
import type { MemberState } from '../domain/studio/members/states.js';
import type { WritingSection } from '../domain/studio/members/writings.js';
import type { PlanKind, PlanSection } from '../domain/studio/plans.js';
import type { PaperKind, Side } from '../domain/studio/signing.js';
import type { StudioState } from '../domain/studio/states.js';
import type { FindingGround } from '../domain/studio/veto/grounds.js';
import type { VetoEffect, VetoKind, VetoStatus } from '../domain/studio/veto/vetoes.js';
import type { Language } from '../domain/vocabulary.js';
import type { TaskName } from '../policy/studio/fields/time.js';

/** What everything in a studio's term is called; a new code does not compile without its words. */
export interface StudioWords {
  readonly state: Record<StudioState, string>;
  readonly memberState: Record<MemberState, string>;
  readonly leavingReason: Record<LeavingReason, string>;
  readonly writingSection: Record<WritingSection, string>;
  readonly memberBody: Record<MemberBody, string>;
  readonly assessmentKind: Record<AssessmentKind, string>;
  readonly assessmentState: Record<AssessmentState, string>;
  readonly dimension: Record<Dimension, string>;
  readonly grade: Record<Grade, string>;
  readonly consequence: Record<ConsequenceKind, string>;
  readonly recipient: Record<Recipient, string>;
  readonly plan: Record<PlanKind, string>;
  readonly planSection: Record<PlanSection, string>;
  readonly paper: Record<PaperKind, string>;
  readonly side: Record<Side, string>;
  readonly work: Record<WorkKind, string>;
  readonly taskStatus: Record<TaskStatus, string>;
  readonly veto: Record<VetoKind, string>;
  readonly vetoGround: Record<FindingGround, string>;
  readonly vetoStatus: Record<VetoStatus, string>;
  readonly vetoEffect: Record<VetoEffect, string>;
  readonly fundCategory: Record<FundCategory, string>;
  readonly fundState: Record<FundState, string>;
  readonly task: Record<TaskName, string>;
}

export const studioWords: Record<Language, StudioWords> = {
  zh: {
    state: {
      approved: '已批准',
      establishing: '组建中',
      running: '运行中',
      underAssessment: '考核中',
      suspended: '已中止',
      termEnded: '聘期届满',
      renewed: '已续聘',
      closed: '已终止',
      revoked: '已取消称号',
    },
    memberState: {
      nominated: '拟定人选',
      returned: '退回',
      decided: '已确定',
      serving: '在聘',
      completed: '完成任务',
      notCompleted: '未完成任务',
      left: '已离开',
      removed: '已除名',
    },
    leavingReason: {
      transfer: '工作调动',
      headTeacherPostLeft: '不再担任班主任',
      health: '健康原因',
      personal: '个人原因',
      ethics: '师德问题',
      termOver: '聘期届满',
      agreementDeclined: '不签订协议书',
      studioClosed: '工作室终止',
      studioRevoked: '工作室撤销',
      removalOverturned: '除名经申诉撤销，聘期已结束',
    },
    writingSection: {
      situation: '自我分析',
      goals: '发展目标',
      measures: '措施',
      schedule: '分年度安排',
      results: '成果',
      work: '完成的工作',
      next: '问题和下一步打算',
    },
    memberBody: {
      countyAuthority: '县区教育局',
      studioHost: '工作室主持人',
      school: '所在学校',
      moralEducationSection: '德育科',
      instituteOfEducationScience: '教科所',
    },
    assessmentKind: { annual: '年度考核', cycle: '周期考核' },
    assessmentState: {
      called: '待自评',
      reported: '已提交自评',
      scored: '已评分',
      confirmed: '已确认',
      published: '已公布',
      underAppeal: '申诉中',
      final: '已生效',
      skipped: '不予考核',
      stopped: '随称号取消而终止',
    },
    dimension: { building: '工作室自身建设与发展', guidance: '培养指导作用发挥', research: '教育科研成绩' },
    grade: { excellent: '优秀', good: '良好', qualified: '合格', unqualified: '不合格' },
    consequence: {
      commendationNomination: '提出表彰建议',
      writtenWarning: '书面警示',
      improvementPlan: '制定改进方案',
      failedGoals: '未完成目标任务，提请认定',
      noRenewal: '不予续聘',
    },
    recipient: { studio: '工作室', unit: '所在单位', host: '主持人', member: '成员' },
    plan: { workPlan: '工作室工作方案', trainingPlan: '成员培养方案' },
    planSection: {
      goals: '培养目标',
      content: '培养内容',
      form: '培养形式',
      topic: '研究专题',
      assessment: '培养考核',
    },
    paper: { responsibilityLetter: '目标责任书', memberAgreement: '协议书' },
    side: { city: '市教育局', studio: '工作室', witness: '所在单位校长（见证）', host: '主持人', member: '成员' },
    work: {
      backboneTraining: '骨干班主任培训',
      localTraining: '本地区与校本培训',
      seminar: '班主任工作研讨',
      lessonPreparation: '班会课备课',
      lessonObservation: '班会课观摩研讨',
      caseDiscussion: '教育案例研讨',
      topicResearch: '课题研究',
      touringLecture: '巡回讲座',
      completedTopic: '结题课题',
      researchReport: '研究报告',
      paper: '专业论文',
      book: '专业著作',
      localResearch: '专题研究',
      demonstrationClassMeeting: '示范性班会课',
      lecture: '专题讲座',
      exchange: '经验交流观摩活动',
      forum: '班主任工作论坛',
    },
    taskStatus: { done: '已完成', doneLate: '逾期完成', onTrack: '进行中', behind: '进度滞后', missed: '逾期未完成' },
    veto: { ethics: '师德一票否决', performance: '目标考核一票否决' },
    vetoGround: {
      ethicsViolation: '师德失范',
      studentHarm: '侵害学生',
      fraudulentMaterial: '弄虚作假',
      failedGoals: '未完成规定目标任务',
      formalism: '搞形式主义、走过场',
    },
    vetoStatus: {
      open: '调查处理中',
      dismissed: '不予否决',
      effective: '已否决',
      appealed: '已否决，申诉中',
      upheld: '申诉后维持',
      overturned: '申诉后撤销',
      lifted: '已解除',
    },
    vetoEffect: {
      cancelTitle: '取消主持人称号',
      revokeStudio: '撤销工作室',
      closePublicPage: '关闭工作室网页',
      returnPlaque: '交还牌匾证书',
      releaseMembers: '成员保留任务记录，另行安排',
      barHonours: '不得参加先进、荣誉称号评选',
      openAccountability: '追究相关责任人责任',
      recordUnit: '所在单位记录在案',
    },
    fundCategory: {
      equipment: '办公设备和图书资料',
      office: '日常办公',
      website: '网站建设',
      training: '业务培训',
      research: '课题研究',
      other: '其他（须说明理由）',
    },
    fundState: {
      requested: '待审批',
      approved: '已批准，待报送凭证',
      refused: '未批准',
      withdrawn: '已撤回',
      settled: '已结算',
      handedIn: '待结算',
      lapsed: '已终止（工作室已结束）',
    },
    task: {
      receipt: '签收证书和牌匾',
      memberDecision: '研究确定成员',
      memberCompletion: '评定成员任务完成情况',
      pageModeration: '审核工作室网页',
      pageRenewal: '更新工作室网页',
      workConfirmation: '核实活动和成果',
      letterDrafting: '拟定目标责任书',
      letterSigning: '签订目标责任书',
      agreementSigning: '签订协议书',
      planFiling: '提交工作方案和成员培养方案',
      unitConfirmation: '确认办公场所和设备',
      goalOpinion: '对目标调整提出意见',
      goalChange: '目标任务调整',
      selfReport: '提交自评',
      scoring: '考核评分',
      confirmation: '确认考核结果',
      publication: '公布考核结果',
      appealDecision: '处理考核申诉',
      improvementPlan: '提交改进方案',
      renewalDecision: '续聘决定',
      moveConsent: '答复工作室迁入',
      hostLossDecision: '决定主持人是否不再任职',
      suspensionDecision: '决定中止到期后的工作室',
      plaqueReturn: '交还牌匾证书',
      findingDecision: '一票否决决定',
      findingAppealDecision: '处理一票否决申诉',
      findingAccountability: '办结追责记录',
      honourReview: '表彰评审打分',
      honourListing: '拟定表彰名单',
      honourDecision: '决定表彰',
      fundApproval: '经费审批',
      vouchers: '报送经费凭证',
      settlement: '经费结算',
      fundClosing: '年度经费结账',
    },
  },
  en: {
    state: {
      approved: 'Approved',
      establishing: 'Being established',
      running: 'Running',
      underAssessment: 'Under assessment',
      suspended: 'Suspended',
      termEnded: 'Term ended',
      renewed: 'Renewed',
      closed: 'Closed',
      revoked: 'Title cancelled',
    },
    memberState: {
      nominated: 'Nominated',
      returned: 'Returned',
      decided: 'Decided',
      serving: 'Serving',
      completed: 'Tasks completed',
      notCompleted: 'Tasks not completed',
      left: 'Has left',
      removed: 'Removed',
    },
    leavingReason: {
      transfer: 'transfer to another post',
      headTeacherPostLeft: 'no head teacher any more',
      health: 'health',
      personal: 'personal reasons',
      ethics: 'ethics',
      termOver: 'the term is over',
      agreementDeclined: 'the agreement was declined',
      studioClosed: 'the studio is closed',
      studioRevoked: 'the studio is revoked',
      removalOverturned: 'the removal was overturned after the end',
    },
    writingSection: {
      situation: 'where I stand',
      goals: 'goals',
      measures: 'measures',
      schedule: 'year by year',
      results: 'results',
      work: 'work done',
      next: 'problems and what comes next',
    },
    memberBody: {
      countyAuthority: 'county authority',
      studioHost: 'studio host',
      school: 'school',
      moralEducationSection: 'Moral Education Section',
      instituteOfEducationScience: 'Institute of Education Science',
    },
    assessmentKind: { annual: 'Annual assessment', cycle: 'Cycle assessment' },
    assessmentState: {
      called: 'Self-report awaited',
      reported: 'Self-report handed in',
      scored: 'Scored',
      confirmed: 'Confirmed',
      published: 'Published',
      underAppeal: 'Under appeal',
      final: 'Final',
      skipped: 'Skipped',
      stopped: 'Stopped with the title',
    },
    dimension: {
      building: 'Building and development of the studio',
      guidance: 'Effect of training and guidance',
      research: 'Results of educational research',
    },
    grade: { excellent: 'Excellent', good: 'Good', qualified: 'Qualified', unqualified: 'Unqualified' },
    consequence: {
      commendationNomination: 'A commendation is proposed',
      writtenWarning: 'Written warning',
      improvementPlan: 'An improvement plan is due',
      failedGoals: 'Failed goals: a finding is to be decided',
      noRenewal: 'No renewal',
    },
    recipient: { studio: 'studio', unit: 'unit', host: 'host', member: 'member' },
    plan: { workPlan: 'Studio work plan', trainingPlan: 'Member training plan' },
    planSection: {
      goals: 'Training goals',
      content: 'Training content',
      form: 'Training form',
      topic: 'Research topic',
      assessment: 'Training assessment',
    },
    paper: { responsibilityLetter: 'Responsibility letter', memberAgreement: 'Member agreement' },
    side: { city: 'city bureau', studio: 'studio', witness: 'principal (witness)', host: 'host', member: 'member' },
    work: {
      backboneTraining: 'Training of backbone head teachers',
      localTraining: 'Local and school-based training',
      seminar: 'Discussion of head-teacher work',
      lessonPreparation: 'Joint preparation of class meetings',
      lessonObservation: 'Observation of class meetings',
      caseDiscussion: 'Case discussion',
      topicResearch: 'Topic research',
      touringLecture: 'Touring lecture',
      completedTopic: 'Completed research topic',
      researchReport: 'Research report',
      paper: 'Professional paper',
      book: 'Professional book',
      localResearch: 'Research for local needs',
      demonstrationClassMeeting: 'Demonstration class meeting',
      lecture: 'Special lecture',
      exchange: 'Exchange and observation',
      forum: 'Forum of head-teacher work',
    },
    taskStatus: { done: 'Done', doneLate: 'Done late', onTrack: 'On track', behind: 'Behind', missed: 'Missed' },
    veto: { ethics: 'Ethics veto', performance: 'Performance veto' },
    vetoGround: {
      ethicsViolation: 'Breach of ethics',
      studentHarm: 'Harm to a student',
      fraudulentMaterial: 'False material',
      failedGoals: 'Goals not met',
      formalism: 'Work for show',
    },
    vetoStatus: {
      open: 'Not decided yet',
      dismissed: 'No veto',
      effective: 'In force',
      appealed: 'In force, under appeal',
      upheld: 'Confirmed on appeal',
      overturned: 'Overturned on appeal',
      lifted: 'Lifted',
    },
    vetoEffect: {
      cancelTitle: 'The host title is cancelled',
      revokeStudio: 'The studio is revoked',
      closePublicPage: 'The public page is closed',
      returnPlaque: 'Plaque and certificate go back',
      releaseMembers: 'Members keep their record and may be placed elsewhere',
      barHonours: 'No nomination for advanced titles or honours',
      openAccountability: 'Those responsible are held to account',
      recordUnit: 'The unit is recorded',
    },
    fundCategory: {
      equipment: 'Office equipment and books',
      office: 'Daily office costs',
      website: 'Website',
      training: 'Training',
      research: 'Research',
      other: 'Other (with its reason)',
    },
    fundState: {
      requested: 'Requested',
      approved: 'Approved',
      refused: 'Refused',
      withdrawn: 'Withdrawn',
      settled: 'Settled',
      handedIn: 'To be settled',
      lapsed: 'Lapsed with the studio',
    },
    task: {
      receipt: 'Receive certificate and plaque',
      memberDecision: 'Decide on a member',
      memberCompletion: 'Say whether a member completed the tasks',
      pageModeration: 'Read the public page',
      pageRenewal: 'Renew the public page',
      workConfirmation: 'Check activities and results',
      letterDrafting: 'Draft the responsibility letter',
      letterSigning: 'Sign the responsibility letter',
      agreementSigning: 'Sign the member agreement',
      planFiling: 'File work plan and training plan',
      unitConfirmation: 'Confirm office and equipment',
      goalOpinion: 'Give an opinion on other goals',
      goalChange: 'Decide on a change of goals',
      selfReport: 'Hand in the self-report',
      scoring: 'Score the assessment',
      confirmation: 'Confirm the result',
      publication: 'Publish the result',
      appealDecision: 'Decide on an appeal',
      improvementPlan: 'Hand in the improvement plan',
      renewalDecision: 'Decide on renewal',
      moveConsent: 'Answer a move',
      hostLossDecision: 'Decide whether there is a host',
      suspensionDecision: 'Decide on a suspended studio',
      plaqueReturn: 'Return plaque and certificate',
      findingDecision: 'Decide on a veto',
      findingAppealDecision: 'Answer an appeal against a veto',
      findingAccountability: 'Close a record of responsibility',
      honourReview: 'Score the nominees',
      honourListing: 'Draw up the list of commendations',
      honourDecision: 'Decide on the commendations',
      fundApproval: 'Decide on a request',
      vouchers: 'Hand in vouchers',
      settlement: 'Settle a request',
      fundClosing: 'Close the year of a fund',
    },
  },
};

/** The kind of a reason for leaving, as letters carry it. */
export const leavingInWords = (code: string, language: Language): string =>
  (studioWords[language].leavingReason as Record<string, string>)[code] ?? code;

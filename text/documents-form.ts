import type { SchoolType } from '../domain/vocabulary.js';

type ProposalField = 'goals' | 'content' | 'forms' | 'topics' | 'assessment';

const expertConclusion = {
  withinCapacity: '达到合格线，在名额之内，列入拟入选名单。',
  beyondCapacity: '达到合格线，超出名额，经说明理由列入拟入选名单。',
  notChosen: '未列入拟入选名单。',
} as const;

/** Words filled into the 申报表. The form is an official Chinese paper (HOST-22): it has no English edition. */
export const applicationFormWords = {
  untilNow: '至今',
  noCounty: '—（直接申报）',
  gender: { female: '女', male: '男' },
  schoolType: {
    countySchool: '县区所属学校',
    cityDirectSchool: '市直属学校',
    privateSchool: '民办学校',
  } satisfies Record<SchoolType, string>,
  headTeacherNow: (className: string) => `是（${className}）`,
  notHeadTeacherNow: '否',
  service: (months: number) => {
    const rest = months % 12;
    return `累计 ${Math.floor(months / 12)} 年${rest === 0 ? '' : ` ${rest} 个月`}`;
  },
  caseKind: { deed: '德育工作事迹', case: '教育案例' },
  problemType: { routine: '常规问题', sudden: '偶发（突发）问题', individual: '个别问题' },
  researchKind: { article: '论文', prize: '获奖', project: '课题' },
  grade: (grade: number) => `${'一二三四五'[grade - 1] ?? grade}等奖`,
  honourSubject: { class: '班级', person: '个人' },
  proposalLabels: [
    ['goals', '培养目标'],
    ['content', '培养内容'],
    ['forms', '活动形式'],
    ['topics', '研究专题'],
    ['assessment', '培养考核'],
  ] satisfies [ProposalField, string][],
  supportLabels: [
    ['office', '办公场所'],
    ['equipment', '设备与经费'],
  ] satisfies ['office' | 'equipment', string][],
  school: (o: {
    ethicsClear: boolean;
    examSummary: string;
    heard: { teachers: number; parents: number; students: number };
    meetingDay: string;
    attendees: readonly string[];
    rank?: number;
    text: string;
  }): readonly string[] => [
    `师德考核结论：${o.ethicsClear ? '合格，未发现师德师风方面问题。' : '存在师德师风方面问题。'}`,
    `全面考核情况：${o.examSummary}`,
    `听取意见：教师 ${o.heard.teachers} 人，家长 ${o.heard.parents} 人，学生 ${o.heard.students} 人。`,
    `集体研究：${o.meetingDay}校领导会议研究，参加人员：${o.attendees.join('、')}。`,
    `推荐意见：${o.text || '同意推荐。'}${o.rank === undefined ? '' : `（本校推荐顺序第 ${o.rank} 位）`}`,
  ],
  county: (o: { text: string; from: string; to: string; objections: number; quotaNo: number }): readonly string[] => [
    `审核意见：${o.text}`,
    `公示情况：${o.from}至${o.to}公示，${o.objections === 0 ? '无异议。' : `收到异议 ${o.objections} 件，均已办结。`}`,
    `占用推荐名额：第 ${o.quotaNo} 名。`,
  ],
  expert: (o: {
    mean: string;
    experts: number;
    rank: number;
    conclusion: 'withinCapacity' | 'beyondCapacity' | 'notChosen';
    day: string;
  }): readonly string[] => [
    `评审得分：平均 ${o.mean} 分，由 ${o.experts} 名专家独立评分。`,
    `评审排序：第 ${o.rank} 名。`,
    `评审结论：${expertConclusion[o.conclusion]}`,
    `评审结果确认日期：${o.day}。`,
  ],
  city: (o: {
    text: string;
    from: string;
    to: string;
    decisionNo: string;
    certificateNo?: string;
    plaqueNo?: string;
  }): readonly string[] => [
    `公示情况：${o.from}至${o.to}公示，期满无未决异议。`,
    `审批意见：${o.text || '同意命名。'}（${o.decisionNo}）`,
    ...(o.certificateNo === undefined ? [] : [`证书编号：${o.certificateNo}`]),
    ...(o.plaqueNo === undefined ? [] : [`牌匾编号：${o.plaqueNo}`]),
  ],
} as const;

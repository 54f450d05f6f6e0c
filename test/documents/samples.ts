import type { ApplicationFormData } from '../../documents/application-form-data.js';
import type { AssessmentReportData } from '../../documents/assessment-report.js';
import type { AssessmentResultData } from '../../documents/assessment-result.js';
import type { CertificateData } from '../../documents/certificate.js';
import type { FundSheetData } from '../../documents/fund-sheet.js';
import type { HonourData } from '../../documents/honour.js';
import type { MemberAgreementData } from '../../documents/member-agreement.js';
import type { MemberRecordData } from '../../documents/member-record.js';
import type { NoticeProofData } from '../../documents/notice-proof.js';
import type { PlaqueData } from '../../documents/plaque.js';
import type { ResponsibilityLetterData } from '../../documents/responsibility-letter.js';
import type { ResultListData } from '../../documents/result-list.js';

/** Invented people and places, long and short enough to try the layouts. */
const at = '2026-09-01T01:00:00.000Z';
const verification = {
  url: 'https://pingxuan.example/v/7K3M-9QXD-2F',
  domain: 'pingxuan.example',
  code: '7K3M-9QXD-2F',
};

export const honour: HonourData = {
  number: 'RY2027-003',
  recipient: 'host',
  holderName: '李伟东',
  studioName: '李伟东班主任工作室',
  unitName: '江城市第一中学',
  callName: '2027年度优秀班主任工作室表彰',
  decisionNo: '江教发〔2027〕9号',
  issuer: '江城市教育局',
  issueDay: '2027-09-10',
  verification: {
    url: 'https://jyj.example/v/ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    domain: 'jyj.example',
    code: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  },
  at: '2027-09-10T01:00:00.000Z',
};

export const certificate: CertificateData = {
  certificateNo: '江班工证〔2026〕003号',
  holderName: '张明远',
  schoolName: '江城市青山县第二中学',
  studioName: '张明远班主任工作室',
  roundName: '2026年度江城市班主任工作室主持人评选',
  decisionNo: '江教发〔2026〕18号',
  route: 'county',
  termFrom: '2026-09-01',
  termTo: '2029-08-31',
  issuer: '江城市教育局',
  issueDay: '2026-09-01',
  verification,
  at,
};

export const plaque: PlaqueData = {
  plaqueNo: '江班工牌〔2026〕003号',
  studioName: '张明远班主任工作室',
  batchName: '江城市',
  issuer: '江城市教育局',
  issueDay: '2026-09-01',
  verification,
  at,
};

export const noticeProof: NoticeProofData = {
  title: '2026年度江城市班主任工作室主持人拟入选名单公示',
  noticeNo: '江教示〔2026〕7号',
  issuer: '江城市教育局',
  from: '2026-07-06',
  to: '2026-07-10',
  workingDays: 5,
  subjects: Array.from({ length: 10 }, (_, n) => ({
    name: ['张明远', '李秀兰', '欧阳文静', '王堃'][n % 4] ?? '',
    unit: n % 3 === 0 ? '江城市青山县第二中学' : '江城市实验小学',
    outcome: n === 4 ? '异议成立，移出' : '无异议',
  })),
  takenOff: 1,
  objections: { received: 2, upheld: 1, dismissed: 1 },
  contentHash: '3f7a91c05be2d84466a10f9b27cd58e3f7a91c05be2d84466a10f9b27cd58e31',
  issueDay: '2026-07-11',
  at,
};

export const resultList: ResultListData = {
  title: '2026年度江城市班主任工作室及主持人名单',
  decisionNo: '江教发〔2026〕18号',
  issuer: '江城市教育局',
  preamble:
    '经个人申报、学校推荐、县区审核、专家评审和公示，市教育局研究决定，命名下列10个班主任工作室，聘任下列同志为工作室主持人，聘期三年。',
  rows: Array.from({ length: 10 }, (_, n) => {
    const name = ['张明远', '李秀兰', '欧阳文静', '王堃'][n % 4] ?? '';
    return { name, school: '江城市青山县第二中学', county: '青山县', studioName: `${name}班主任工作室` };
  }),
  issueDay: '2026-09-01',
  at,
};

const paragraph =
  '坚持以德立班、以爱育人，把班级建设成为学生成长的共同体。建立“一生一档”，每周与学生谈心，每学期走访全部家庭；' +
  '推行班级自主管理，设立值日班长、班务委员会和家长开放日；遇到偶发问题先稳定情绪、再调查事实、后教育引导，做到件件有记录、事事有回音。';

export const applicationForm: ApplicationFormData = {
  cityName: '江城市',
  roundName: '2026年度',
  issuer: '江城市教育局',
  formNo: '2026-QS-0012',
  formHash: 'b1946ac92492d2347c6235b4d2611184b1946ac92492d2347c6235b4d2611184',
  filledDay: '2026-03-12',
  at,
  person: {
    name: '张明远',
    gender: 'male',
    birthDate: '1985-04-12',
    idLast4: '301X',
    phone: '13800000000',
    email: 'zhang.mingyuan@mail.example',
    politicalStatus: '中共党员',
    education: '大学本科',
    title: '中小学一级教师',
    subject: '语文',
    schoolName: '江城市青山县第二中学',
    schoolType: 'countySchool',
    countyName: '青山县',
    isHeadTeacherNow: true,
    currentClass: '八年级（3）班',
    teacherCertNo: '20083600000000001',
    expectedEndDate: '2045-04-30',
  },
  periods: [
    {
      school: '青山县第一初级中学',
      class: '七年级（1）班至九年级（1）班',
      from: '2012-09-01',
      to: '2015-07-01',
      verifiedBy: '陈志刚',
    },
    { school: '江城市青山县第二中学', class: '七年级（3）班', from: '2018-09-01', to: null, verifiedBy: '陈志刚' },
  ],
  serviceMonths: 127,
  ethicsSelfDeclaration: paragraph.repeat(2),
  performanceSummary: Array.from({ length: 5 }, () => paragraph.repeat(2)).join('\n'),
  cases: [
    {
      title: '一封没有寄出的信',
      kind: 'case',
      problemType: 'individual',
      day: '2023-11-06',
      summary: paragraph.repeat(5),
    },
    { title: '停电的晚自习', kind: 'case', problemType: 'sudden', day: '2024-05-17', summary: paragraph.repeat(4) },
    { title: '班级公约的诞生', kind: 'deed', problemType: 'routine', day: '2022-09-20', summary: paragraph.repeat(4) },
  ],
  influence: [
    { activity: '全市班主任工作经验交流会作专题发言《让每个孩子被看见》', level: 'city', day: '2024-10-18' },
    { activity: '青山县新任班主任岗前培训讲座', level: 'county', day: '2023-08-22' },
  ],
  research: [
    {
      title: '初中班级自主管理的实践与思考',
      kind: 'article',
      level: 'provincial',
      issuer: '《江南教育》',
      day: '2023-05-01',
      role: '独立作者',
    },
    {
      title: '家校协同视角下的主题班会设计',
      kind: 'prize',
      level: 'city',
      grade: 1,
      issuer: '江城市教育科学研究所',
      day: '2022-12-01',
      role: '第一作者',
    },
    {
      title: '乡镇初中班主任专业成长路径研究',
      kind: 'project',
      level: 'city',
      issuer: '江城市教育局',
      day: '2024-06-30',
      role: '主持人',
    },
  ],
  researchEffect: paragraph,
  honours: [
    {
      subject: 'class',
      name: '市级先进班集体',
      level: 'city',
      issuer: '江城市教育局',
      day: '2021-05-04',
      className: '八年级（3）班',
    },
    { subject: 'person', name: '江城市优秀班主任', level: 'city', issuer: '江城市教育局', day: '2022-09-10' },
  ],
  studioProposal: {
    goals: paragraph,
    content: paragraph,
    forms: paragraph,
    topics: '班级自主管理；家校协同育人',
    assessment: paragraph,
  },
  unitSupport: {
    office: '教学楼三楼独立办公室一间（40平方米）',
    equipment: '电脑两台、投影设备一套，每年工作经费一万元',
  },
  files: Array.from({ length: 12 }, (_, n) => ({
    name: `${['论文刊物封面与目录', '获奖证书', '课题结题证书', '荣誉证书'][n % 4]}（${n + 1}）.pdf`,
    sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    verifiedBy: '陈志刚',
  })),
  opinions: {
    school: {
      ethicsClear: true,
      examSummary: '近三年考核均为优秀，所带班级班风学风良好，家长满意度高。',
      heard: { teachers: 12, parents: 20, students: 30 },
      meetingDay: '2026-03-20',
      attendees: ['陈志刚', '刘敏', '黄国强', '赵雅琴', '孙立'],
      rank: 1,
      text: '同意推荐。',
    },
    county: {
      text: '经审核，材料真实，条件符合，同意推荐。',
      noticeFrom: '2026-04-13',
      noticeTo: '2026-04-17',
      objections: 0,
      quotaNo: 2,
    },
  },
};

export const agreement: MemberAgreementData = {
  ...{ studioName: '张明远班主任工作室', studioNo: 'GZS2026-001', unit: '江城市青山县第二中学', host: '张明远' },
  ...{ member: '李思雨', termTo: '2029-03-01', version: 1, standing: 'open', contentHash: 'c4'.repeat(32), at },
  duties: ['听取主持人指导，接受主持人检查评估'],
  tasks: [{ text: '参加工作室研讨', kinds: '班主任工作研讨', level: '不限', target: '12项次', dueOn: '2029-03-01' }],
  signatures: [
    { side: '主持人', signed: { name: '张明远', post: '江城市青山县第二中学', at: '2026年3月9日周一 10:00' } },
    { side: '成员', signed: null },
  ],
};

export const memberRecord: MemberRecordData = {
  ...{ studioName: '张明远班主任工作室', studioNo: 'GZS2026-001', unit: '江城市青山县第二中学', host: '张明远' },
  ...{ member: '李思雨', school: '江城市青山县第三中学', from: '2026-03-09', to: '2027-06-30', on: '2027-06-30', at },
  standing: '已离开，2027年6月30日 离开（工作调动）',
  tasks: [{ text: '参加工作室研讨', done: '5项次', target: '12项次', dueOn: '2029-03-01', status: '进度滞后' }],
  contentHash: 'c4'.repeat(32),
};

export const letter: ResponsibilityLetterData = {
  studioName: '张明远班主任工作室',
  studioNo: 'GZS2026-001',
  bureau: '江城市教育局',
  unit: '江城市青山县第二中学',
  host: '张明远',
  termNumber: 1,
  termFrom: '2026-03-02',
  termTo: '2029-03-01',
  version: 2,
  standing: 'open',
  tasks: [
    {
      text: '承担市级骨干班主任的培训和指导工作',
      kinds: '骨干班主任培训',
      level: '市级以上',
      target: '3项次',
      dueOn: '2029-03-01',
    },
    {
      text: '以工作研讨、班会课备课与观摩、教育案例研讨、课题研究、巡回讲座等形式指导研修人员',
      kinds: '班主任工作研讨、班会课备课、班会课观摩研讨、教育案例研讨、课题研究、巡回讲座',
      level: '不限',
      target: '12项次',
      dueOn: '2029-03-01',
    },
  ],
  signatures: [
    { side: '市教育局', signed: { name: '李秀兰', post: '江城市教育局市局负责人', at: '2026年3月9日周一 10:12' } },
    { side: '工作室', signed: { name: '张明远', post: '江城市青山县第二中学主持人', at: '2026年3月9日周一 10:12' } },
    { side: '所在单位校长（见证）', signed: null },
  ],
  contentHash: '3f7a91c05be2d84466a10f9b27cd58e3f7a91c05be2d84466a10f9b27cd58e31',
  at,
};

export const assessmentResult: AssessmentResultData = {
  studioName: '张明远班主任工作室',
  studioNo: 'GZS2026-001',
  bureau: '江城市教育局',
  unit: '江城市青山县第二中学',
  host: '张明远',
  title: '第 1 年年度考核',
  letterVersion: 2,
  from: '2026-03-02',
  to: '2027-03-01',
  dimensions: [
    { name: '工作室自身建设与发展', weight: 40, score: '24.0' },
    { name: '培养指导作用发挥', weight: 30, score: '18.5' },
    { name: '教育科研成绩', weight: 30, score: '15.5' },
  ],
  own: '58.0',
  sum: [],
  score: '58.0',
  grade: '不合格',
  final: true,
  appealUntil: '',
  consequences: ['书面警示', '制定改进方案'],
  publishedOn: '2027-04-20',
  resultHash: '3f7a91c05be2d84466a10f9b27cd58e3f7a91c05be2d84466a10f9b27cd58e31',
  at,
};

const { appealUntil: _, dimensions: __, ...reported } = assessmentResult;
export const assessmentReport: AssessmentReportData = {
  ...reported,
  tasks: [
    {
      text: '承担市级骨干班主任的培训和指导工作',
      target: '3项',
      confirmed: '2项',
      said: '=SUM(A1) 已办两期，第三期安排在五月。\n材料齐全。',
    },
    { text: '完成市级以上班主任工作课题研究', target: '1项', confirmed: '', said: '' },
  ],
  reportedOn: '2027-03-20',
  method: '实地考察',
  checkedOn: '2027-04-02',
  minutes: '到校查看活动记录。\n校长在场。',
  indicators: [
    { dimension: '工作室自身建设与发展', label: '计划和制度', max: '10', points: '8.5' },
    { dimension: '教育科研成绩', label: '课题', max: '15', points: '6' },
  ],
  reportHash: 'a'.repeat(64),
  sheetHash: 'b'.repeat(64),
};

/** ASSESS-O02: of a cycle, with a year that was not assessed. */
export const cycleResult: AssessmentResultData = {
  ...assessmentResult,
  title: '周期考核',
  to: '2029-03-01',
  own: '90.0',
  sum: [
    ['周期考核自身得分', '90.0（占 60%）'],
    ['第 1 年年度考核得分', '80.0'],
    ['第 2 年年度考核得分', '未考核或尚未生效，不计入'],
    ['第 3 年年度考核得分', '90.0'],
    ['年度考核平均得分', '85.0（占 40%）'],
    ['计算方法', '90.0×60%＋85.0×40%＝88.0（按精确值计算，显示一位小数）'],
  ],
  score: '88.0',
  grade: '良好',
  consequences: [],
};

export const fundSheet: FundSheetData = {
  studioName: '张明远班主任工作室',
  studioNo: 'GZS2026-003',
  bureau: '江城市教育局',
  unit: '江城市青山县第二中学',
  host: '张明远',
  year: 2026,
  closedOn: '2026-12-31',
  grants: [
    { reference: '江教财〔2026〕3号', amount: '10,500.00', on: '2026-09-10' },
    { reference: '江教财〔2026〕9号', amount: '2,000.00', on: '2026-11-02' },
  ],
  lines: [
    { category: '日常办公', budget: '500.00', committed: '0.00', spent: '0.00', left: '500.00' },
    { category: '业务培训', budget: '12,000.00', committed: '1,200.50', spent: '1,000.00', left: '9,799.50' },
  ],
  total: ['12,500.00', '1,200.50', '1,000.00', '10,299.50'],
  requests: Array.from({ length: 24 }, (_, n) => ({
    number: n + 1,
    category: '业务培训',
    purpose: n % 2 === 0 ? '赴省城参加骨干班主任研修班，含住宿和往返交通' : '购买图书',
    amount: '1,200.50',
    vouchers: n % 4,
    settled: n % 2 === 0 ? '1,000.00' : '',
    state: n % 2 === 0 ? '已结算' : '待审批',
  })),
  on: '2027-01-05',
  at,
};

import type { ApplicationForm } from '../domain/host-selection/form.js';
import { addDays, addYears, type Day } from '../domain/time/beijing.js';
import { applicants, type SampleApplicant } from './applicant-list.js';
import { deedText, effectText, ethicsText, performanceText, proposal } from './form-texts.js';
import type { Story } from './stories.js';

/** What a form must know of its round: Beijing days. */
export interface SampleDays {
  /** Last day of the application window. */
  readonly deadline: Day;
  readonly plannedApprovalDay: Day;
}

type Research = ApplicationForm['research'][number];
type Period = ApplicationForm['headTeacherPeriods'][number];
type Parts = Pick<ApplicationForm, 'headTeacherPeriods' | 'cases' | 'research' | 'honours' | 'expectedEndDate'>;

/** The complete 申报表 of a sample applicant, as the story asks for it; attachments are uploaded apart. */
export function sampleForm(applicant: SampleApplicant, days: SampleDays): ApplicationForm {
  const number = applicants.findIndex(({ code }) => code === applicant.code);
  const signed = { name: applicant.name, signedOn: addDays(days.deadline, -8) };
  return {
    name: applicant.name,
    gender: applicant.gender,
    birthDate: `${applicant.birthYear}-0${1 + (number % 9)}-1${number % 9}`,
    idLast4: `${100 + number}${number % 10 === 0 ? 'X' : number % 10}`,
    phone: `0570-555${String(1000 + number)}`,
    email: applicant.email,
    politicalStatus: number % 2 === 0 ? 'partyMember' : 'masses',
    education: number % 4 === 0 ? 'master' : 'bachelor',
    title: number % 3 === 0 ? 'senior' : 'firstGrade',
    subject: applicant.subject,
    isHeadTeacherNow: true,
    currentClass: classOf(number),
    teacherCertNo: `2010${String(100000 + number)}`,
    ...partsOf(applicant, number, days),
    stayCommitment: signed,
    schoolStayConsent: { ...signed, name: '学校负责人' },
    ethicsSelfDeclaration: ethicsText(number),
    ethicsSignature: signed,
    performanceSummary: performanceText(number),
    influence: [{ activity: '全市班主任论坛专题发言', level: 'city', date: '2024-11-08', files: [] }],
    researchEffect: effectText(number),
    studioProposal: proposal,
    truthDeclaration: signed,
  };
}

const classOf = (number: number): string =>
  `${['七', '八', '九', '四', '五', '六'][number % 6]}年级（${1 + (number % 5)}）班`;

function partsOf(applicant: SampleApplicant, number: number, days: SampleDays): Parts {
  const usual: Parts = {
    headTeacherPeriods: [period(number, '2015-09-01', null)],
    cases: cases(number, 2 + (number % 2)),
    research: [
      { ...article, title: `班级自主管理的实践研究（${number + 1}）` },
      prize({ level: 'provincial', grade: 2 }),
    ],
    honours: [
      {
        subject: 'person',
        name: '云岭市优秀班主任',
        level: 'city',
        issuer: '云岭市教育局',
        date: '2023-09-08',
        files: [],
      },
    ],
    expectedEndDate: addYears(days.plannedApprovalDay, 8 + (number % 7)),
  };
  return { ...usual, ...special[applicant.story]?.(number, days) };
}

/** Where a story differs from the usual form. Served school years end before 2025, so that no later round changes them. */
const special: Partial<Record<Story, (number: number, days: SampleDays) => Partial<Parts>>> = {
  sixYearsExactly: (n, days) => ({
    headTeacherPeriods: [period(n, '2016-09-01', '2019-06-30'), period(n, '2020-09-01', '2023-06-30'), fresh(n, days)],
  }),
  // 36 + 24 + 11 months
  oneMonthShort: (n, days) => ({
    headTeacherPeriods: [
      period(n, '2016-09-01', '2019-06-30'),
      period(n, '2020-09-01', '2022-06-30'),
      period(n, '2023-02-01', '2023-12-31'),
      fresh(n, days),
    ],
  }),
  // three years, of which one was led twice, and four more
  summedAndOverlapping: (n, days) => ({
    headTeacherPeriods: [
      period(n, '2012-09-01', '2015-06-30'),
      period(n, '2014-09-01', '2016-06-30'),
      period(n, '2019-09-01', '2022-06-30'),
      fresh(n, days),
    ],
  }),
  oneCase: (n) => ({ cases: cases(n, 1) }),
  twoCases: (n) => ({ cases: cases(n, 2) }),
  threeCases: (n) => ({ cases: cases(n, 3) }),
  fourCases: (n) => ({ cases: cases(n, 4) }),
  articleOnly: () => ({ research: [article] }),
  prizeOnly: () => ({ research: [prize({ level: 'provincial', grade: 2 })] }),
  twoCityFirstPrizes: () => ({
    research: [prize({ level: 'city', grade: 1 }), prize({ level: 'city', grade: 1, title: '家校沟通的三个时机' })],
  }),
  projectOnly: () => ({ research: [project] }),
  nationalThirdPrize: () => ({ research: [prize({ level: 'national', grade: 3 })] }),
  honourBeforeFirstClass: () => ({
    honours: [
      {
        subject: 'person',
        name: '云岭市优秀教师',
        level: 'city',
        issuer: '云岭市教育局',
        date: '2014-09-05',
        files: [],
      },
    ],
  }),
  retirementOneDayShort: (_, days) => ({ expectedEndDate: addDays(addYears(days.plannedApprovalDay, 3), -1) }),
  forgedAward: () => ({ research: [prize({ level: 'national', grade: 1, title: '德育创新优秀成果' })] }),
};

function period(number: number, from: Day, to: Day | null): Period {
  return { school: '本校', className: classOf(number), post: 'head', from, to, files: [] };
}

/** A class taken on days before the deadline: head teacher now, without a month more. */
const fresh = (number: number, { deadline }: SampleDays): Period => period(number, addDays(deadline, -9), null);

const caseTitles = ['一次迟到之后', '两份文字', '沉默的图书管理员', '操场边的四十分钟'];
const problemTypes = ['sudden', 'routine', 'individual', 'routine'] as const;

function cases(number: number, count: number): ApplicationForm['cases'] {
  return caseTitles.slice(0, count).map((title, at) => ({
    title,
    kind: at % 2 === 0 ? ('case' as const) : ('deed' as const),
    problemType: problemTypes[at] ?? 'routine',
    date: `202${2 + (at % 3)}-10-1${at}`,
    summary: deedText(number + at * 3),
    files: [],
  }));
}

const article: Research = {
  kind: 'article',
  topic: 'classManagement',
  title: '值日班长制的实践与思考',
  level: 'provincial',
  issuer: '《班主任研究》',
  date: '2023-06-15',
  authorRank: 1,
  files: [],
};

const project: Research = {
  kind: 'project',
  topic: 'moralEducation',
  title: '县域中学班级自主管理研究',
  level: 'city',
  issuer: '云岭市教育科学规划办公室',
  date: '2024-03-20',
  role: 'leader',
  files: [],
};

function prize(more: Partial<Research>): Research {
  return {
    kind: 'prize',
    topic: 'moralEducation',
    title: '听完再说：一次班会的前后',
    level: 'city',
    issuer: '教育学会班主任专业委员会',
    date: '2023-12-01',
    authorRank: 1,
    files: [],
    ...more,
  };
}

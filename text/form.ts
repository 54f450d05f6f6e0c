import type { FormField } from '../domain/host-selection/form.js';
import type {
  caseKinds,
  educations,
  genders,
  honourSubjects,
  politicalStatuses,
  problemTypes,
  projectRoles,
  researchKinds,
  researchTopics,
  servicePosts,
  titles,
} from '../domain/host-selection/form-words.js';
import type { Language, Level } from '../domain/vocabulary.js';

type Words<T extends readonly string[]> = Record<T[number], string>;

/** Parts of a row or of a group within the form. */
export const rowParts = [
  'school',
  'className',
  'post',
  'from',
  'to',
  'files',
  'title',
  'kind',
  'problemType',
  'date',
  'summary',
  'activity',
  'level',
  'topic',
  'issuer',
  'grade',
  'authorRank',
  'role',
  'subject',
  'name',
  'otherCity',
  'signedOn',
  'goals',
  'content',
  'form',
  'assessment',
  'office',
  'equipment',
  'signature',
] as const;
export type RowPart = (typeof rowParts)[number];

export interface FormWords {
  formTitle: string;
  fields: Record<FormField, string>;
  parts: Record<RowPart, string>;
  gender: Words<typeof genders>;
  politicalStatus: Words<typeof politicalStatuses>;
  education: Words<typeof educations>;
  title: Words<typeof titles>;
  post: Words<typeof servicePosts>;
  caseKind: Words<typeof caseKinds>;
  problemType: Words<typeof problemTypes>;
  researchKind: Words<typeof researchKinds>;
  researchTopic: Words<typeof researchTopics>;
  projectRole: Words<typeof projectRoles>;
  honourSubject: Words<typeof honourSubjects>;
  level: Record<Level, string>;
  /** 'headTeacherPeriods.0.from' → '班主任任职经历 第 1 项 起始日期'. */
  place: (field: string, row: number | undefined, part: string | undefined) => string;
}

const zh: FormWords = {
  formTitle: '市班主任工作室主持人申报表',
  fields: {
    name: '姓名',
    gender: '性别',
    birthDate: '出生日期',
    idLast4: '证件号码后四位',
    phone: '联系电话',
    email: '电子邮箱',
    politicalStatus: '政治面貌',
    education: '学历',
    title: '职称',
    subject: '任教学科',
    isHeadTeacherNow: '现任班主任',
    currentClass: '现任班级',
    teacherCertNo: '教师资格证号',
    headTeacherPeriods: '班主任任职经历',
    expectedEndDate: '预计退休或合同到期日期',
    stayCommitment: '本人任期承诺签名',
    schoolStayConsent: '学校同意任期签名',
    ethicsSelfDeclaration: '师德自述与承诺',
    ethicsSignature: '师德承诺签名',
    performanceSummary: '班主任工作实绩',
    cases: '德育事迹与教育案例',
    influence: '影响力证明',
    research: '教研成果',
    researchEffect: '取得成效',
    honours: '荣誉',
    studioProposal: '工作室建设设想',
    unitSupport: '单位支持承诺',
    truthDeclaration: '真实性承诺签名',
  },
  parts: {
    school: '学校',
    className: '班级',
    post: '任职类别',
    from: '起始日期',
    to: '终止日期（仍在任则不填）',
    files: '附件',
    title: '名称',
    kind: '类别',
    problemType: '问题类型',
    date: '日期',
    summary: '内容',
    activity: '活动',
    level: '级别',
    topic: '研究内容',
    issuer: '颁发单位',
    grade: '等次',
    authorRank: '作者排名',
    role: '承担角色',
    subject: '获奖对象',
    name: '名称',
    otherCity: '由外市单位颁发',
    signedOn: '签名日期',
    goals: '培养目标',
    content: '培养内容',
    form: '培养形式',
    assessment: '培养考核',
    office: '办公场所',
    equipment: '工作设备',
    signature: '签名',
  },
  gender: { female: '女', male: '男' },
  politicalStatus: { partyMember: '中共党员', leagueMember: '共青团员', democraticParty: '民主党派', masses: '群众' },
  education: { collegeDiploma: '大专', bachelor: '本科', master: '硕士', doctor: '博士', other: '其他' },
  title: {
    thirdGrade: '三级教师',
    secondGrade: '二级教师',
    firstGrade: '一级教师',
    senior: '高级教师',
    professorial: '正高级教师',
    none: '未定级',
  },
  post: { head: '班主任', deputy: '副班主任' },
  caseKind: { deed: '德育事迹', case: '教育案例' },
  problemType: { routine: '常规问题', sudden: '偶发（突发）问题', individual: '个别问题' },
  researchKind: { article: '发表论文', prize: '获奖成果', project: '课题研究' },
  researchTopic: { classManagement: '班级管理经验', moralEducation: '德育相关研究' },
  projectRole: { leader: '主持人', participant: '参与者' },
  honourSubject: { class: '所带班级', person: '本人' },
  level: { national: '国家级', provincial: '省级', city: '市级', county: '县区级', school: '校级' },
  place: (field, row, part) => [field, row === undefined ? '' : `第 ${row} 项`, part ?? ''].filter(Boolean).join(' '),
};

const en: FormWords = {
  formTitle: 'Application form for hosts of head-teacher studios',
  fields: {
    name: 'Name',
    gender: 'Gender',
    birthDate: 'Date of birth',
    idLast4: 'Last four characters of the identity number',
    phone: 'Telephone',
    email: 'E-mail',
    politicalStatus: 'Political status',
    education: 'Education',
    title: 'Professional title',
    subject: 'Subject taught',
    isHeadTeacherNow: 'Head teacher at present',
    currentClass: 'Present class',
    teacherCertNo: 'Teacher certificate number',
    headTeacherPeriods: 'Service as head teacher',
    expectedEndDate: 'Expected retirement or end of contract',
    stayCommitment: 'Signature: commitment to stay',
    schoolStayConsent: 'Signature: consent of the school',
    ethicsSelfDeclaration: 'Ethics statement',
    ethicsSignature: 'Signature: ethics statement',
    performanceSummary: 'Results as head teacher',
    cases: 'Deeds and cases',
    influence: 'Proof of influence',
    research: 'Research results',
    researchEffect: 'Effect achieved',
    honours: 'Honours',
    studioProposal: 'Studio proposal',
    unitSupport: 'Support promised by the school',
    truthDeclaration: 'Signature: declaration of truth',
  },
  parts: {
    school: 'school',
    className: 'class',
    post: 'post',
    from: 'from',
    to: 'to (empty while it lasts)',
    files: 'attachments',
    title: 'title',
    kind: 'kind',
    problemType: 'type of problem',
    date: 'date',
    summary: 'summary',
    activity: 'activity',
    level: 'level',
    topic: 'topic',
    issuer: 'issuing body',
    grade: 'grade of the prize',
    authorRank: 'rank among the authors',
    role: 'role',
    subject: 'given to',
    name: 'name',
    otherCity: 'given by a body of another city',
    signedOn: 'day of signing',
    goals: 'goals',
    content: 'content',
    form: 'form',
    assessment: 'assessment',
    office: 'office',
    equipment: 'equipment',
    signature: 'signature',
  },
  gender: { female: 'Female', male: 'Male' },
  politicalStatus: {
    partyMember: 'Member of the Communist Party',
    leagueMember: 'Member of the Youth League',
    democraticParty: 'Member of a democratic party',
    masses: 'None',
  },
  education: {
    collegeDiploma: 'College diploma',
    bachelor: 'Bachelor',
    master: 'Master',
    doctor: 'Doctor',
    other: 'Other',
  },
  title: {
    thirdGrade: 'Third-grade teacher',
    secondGrade: 'Second-grade teacher',
    firstGrade: 'First-grade teacher',
    senior: 'Senior teacher',
    professorial: 'Professorial senior teacher',
    none: 'None yet',
  },
  post: { head: 'Head teacher', deputy: 'Deputy head teacher' },
  caseKind: { deed: 'Moral-education deed', case: 'Educational case' },
  problemType: { routine: 'Routine problem', sudden: 'Sudden problem', individual: 'Individual problem' },
  researchKind: { article: 'Published article', prize: 'Prize', project: 'Research project' },
  researchTopic: { classManagement: 'Class management', moralEducation: 'Moral education' },
  projectRole: { leader: 'Leader', participant: 'Participant' },
  honourSubject: { class: 'The class led', person: 'The person' },
  level: { national: 'National', provincial: 'Provincial', city: 'City', county: 'County', school: 'School' },
  place: (field, row, part) => [field, row === undefined ? '' : `no. ${row}`, part ?? ''].filter(Boolean).join(', '),
};

/** Labels and choices of the 申报表. */
export const form: Record<Language, FormWords> = { zh, en };

/** A dotted path of the form in words; a path outside the form is given back as it stands. */
export function fieldLabel(path: string, language: Language): string {
  const words = form[language];
  const [head = '', ...rest] = path.split('.');
  if (!Object.hasOwn(words.fields, head)) return path;
  const row = rest.find((step) => /^\d+$/.test(step));
  const part = rest.findLast((step): step is RowPart => Object.hasOwn(words.parts, step));
  return words.place(
    words.fields[head as FormField],
    row === undefined ? undefined : Number(row) + 1,
    part === undefined ? undefined : words.parts[part],
  );
}

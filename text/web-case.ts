import type { Language, PaperRoute, Stage } from '../domain/vocabulary.js';
import { moment } from './dates.js';
import { labelled } from './labelled.js';
import { stateName } from './states.js';
import { studioWords } from './studio.js';
import { tasks } from './tasks.js';
import { assessmentWords, consequencesInWords } from './web-assessment.js';
import { findingWords } from './web-findings.js';
import { goalWords } from './web-goals.js';
import { honourWords } from './web-honours.js';
import { lossWords } from './web-loss.js';
import { memberWords } from './web-members.js';
import { moveWords } from './web-move.js';
import { restWords } from './web-rest.js';
import { writingWords } from './web-writings.js';

const zh = {
  stagesLabel: '办理环节',
  stage: {
    individualApplication: '个人申报',
    schoolRecommendation: '学校推荐',
    countyReview: '县区审核',
    countyNotice: '县区公示',
    expertReview: '专家评审',
    projectJustification: '项目论证',
    cityNotice: '市级公示',
    finalDecision: '市局审批',
  } satisfies Record<Stage, string> as Record<Stage, string>,
  /** LOCAL-01: of a county's own round. */
  ownStage: { cityNotice: '县区公示', finalDecision: '县区教育局审批' } as Readonly<Partial<Record<Stage, string>>>,
  mood: { done: '已完成', now: '当前环节', ended: '在此结束', ahead: '未开始' },
  nothingYet: '尚无记录。',
  times: (n: number) => `共 ${n} 次`,
  refusedAttempt: '未予受理',
  channel: { page: '网页', link: '邮件链接', api: '接口', system: '系统自动', public: '公众网页' },
  actor: { person: '经办人', system: '系统', respondent: '受访者（不记名）', public: '公众' },
  inPost: (who: string, post: string) => `${who}（${post}）`,
  onForm: '所依据的申报表版本',
  title: '申报情况',
  studio: '工作室',
  number: '申报编号',
  round: '评选批次',
  applicant: '申报人',
  school: '学校',
  county: '县区',
  route: '报送途径',
  routes: {
    county: '学校 → 县区 → 市教育局',
    direct: '学校直接报市教育局',
    ownCounty: '学校 → 县区教育局',
  } satisfies Record<PaperRoute, string>,
  state: '当前状态',
  reason: '理由',
  confirmed: '复核维持的理由',
  confirmedBasis: '复核的依据',
  basis: '依据',
  due: '本环节期限',
  edit: '填写申报表',
  readDraft: '查看草稿',
  timeline: '办理过程',
  material: '申报材料',
  attachments: '附件',
  noAttachments: '未上传附件。',
  verdict: { genuine: '已与原件核对', forged: '与原件不符', open: '待学校核实' },
  fileName: '文件名',
  size: '大小',
  fingerprint: '文件指纹（SHA-256）',
  verified: '核实情况',
  documents: '文件下载',
  document: { form: '申报表（PDF）', certificate: '证书（PDF）', plaque: '牌匾（PDF）' },
  version: (n: number) => `第 ${n} 版`,
  withdraw: '撤回申报',
  withdrawIntro: '撤回后，在规定时间内可以取消撤回；超过时间，本批次不再受理。',
  undo: '取消撤回',
  appeal: '提出申诉',
  appealIntro: '对不推荐、不上报等结论有异议的，可在期限内书面申诉一次。',
  appealText: '申诉理由',
  applicationsTitle: '我的申报',
  noApplications: '您还没有申报。',
  openRounds: '正在受理申报的批次',
  noRounds: '目前没有正在受理申报的批次。',
  closes: (day: string) => `受理截止：${day}`,
  begin: '开始申报',
  submittedAt: '提交时间',
};

const en: typeof zh = {
  stagesLabel: 'Stages',
  stage: {
    individualApplication: 'Application',
    schoolRecommendation: 'School recommendation',
    countyReview: 'County review',
    countyNotice: 'County notice',
    expertReview: 'Expert review',
    projectJustification: 'Project justification',
    cityNotice: 'City notice',
    finalDecision: 'Final decision',
  },
  ownStage: { cityNotice: 'County notice' },
  mood: { done: 'done', now: 'present stage', ended: 'ended here', ahead: 'not begun' },
  nothingYet: 'Nothing on record yet.',
  times: (n) => `${n} times`,
  refusedAttempt: 'refused',
  channel: { page: 'web page', link: 'link in mail', api: 'API', system: 'by the system', public: 'public page' },
  actor: { person: 'an officer', system: 'system', respondent: 'a consulted person (anonymous)', public: 'the public' },
  inPost: (who, post) => `${who} (${post})`,
  onForm: 'On the version of the form',
  title: 'Application',
  studio: 'Studio',
  number: 'Number',
  round: 'Round',
  applicant: 'Applicant',
  school: 'School',
  county: 'County',
  route: 'Way',
  routes: {
    county: 'School → county → city bureau',
    direct: 'School directly to the city bureau',
    ownCounty: 'School → county bureau',
  },
  state: 'State',
  reason: 'Reason',
  confirmed: 'Why the appeal did not change it',
  confirmedBasis: 'By rule, on appeal',
  basis: 'Rule',
  due: 'Due date of this stage',
  edit: 'Fill in the form',
  readDraft: 'Read the draft',
  timeline: 'What happened',
  material: 'Application',
  attachments: 'Attachments',
  noAttachments: 'No attachments.',
  verdict: { genuine: 'compared with the original', forged: 'differs from the original', open: 'not yet verified' },
  fileName: 'File',
  size: 'Size',
  fingerprint: 'Fingerprint (SHA-256)',
  verified: 'Verification',
  documents: 'Documents',
  document: { form: 'Application form (PDF)', certificate: 'Certificate (PDF)', plaque: 'Plaque (PDF)' },
  version: (n) => `version ${n}`,
  withdraw: 'Withdraw the application',
  withdrawIntro: 'A withdrawal can be undone for a limited time; after that the application is out of this round.',
  undo: 'Undo the withdrawal',
  appeal: 'File an appeal',
  appealIntro: 'Against a refusal one written appeal may be filed within the time allowed.',
  appealText: 'Grounds of the appeal',
  applicationsTitle: 'My applications',
  noApplications: 'You have not applied yet.',
  openRounds: 'Rounds open for application',
  noRounds: 'No round is open for application at present.',
  closes: (day) => `Open until ${day}`,
  begin: 'Begin an application',
  submittedAt: 'Submitted',
};

export const caseWords: Record<Language, typeof zh> = { zh, en };

const zhFacts: Readonly<Record<string, string>> = {
  stage: '环节',
  run: '第几次',
  noticeNumber: '公示编号',
  closesAt: '公示截止',
  bundleNumber: '报送编号',
  caseNumber: '申报编号',
  studioNumber: '工作室编号',
  decisionNumber: '文号',
  certificateNumber: '证书编号',
  plaqueNumber: '牌匾编号',
  due: '期限',
  decision: '决定',
  outcome: '结果',
  verdict: '核实',
  conclusion: '结论',
  rank: '排名',
  places: '名额',
  state: '状态',
  stageRound: '轮次',
  teachers: '教师',
  parents: '家长',
  students: '学生',
  until: '截止',
  formVersion: '申报表版本',
  files: '随附材料份数',
  letterVersion: '责任书版本',
  assessmentKind: '考核种类',
  year: '年度',
  reportDueOn: '自评截止',
  method: '核查方式',
  checkedOn: '核查日期',
  grade: '等次',
  consequences: '后续事项',
  member: '成员序号',
  work: '活动成果序号',
  evidence: '佐证材料序号',
  workKind: '类别',
  plan: '方案',
  planVersion: '方案版本',
  vetoKind: '种类',
  ground: '认定类型',
  barredUntil: '评优限制至',
  call: '表彰编号',
  nominee: '推荐序号',
  recipient: '表彰类别',
  recused: '回避人数',
  scored: '评分人数',
  listed: '列入名单',
  commended: '予以表彰',
  notCommended: '未予表彰',
  honour: '荣誉编号',
  moveGround: '情形',
  pageVersion: '网页版次',
  fundYear: '经费年度',
  request: '经费申请序号',
  fundCategory: '经费用途',
  amount: '金额（元）',
  voucher: '凭证序号',
  vouchers: '凭证数',
  requests: '申请数',
  picture: '图片编号',
};
const enFacts: Readonly<Record<string, string>> = {
  stage: 'stage',
  run: 'run',
  noticeNumber: 'notice',
  closesAt: 'notice closes',
  bundleNumber: 'bundle',
  caseNumber: 'application',
  studioNumber: 'studio',
  decisionNumber: 'decision document',
  certificateNumber: 'certificate',
  plaqueNumber: 'plaque',
  due: 'due',
  decision: 'decision',
  outcome: 'outcome',
  verdict: 'verdict',
  conclusion: 'conclusion',
  rank: 'rank',
  places: 'places',
  state: 'state',
  stageRound: 'round of the stage',
  teachers: 'teachers',
  parents: 'parents',
  students: 'students',
  until: 'until',
  formVersion: 'version of the form',
  files: 'files',
  letterVersion: 'version of the letter',
  assessmentKind: 'assessment',
  year: 'year',
  reportDueOn: 'self-report due',
  method: 'checked by',
  checkedOn: 'checked on',
  grade: 'grade',
  consequences: 'what follows',
  member: 'member no.',
  work: 'record of work no.',
  evidence: 'evidence no.',
  workKind: 'kind',
  plan: 'plan',
  planVersion: 'version of the plan',
  vetoKind: 'kind',
  ground: 'ground',
  barredUntil: 'no honours until',
  call: 'call',
  nominee: 'nominee',
  recipient: 'kind',
  recused: 'stepped back from',
  scored: 'scored',
  listed: 'on the list',
  commended: 'commended',
  notCommended: 'not commended',
  honour: 'honour',
  moveGround: 'ground',
  pageVersion: 'version of the page',
  fundYear: 'year of the fund',
  request: 'request no.',
  fundCategory: 'purpose',
  amount: 'yuan',
  voucher: 'voucher no.',
  vouchers: 'vouchers',
  requests: 'requests',
  picture: 'picture no.',
};

const zhValues: Readonly<Record<string, string>> = {
  recommend: '推荐',
  recommended: '推荐',
  decline: '不推荐',
  return: '退回修改',
  returned: '退回修改',
  agree: '同意',
  refuse: '不同意',
  clear: '无问题',
  problem: '有问题',
  genuine: '真实',
  forged: '不实',
  listed: '已列入名单',
  upheld: '成立',
  dismissed: '不成立',
  approve: '批准',
  notApprove: '不批准',
  justified: '通过',
  notJustified: '不通过',
  selected: '入选',
  draft: '草稿',
  submitted: '提交审核',
  published: '发布',
  renewed: '续聘',
  refused: '不予批准',
  settled: '予以结算',
  lapsed: '终止',
};

/** What `number` counts: the run of a stage, a notice, a bundle or an application, as the act has it. */
function numberOf(act: string, value: string): string {
  if (/^\d+$/.test(value)) return 'run';
  if (act === 'foundStudio' || act === 'beginTerm') return 'studioNumber';
  if (/notice|clearSubject|objection/i.test(act)) return 'noticeNumber';
  return /bundle/i.test(act) ? 'bundleNumber' : 'caseNumber';
}

/** The recorded facts of an act in words, without those that say nothing to a reader. */
export const factsWords = (
  act: string,
  facts: readonly (readonly [string, string])[],
  language: Language,
): readonly string[] =>
  facts.flatMap(([name, value]) => factWords(name === 'number' ? numberOf(act, value) : name, value, language) ?? []);

/** One recorded fact in words; null for what says nothing to a reader (identifiers, empty values). */
function factWords(name: string, value: string, language: Language): string | null {
  const label = (language === 'zh' ? zhFacts : enFacts)[name];
  if (!label || value === '') return null;
  return labelled(label, valueWords(value, language), language);
}

const namedAsTasks = (language: Language, studioYear: string) => {
  const {
    receipt,
    unitConfirmation,
    letterDrafting,
    signLetter: letterSigning,
    planFiling,
    goalOpinion,
    goalChange,
    memberDecision,
    signAgreement: agreementSigning,
    memberFilling,
    memberCompletion,
    removalHearing,
    removalDecision,
    removalAppeal: removalAppealWindow,
    removalAppealDecision,
    pageModeration,
    pageRenewal,
    workConfirmation,
    fundApproval,
    fundSettlement,
    fundClosing,
    moveConsent,
    hostLossDecision,
    suspensionDecision,
    renewalDecision,
    plaqueReturn,
  } = tasks[language];
  const { selfReport, yearScoring, resultConfirmation, resultPublication, resultAppealDecision, improvementPlan } =
    tasks[language];
  const resultAppealWindow = assessmentWords[language].appealTitle;
  const ofAssessment = {
    selfReport,
    yearScoring,
    resultConfirmation,
    resultPublication,
    resultAppealWindow,
    resultAppealDecision,
    improvementPlan,
  };
  const ofTerm = {
    receipt,
    unitConfirmation,
    letterDrafting,
    letterSigning,
    planFiling,
    goalOpinion,
    goalChange,
    memberDecision,
    agreementSigning,
    memberFilling,
    memberCompletion,
    memberWriting: writingWords[language].title,
    removalHearing,
    removalDecision,
    removalAppealWindow,
    removalAppealDecision,
    pageModeration,
    pageRenewal,
    workConfirmation,
    fundApproval,
    fundSettlement,
    fundClosing,
    moveConsent,
    hostLossDecision,
    suspensionDecision,
    renewalDecision,
    plaqueReturn,
    studioYear,
  };
  const {
    findingHearing,
    findingDecision,
    findingAppealDecision,
    findingAccountability,
    findingAppeal: findingAppealWindow,
  } = tasks[language];
  const ofFinding = {
    findingHearing,
    findingDecision,
    findingAppealWindow,
    findingAppealDecision,
    findingAccountability,
  };
  const { assessmentKind, grade, plan, work, veto, vetoGround, recipient, fundCategory } = studioWords[language];
  const { answered, outcome, accountabilityOutcome } = findingWords[language];
  const ofVeto = { effective: outcome.effective, vetoStands: answered.confirmed, vetoOverturned: answered.overturned };
  const { methods } = assessmentWords[language];
  const { opinions, outcome: ofGoal } = goalWords[language];
  const ofGoals = { ...opinions, goalsGranted: ofGoal.granted, goalsRefused: ofGoal.refused };
  const { honourNomination, honourReview, honourListing, honourDecision } = tasks[language];
  const { strikeAppeal: strikeAppealWindow, strikeAppealDecision } = tasks[language];
  const { answered: ofStrike } = honourWords[language].strikeAppeal;
  const ofCall = {
    ...{ honourNomination, honourReview, honourListing, honourDecision, strikeAppealWindow, strikeAppealDecision },
    ...{ strikeStands: ofStrike.confirmed, strikeOverturned: ofStrike.overturned },
  };
  return {
    ...ofCall,
    ...recipient,
    ...assessmentKind,
    ...grade,
    ...plan,
    ...work,
    ...fundCategory,
    ...methods,
    ...veto,
    ...vetoGround,
    ...ofVeto,
    ...accountabilityOutcome,
    ...ofGoals,
    removalStands: memberWords[language].answered.confirmed,
    removalOverturned: memberWords[language].answered.overturned,
    hostLost: lossWords[language].outcome.lost,
    worksAgain: restWords[language].outcome.resumed,
    stoodStill: restWords[language].notAssessed,
    ...moveWords[language].grounds,
    ...moveWords[language].outcome,
    hostStays: lossWords[language].outcome.stays,
    ...ofTerm,
    ...ofAssessment,
    ...ofFinding,
  };
};
/** Stages of a studio's term, and what else its story names by code. */
const termStages: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: namedAsTasks('zh', '工作室年度'),
  en: namedAsTasks('en', 'year of the studio'),
};

function valueWords(value: string, language: Language): string {
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return moment(value, language);
  const many = consequencesInWords(value, language);
  if (many.length > 0) return many.join(language === 'zh' ? '；' : '; ');
  const stages: Readonly<Record<string, string>> = { ...caseWords[language].stage, ...termStages[language] };
  return stages[value] ?? (language === 'zh' ? zhValues[value] : undefined) ?? stateName(value, language);
}

import type { Besides } from '../domain/studio/assessment/report.js';
import type { AssessmentKind } from '../domain/studio/assessment/states.js';
import type { CheckMethod } from '../domain/studio/assessment/visit.js';
import type { Language } from '../domain/vocabulary.js';
import { studioWords } from './studio.js';

interface Sum {
  readonly own: string;
  readonly ownPercent: number;
  readonly yearly: string | null;
}

const zh = {
  heading: '考核',
  none: '尚无考核。签订目标责任书的，聘期每满一年由系统发起年度考核，届满前发起周期考核。',
  title: (kind: AssessmentKind, year: number) =>
    kind === 'annual' ? `第 ${year} 年年度考核` : studioWords.zh.assessmentKind.cycle,
  state: '状态',
  covers: '考核期间',
  reportDue: '自评截止',
  score: '得分',
  grade: '等次',
  ofWeight: (score: string, weight: number) => `${score}（满分 ${weight}）`,
  own: '周期考核自身得分',
  ownShare: (score: string, percent: number) => `${score}（占 ${percent}%）`,
  yearScore: (year: number) => `第 ${year} 年年度考核得分`,
  yearNotCounted: '未考核或尚未生效，不计入',
  yearly: '年度考核平均得分',
  sumInWords: ({ own, ownPercent, yearly }: Sum, score: string) =>
    yearly === null
      ? `各年度均无有效结果，以自身得分 ${own} 为准`
      : `${own}×${ownPercent}%＋${yearly}×${100 - ownPercent}%＝${score}（按精确值计算，显示一位小数）`,
  sum: '计算方法',
  waitsForYears: '评分已确认。各年度考核结果全部生效后公布周期考核结果。',
  publishedAt: '公布时间',
  appealUntil: '申诉截止',
  appealedAt: '申诉时间',
  finalAt: '生效时间',
  consequences: '后续事项',
  plannedAt: '改进方案提交时间',
  hash: '结果校验码',
  file: '下载考核结果通知书（PDF）',
  reportFile: '下载考核报告（PDF）',
  report: '自评',
  reportedAt: '提交时间',
  task: '目标责任书任务',
  asked: '指标',
  answer: '完成情况',
  answerOf: (text: string) => `完成情况：${text}`,
  answerHint: (target: string, due: string) => `指标 ${target}，完成期限 ${due}`,
  besides: { ethics: '师德表率', support: '支持与配合' } satisfies Record<keyof Besides, string>,
  besidesHint: {
    ethics: '师德方面如何率先垂范，如何增强成员的职业认同感和荣誉感（可不填）',
    support: '有关科室、县区和单位给了哪些支持配合，成员所在学校提供了哪些工作便利，还缺什么（可不填）',
  } satisfies Record<keyof Besides, string>,
  noReport: '自评内容已删除。',
  check: '核查',
  method: '核查方式',
  methods: { documents: '查阅材料', siteVisit: '实地考察' } satisfies Record<CheckMethod, string>,
  checkedOn: '核查日期',
  minutes: '核查记录',
  minutesHint: '看了什么、有谁在场、发现什么',
  indicator: '指标',
  points: '得分',
  upTo: (label: string, max: string) => `${label}（0–${max}）`,
  reasons: '此前意见',
  reason: {
    yearScoring: '自评退回',
    resultConfirmation: '评分退回',
    resultAppealDecision: '申诉答复',
  } as Readonly<Record<string, string>>,
  appeal: '申诉理由',
  reportTitle: '提交自评',
  reportIntro: (kind: AssessmentKind) =>
    `请对照目标责任书逐项说明${kind === 'annual' ? '本年度' : '本聘期'}完成情况，每项任务都须填写。提交后由教科所核查评分。`,
  reportSubmit: '提交自评',
  returnTitle: '退回自评',
  returnIntro: '自评不全或与事实不符的，写明理由退回，由主持人重新填写。',
  returnReason: '退回理由（主持人可以看到）',
  returnSubmit: '退回自评',
  scoreTitle: '核查评分',
  scoreIntro: '先核查，再逐项评分，最多一位小数。评分须本人登录并出示第二因素；提交后由德育科确认，不能自行更改。',
  scoreSubmit: '提交评分',
  confirmTitle: '确认评分',
  confirmIntro:
    '评分由教科所作出，德育科只确认或退回，不改分；自评中的师德表率、支持与配合由德育科核实。确认后由市教育局公布。',
  confirmSubmit: '确认评分',
  sendBackTitle: '退回评分',
  sendBackReason: '退回理由（评分人可以看到）',
  sendBackSubmit: '退回评分',
  publishTitle: '公布考核结果',
  publishIntro: '公布后通知主持人、所在单位和德育科；工作室可在规定的工作日内申诉一次，逾期未申诉的结果生效。',
  publishSubmit: '公布结果',
  appealTitle: '申诉',
  appealIntro: '对考核结果有异议的，可在截止时间前申诉一次；不申诉的无须办理，逾期结果自行生效。',
  appealReason: '申诉理由',
  appealSubmit: '提出申诉',
  decideTitle: '处理申诉',
  decideIntro: '由未参加评分的人员处理。成立的，由教科所重新核查评分并重新公布；不成立的，原结果生效。',
  outcome: '处理结果',
  outcomes: { upheld: '申诉成立，重新评分', dismissed: '申诉不成立，维持原结果' },
  decideReason: '理由（工作室可以看到）',
  decideSubmit: '作出处理',
  planTitle: '提交改进方案',
  planIntro: '年度考核不合格的，须提交改进方案：问题、措施、时限。',
  plan: '改进方案',
  planSubmit: '提交改进方案',
};
export type AssessmentWords = typeof zh;

const en: AssessmentWords = {
  heading: 'Assessments',
  none: 'No assessment yet. Once the responsibility letter is signed, each anniversary of the term starts an annual one, and its end that of the cycle.',
  title: (kind, year) => (kind === 'annual' ? `Annual assessment, year ${year}` : studioWords.en.assessmentKind.cycle),
  state: 'State',
  covers: 'Days assessed',
  reportDue: 'Self-report due',
  score: 'Score',
  grade: 'Grade',
  ofWeight: (score, weight) => `${score} of ${weight}`,
  own: 'Own score of the cycle',
  ownShare: (score, percent) => `${score} (${percent} %)`,
  yearScore: (year) => `Score of year ${year}`,
  yearNotCounted: 'not assessed, or not final: not counted',
  yearly: 'Mean of the years',
  sumInWords: ({ own, ownPercent, yearly }, score) =>
    yearly === null
      ? `No year counts: the own score ${own} stands alone`
      : `${own} × ${ownPercent} % + ${yearly} × ${100 - ownPercent} % = ${score} (exact values, shown with one decimal)`,
  sum: 'How it is computed',
  waitsForYears: 'The scores are confirmed. The result is published once that of every year is final.',
  publishedAt: 'Published',
  appealUntil: 'Appeal until',
  appealedAt: 'Appealed',
  finalAt: 'Final since',
  consequences: 'What follows',
  plannedAt: 'Improvement plan filed',
  hash: 'Check sum of the result',
  file: 'Download the result notice (PDF)',
  reportFile: 'Download the report (PDF)',
  report: 'Self-report',
  reportedAt: 'Handed in',
  task: 'Task of the letter',
  asked: 'Target',
  answer: 'What was done',
  answerOf: (text) => `What was done: ${text}`,
  answerHint: (target, due) => `Target ${target}, due ${due}`,
  besides: { ethics: 'Leading in ethics', support: 'Support and cooperation' },
  besidesHint: {
    ethics:
      'How you led in ethics, and what was done for the members’ identity and sense of honour (may be left empty)',
    support:
      'What sections, county and unit gave, what the members’ schools did for them, and what is missing (may be left empty)',
  },
  noReport: 'What the report said was erased.',
  check: 'Check',
  method: 'How it was checked',
  methods: { documents: 'documents', siteVisit: 'visit to the studio' },
  checkedOn: 'Day of the check',
  minutes: 'Minutes',
  minutesHint: 'What was looked at, who was there, what was found',
  indicator: 'Indicator',
  points: 'Points',
  upTo: (label, max) => `${label} (0–${max})`,
  reasons: 'Said before',
  reason: {
    yearScoring: 'Report returned',
    resultConfirmation: 'Scores returned',
    resultAppealDecision: 'Answer to the appeal',
  },
  appeal: 'Appeal',
  reportTitle: 'Hand in the self-report',
  reportIntro: (kind) =>
    `Say for each task of the responsibility letter what was done in the ${kind === 'annual' ? 'year' : 'term'}; none may be left out. The Institute then checks and scores.`,
  reportSubmit: 'Hand in',
  returnTitle: 'Return the self-report',
  returnIntro: 'Where it is incomplete or does not agree with the facts: with the reason, the host writes it anew.',
  returnReason: 'Reason (the host reads it)',
  returnSubmit: 'Return it',
  scoreTitle: 'Check and score',
  scoreIntro:
    'Check first, then score each indicator, with one decimal at most. Scoring asks for your second factor; the section confirms, and nothing can be changed afterwards.',
  scoreSubmit: 'Hand in the scores',
  confirmTitle: 'Confirm the scores',
  confirmIntro:
    'The Institute scores; the section confirms or sends back, and changes no score; what the report says of ethics and of support is for the section to check. The bureau then publishes.',
  confirmSubmit: 'Confirm',
  sendBackTitle: 'Send the scores back',
  sendBackReason: 'Reason (the scorer reads it)',
  sendBackSubmit: 'Send back',
  publishTitle: 'Publish the result',
  publishIntro:
    'Host, unit and section are told. The studio may appeal once within its working days; without an appeal the result becomes final.',
  publishSubmit: 'Publish',
  appealTitle: 'Appeal',
  appealIntro:
    'You may appeal once before the date. If you do not, there is nothing to do: the result becomes final by itself.',
  appealReason: 'Why',
  appealSubmit: 'Appeal',
  decideTitle: 'Answer the appeal',
  decideIntro:
    'By somebody who did not score. Upheld, the Institute checks and scores anew and the result is published anew; dismissed, the result is final.',
  outcome: 'Answer',
  outcomes: { upheld: 'Upheld: scored anew', dismissed: 'Dismissed: the result stands' },
  decideReason: 'Reason (the studio reads it)',
  decideSubmit: 'Answer',
  planTitle: 'File the improvement plan',
  planIntro: 'After an unqualified year the host files a plan: what was wrong, what is done about it, by when.',
  plan: 'Improvement plan',
  planSubmit: 'File it',
};

export const assessmentWords: Record<Language, AssessmentWords> = { zh, en };

/** `第 1 年年度考核`: the codes as a letter or a record keeps them. */
export const assessmentTitle = (kind: string, year: string, language: Language): string =>
  assessmentWords[language].title(kind === 'cycle' ? 'cycle' : 'annual', Number(year));

/** Codes by commas, in words. */
export function consequencesInWords(codes: string, language: Language): readonly string[] {
  const words: Readonly<Record<string, string>> = studioWords[language].consequence;
  return codes.split(',').flatMap((code) => words[code] ?? []);
}
export const gradeInWords = (code: string, language: Language): string =>
  (studioWords[language].grade as Readonly<Record<string, string>>)[code] ?? code;

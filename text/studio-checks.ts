import { type StudioCheck, type StudioCheckCode, studioCheckCodes } from '../domain/studio/check.js';
import type { Language } from '../domain/vocabulary.js';
import { studioWords } from './studio.js';

type Facts = StudioCheck['facts'];

/** What was found, with the numbers; the rule itself is cited by `policy/clauses/cite.ts`. */
type Sentence = (facts: Facts) => string;

const grade = (code: Facts[string] | undefined, language: Language): string =>
  (studioWords[language].grade as Record<string, string>)[String(code)] ?? '—';

export const studioChecks: Record<Language, Record<StudioCheckCode, Sentence>> = {
  zh: {
    composition: (f) => `须有一名主持人和成员（现有成员 ${f.members} 名），建在主持人所在单位`,
    membersRange: (f) => `现有成员 ${f.members} 名，以 ${f.min}—${f.max} 名为宜`,
    membersDecided: (f) => `尚有 ${f.open} 名成员未经有关单位研究确定`,
    letterSealed: () => '目标责任书须由各方签订',
    agreementsSigned: (f) => `尚有 ${f.open} 名成员未签协议书`,
    plansFiled: (f) => `工作方案和成员培养方案尚缺 ${f.open} 份`,
    planSections: (f) => `方案中尚有 ${f.open} 个部分未填写`,
    growthPlans: (f) => `尚有 ${f.open} 名成员没有专业成长计划`,
    pageOpened: () => '工作室网页须已开通',
    papersReceived: () => '所在单位签收证书和牌匾',
    officeConfirmed: () => '所在单位确认办公场所和设备',
    servingHeadTeacher: () => '须为在任班主任',
    ethicsClear: () => '师德师风方面无不良认定，也无正在核查的问题',
    notHost: () => '未担任其他工作室主持人',
    studiosAtOnce: (f) => `已参加 ${f.others} 个工作室，最多 ${f.limit} 个`,
    tasksCompleted: () => '上一聘期完成了协议书规定的任务',
    renewalWindow: (f) => `续聘申请时间为 ${f.from} 至 ${f.to}`,
    cycleGrade: (f) => `周期考核等次为${grade(f.grade, 'zh')}，须达到${grade(f.needed, 'zh')}`,
    renewalApplied: () => '主持人在规定时间内提出续聘申请',
    goalsMet: () => '没有因年度考核不合格被视为未完成目标任务',
    noOpenEthicsCase: () => '没有师德否决或正在办理的师德案件',
    noPerformanceVeto: () => '没有目标考核否决或正在办理的认定',
    stillHeadTeacher: () => '仍为在任班主任',
    remainingYears: (f) => `预计退休或合同到期日须不早于 ${f.neededDay}（新聘期开始后满 ${f.years} 年）`,
    renewalsLeft: (f) => `已续聘 ${f.renewals} 次${f.limit === '' ? '' : `，最多 ${f.limit} 次`}`,
  },
  en: {
    composition: (f) => `One host and members (now ${f.members}) are needed, in the unit of the host`,
    membersRange: (f) => `${f.members} members; ${f.min} to ${f.max} are advised`,
    membersDecided: (f) => `Members the competent bodies have not decided on: ${f.open}`,
    letterSealed: () => 'The responsibility letter must be signed by all sides',
    agreementsSigned: (f) => `Members without a signed agreement: ${f.open}`,
    plansFiled: (f) => `Plans not filed yet: ${f.open}`,
    planSections: (f) => `Sections nobody has written yet: ${f.open}`,
    growthPlans: (f) => `Members without a growth plan: ${f.open}`,
    pageOpened: () => 'The web page must be open',
    papersReceived: () => 'The unit receives certificate and plaque',
    officeConfirmed: () => 'The unit confirms office and equipment',
    servingHeadTeacher: () => 'Must be a serving head teacher',
    ethicsClear: () => 'No ethics decision may stand, and none may be under way',
    notHost: () => 'Must not be host of another studio',
    studiosAtOnce: (f) => `Member of ${f.others} studios already, at most ${f.limit}`,
    tasksCompleted: () => 'Completed the tasks of the agreement in the term before',
    renewalWindow: (f) => `A renewal may be applied for from ${f.from} to ${f.to}`,
    cycleGrade: (f) => `Grade of the cycle: ${grade(f.grade, 'en')}; needed: ${grade(f.needed, 'en')}`,
    renewalApplied: () => 'The host has applied for a renewal in time',
    goalsMet: () => 'No failed goals by unqualified years',
    noOpenEthicsCase: () => 'No ethics veto may stand, and no ethics case be open',
    noPerformanceVeto: () => 'No performance veto may stand, and no finding be open',
    stillHeadTeacher: () => 'Must still be a serving head teacher',
    remainingYears: (f) =>
      `Expected retirement or end of contract must not be before ${f.neededDay} (${f.years} years into the new term)`,
    renewalsLeft: (f) => `Renewed ${f.renewals} times${f.limit === '' ? '' : `, at most ${f.limit}`}`,
  },
};

/** The sentence of a check in the person's language. */
export const studioCheckSentence = ({ code, facts }: StudioCheck, language: Language): string =>
  studioChecks[language][code](facts);

/** The sentence of the check a refusal names among its facts; empty where it names none. */
export function studioCheckIn(facts: Facts, language: Language, before: string): string {
  const code = studioCheckCodes.find((one) => one === facts.check);
  return code ? before + studioChecks[language][code](facts) : '';
}

import type { Check, CheckCode } from '../domain/host-selection/eligibility/check.js';
import type { Language } from '../domain/vocabulary.js';
import { fieldLabel } from './form.js';

/** What was found, with the numbers; `label` is the field in words. The rule itself is cited by `policy/clauses/cite.ts`. */
export type CheckSentence = (facts: Check['facts'], label: string) => string;

const alternatives = (f: Check['facts']): string[] => String(f.satisfied ?? '').split('');

export const eligibility: Record<Language, Record<CheckCode, CheckSentence>> = {
  zh: {
    headTeacherNow: () => '须为现任班主任',
    caseCount: (f) => `德育事迹与教育案例已填 ${f.count} 项，需 ${f.min}—${f.max} 项`,
    caseSubstance: (f) => `第 ${f.number} 个事迹或案例须附材料，或内容不少于 ${f.needed} 字（现 ${f.characters} 字）`,
    influence: (f) => `符合级别的影响力证明 ${f.count} 项，需 ${f.needed} 项`,
    researchResult: (f) =>
      [
        `省级以上论文 ${f.articles} 篇，省级二等奖以上 ${f.prizes} 项，`,
        `市级一等奖 ${f.cityFirstPrizes} 项（需 ${f.cityFirstPrizeMin} 项），主持市级课题 ${f.projects} 项（需 ${f.cityProjectMin} 项）；`,
        alternatives(f).length > 0 ? `已满足其中 ${alternatives(f).length} 类` : '须至少满足其中一类',
      ].join(''),
    effectStatement: (f) => `教研成效说明 ${f.characters} 字，不少于 ${f.needed} 字`,
    serviceMonths: (f) => `任班主任已满 ${f.months} 个月，需 ${f.needed} 个月`,
    periodDays: (f, label) => `${label}：起始日期不得晚于终止日期，且不晚于申报截止日 ${f.deadline}`,
    remainingYears: (f) => `预计退休或合同到期日须不早于 ${f.neededDay}（批准后满 ${f.years} 年）`,
    commitments: (_, label) => `须有${label}和日期`,
    honourCount: (f) => `符合级别的荣誉 ${f.count} 项，需 ${f.needed} 项`,
    honourSince: (f) =>
      `任班主任以来${f.firstDay ? `（${f.firstDay} 起）` : ''}取得的荣誉 ${f.count} 项，需 ${f.needed} 项；班级荣誉须为当时所带班级`,
    ethics: () => '师德师风方面无有效的不良认定',
    schoolNominees: (f) => `本校另有在途申报 ${f.others} 人${f.limit === '' ? '，不限人数' : `，限报 ${f.limit} 人`}`,
    truthDeclaration: () => '须签署真实性承诺并填写日期',
    attachmentsVerified: (f) => `附件 ${f.count} 份，尚有 ${f.open} 份未经学校核实`,
    age: (f) => `申报截止日年龄 ${f.age} 岁，须为 ${f.min}—${f.max} 岁`,
    missing: (_, label) => `请填写“${label}”`,
    malformed: (_, label) => `“${label}”填写不正确`,
    tooShort: (f, label) => `“${label}”现 ${f.characters} 字，不少于 ${f.needed} 字`,
    tooLong: (f, label) => `“${label}”现 ${f.characters} 字，不超过 ${f.needed} 字`,
  },
  en: {
    headTeacherNow: () => 'The applicant must be a head teacher at present',
    caseCount: (f) => `${f.count} given, ${f.min} to ${f.max} needed`,
    caseSubstance: (f) =>
      `No. ${f.number} needs an attachment or at least ${f.needed} characters (now ${f.characters})`,
    influence: (f) => `Proofs of influence of the level asked for: ${f.count}, needed: ${f.needed}`,
    researchResult: (f) =>
      [
        `Provincial articles: ${f.articles}; provincial second prizes or above: ${f.prizes}; `,
        `city first prizes: ${f.cityFirstPrizes} of ${f.cityFirstPrizeMin}; city projects led: ${f.projects} of ${f.cityProjectMin}; `,
        alternatives(f).length > 0
          ? `${alternatives(f).length} of the four satisfied`
          : 'at least one of the four is needed',
      ].join(''),
    effectStatement: (f) => `The effect statement has ${f.characters} characters, at least ${f.needed} are needed`,
    serviceMonths: (f) => `${f.months} months served, ${f.needed} needed`,
    periodDays: (f, label) => `${label}: must begin before it ends, and end by the deadline ${f.deadline}`,
    remainingYears: (f) =>
      `Expected retirement or end of contract must not be before ${f.neededDay} (${f.years} years after approval)`,
    commitments: (_, label) => `Needed with its day: ${label}`,
    honourCount: (f) => `Honours of the level asked for: ${f.count}, needed: ${f.needed}`,
    honourSince: (f) =>
      `Honours won as head teacher${f.firstDay ? ` (since ${f.firstDay})` : ''}: ${f.count}, needed: ${f.needed}; a class honour counts for the class led at the time`,
    ethics: () => 'No ethics decision may stand against the applicant',
    schoolNominees: (f) =>
      `Other live applications of the school: ${f.others}${f.limit === '' ? ', no limit' : `, limit ${f.limit}`}`,
    truthDeclaration: () => 'The declaration of truth must be signed and dated',
    attachmentsVerified: (f) => `${f.open} of ${f.count} attachments are not yet verified by the school`,
    age: (f) => `Age at the deadline is ${f.age}, must be ${f.min} to ${f.max}`,
    missing: (_, label) => `Please fill in: ${label}`,
    malformed: (_, label) => `Not filled in correctly: ${label}`,
    tooShort: (f, label) => `${label}: ${f.characters} characters, at least ${f.needed} needed`,
    tooLong: (f, label) => `${label}: ${f.characters} characters, at most ${f.needed} allowed`,
  },
};

/** The sentence of a check in the person's language. */
export function checkSentence({ code, facts, field }: Check, language: Language): string {
  return eligibility[language][code](facts, fieldLabel(field, language));
}

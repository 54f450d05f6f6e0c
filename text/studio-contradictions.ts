import type { Language } from '../domain/vocabulary.js';
import type { StudioContradiction, StudioContradictionCode } from '../policy/studio/contradictions.js';
import { roleName } from './states.js';
import { studioWords } from './studio.js';

type Sentence = (facts: StudioContradiction['facts']) => string;

const body = (code: string | number | undefined, language: Language): string =>
  (studioWords[language].memberBody as Record<string, string>)[String(code)] ?? String(code);

/** Why an edition cannot hold together; the path of the parameter is shown beside it. */
export const studioContradictionWords: Record<Language, Record<StudioContradictionCode, Sentence>> = {
  zh: {
    membersMinAboveMax: (f) => `成员下限（${f.value}）大于上限（${f.limit}）`,
    memberBodyMissing: (f) => `确定成员的单位中缺少“${body(f.body, 'zh')}”`,
    letterDutyMissing: (f) => `责任书的任务清单中没有 ${f.duty} 规定的任务`,
    letterNotAsked: () => '工作室开始运行前须签订目标责任书',
    cycleBeyondTerm: (f) => `建设周期（${f.value} 年）长于聘期（${f.limit} 年）`,
    remindersNotDescending: (f) => `届满提醒天数须由大到小（${f.value} 不小于 ${f.limit}）`,
    renewalWindowEmpty: (f) => `续聘申请截止（届满前 ${f.value} 日）早于开始（届满前 ${f.limit} 日）`,
    renewalOpensBeforeTerm: (f) => `续聘申请开始于届满前 ${f.value} 日，早于聘期开始`,
    weightsNotHundred: (f) => `三个方面权重合计为 ${f.sum}，应为 100`,
    indicatorsNotWeight: (f) => `各指标满分合计不等于该方面的权重 ${f.weight}`,
    duplicateCode: (f) => `代码“${f.value}”重复`,
    gradeLineOutOfRange: (f) => `等次分数线 ${f.value} 大于 100`,
    gradeLinesNotDescending: (f) => `等次分数线 ${f.value} 不低于上一等次的 ${f.limit}`,
    reportAfterNextYear: (f) => `年度自评期限（${f.value} 日）超过一年`,
    cycleReportAfterTerm: (f) => `周期自评期限（${f.value} 日）晚于聘期届满（启动后 ${f.limit} 日）`,
    failureNeverReached: (f) => `不合格年数（${f.value}）多于一个周期的年数（${f.limit}）`,
    oneRoleForTwoActs: (f) => `管办分离：“${roleName(String(f.role), 'zh')}”不得同时承担两个环节`,
    hostNotBarred: () => '目标考核一票否决须及于主持人',
    renewsUnqualified: () => '周期考核不合格的不能续聘',
    approvalNotAscending: (f) => `经费审批第 ${f.step} 级限额须高于前一级`,
    graceBeforeDue: (f) => `宽限日（第 ${f.limit} 个工作日）早于截止日（第 ${f.value} 个工作日）`,
    hardBeforeGrace: (f) => `最后期限（第 ${f.limit} 个工作日）早于宽限日（第 ${f.value} 个工作日）`,
  },
  en: {
    membersMinAboveMax: (f) => `The fewest members (${f.value}) are more than the most (${f.limit})`,
    memberBodyMissing: (f) => `The ${body(f.body, 'en')} is missing among those who decide on members`,
    letterDutyMissing: (f) => `No task of the letter asks for what ${f.duty} demands`,
    letterNotAsked: () => 'A studio may not start without its responsibility letter',
    cycleBeyondTerm: (f) => `The cycle (${f.value} years) is longer than the term (${f.limit})`,
    remindersNotDescending: (f) => `The reminder days must fall (${f.value} is not below ${f.limit})`,
    renewalWindowEmpty: (f) => `The renewal window closes (${f.value} days before) before it opens (${f.limit})`,
    renewalOpensBeforeTerm: (f) => `The renewal window opens ${f.value} days before the end, before the term begins`,
    weightsNotHundred: (f) => `The three dimensions add up to ${f.sum}, not to 100`,
    indicatorsNotWeight: (f) => `The indicators do not add up to the weight of their dimension, ${f.weight}`,
    duplicateCode: (f) => `The code "${f.value}" stands twice`,
    gradeLineOutOfRange: (f) => `The line ${f.value} is above 100`,
    gradeLinesNotDescending: (f) => `The line ${f.value} is not below that of the better grade, ${f.limit}`,
    reportAfterNextYear: (f) => `The time for the annual self-report (${f.value} days) is longer than a year`,
    cycleReportAfterTerm: (f) =>
      `The self-report of the cycle (${f.value} days) is due after the term (${f.limit} days after the opening)`,
    failureNeverReached: (f) => `More unqualified years (${f.value}) than the cycle has (${f.limit})`,
    oneRoleForTwoActs: (f) => `Managing and running are separate: ${roleName(String(f.role), 'en')} may not do both`,
    hostNotBarred: () => 'The performance veto must bar the host',
    renewsUnqualified: () => 'An unqualified cycle cannot be renewed',
    approvalNotAscending: (f) => `Step ${f.step} of the approval must reach higher than the one before`,
    graceBeforeDue: (f) => `The grace date (working day ${f.limit}) is before the due date (working day ${f.value})`,
    hardBeforeGrace: (f) => `The hard date (working day ${f.limit}) is before the grace date (working day ${f.value})`,
  },
};

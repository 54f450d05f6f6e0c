import type { Language } from '../domain/vocabulary.js';

type Facts = Readonly<Record<string, string | number>>;

const zhIssues: Readonly<Record<string, (facts: Facts) => string>> = {
  empty: () => '没有填写',
  short: ({ least }) => `不足 ${least} 个字`,
  long: ({ most }) => `超过 ${most} 个字`,
  low: ({ least }) => `小于 ${least}`,
  high: ({ most }) => `大于 ${most}`,
  email: () => '不是完整的电子邮箱地址',
  past: () => '不能是已经过去的日期',
  future: () => '不能是还没有到的日期',
  notLater: () => '须晚于原定期限',
  used: () => '已用于另一件',
  sameUnit: () => '就是工作室现在的所在单位',
  noUnit: () => '与名称不符，或不是本市的学校',
  day: ({ from, to }) => `须在 ${from} 至 ${to} 之间`,
  unanswered: ({ task, open }) =>
    `中任务“${task}”${Number(open) > 1 ? `等 ${open} 项` : ''}没有作答，须对照目标责任书逐项作答`,
  oddAnswer: ({ task }) => `中“${task}”不是目标责任书的任务，或作答两次`,
  html: ({ what }) => `中含有 HTML 代码（${what}），网页不支持，请改用文字或 Markdown`,
  unsafeLink: ({ what }) => `中的链接（${what}）不是完整的网址，请写成 https:// 开头的网址`,
  remotePicture: ({ what }) => `中引用了外站图片（${what}），请先上传图片，再写作 ![说明](图编号)`,
  noPicture: ({ what }) => `中引用的图片（${what}）没有上传，请先上传，再写作 ![说明](图编号)`,
  pictureWithoutWords: ({ what }) => `中的图片（${what}）没有说明文字，请写作 ![说明](图编号)`,
  rankTwice: () => '的顺序与另一人相同，每人须各占一个顺序',
  notRank: () => '的顺序须填 1、2、3 这样的整数',
  noMember: ({ member }) => `中的第 ${member} 号当日不是在聘成员`,
};
const enIssues: Readonly<Record<string, (facts: Facts) => string>> = {
  empty: () => 'is empty',
  short: ({ least }) => `is shorter than ${least} characters`,
  long: ({ most }) => `is longer than ${most} characters`,
  low: ({ least }) => `is less than ${least}`,
  high: ({ most }) => `is more than ${most}`,
  email: () => 'is no complete e-mail address',
  past: () => 'is a day that has passed',
  future: () => 'is a day still to come',
  notLater: () => 'must be later than the date as it stands',
  used: () => 'is used already',
  sameUnit: () => 'is the unit in which the studio stands',
  noUnit: () => 'does not fit the name, or is no school of the city',
  day: ({ from, to }) => `must be a day from ${from} to ${to}`,
  unanswered: ({ task, open }) =>
    `leaves the task "${task}"${Number(open) > 1 ? ` and others (${open} in all)` : ''} unanswered; every task of the letter is answered`,
  oddAnswer: ({ task }) => `answers "${task}", which is no task of the letter or is answered twice`,
  html: ({ what }) => `has HTML in it (${what}), which the page does not show; please use words or Markdown`,
  unsafeLink: ({ what }) => `has a link (${what}) that is no whole web address; please begin it with https://`,
  remotePicture: ({ what }) =>
    `shows a picture from elsewhere (${what}); please hand it in and write ![words](图 and its number)`,
  noPicture: ({ what }) => `shows a picture (${what}) that was not handed in; please hand it in first`,
  pictureWithoutWords: ({ what }) =>
    `shows a picture (${what}) without words; please write ![words](图 and its number)`,
  rankTwice: () => 'has the same place as somebody else; everybody has a place of their own',
  notRank: () => 'needs a whole number, such as 1, 2 or 3',
  noMember: ({ member }) => `names number ${member}, who did not serve on that day`,
};

/** What is wrong with a field, as far as the act or its input says it (`domain/bad-field.ts`). */
export const badInput: Readonly<Record<Language, (facts: Facts, field?: string) => string>> = {
  zh: (facts, field) => {
    if (facts.upTo !== undefined) return `请填 0 至 ${facts.upTo} 之间的数，至多一位小数。`;
    const said = zhIssues[String(facts.issue)]?.(facts) ?? '填写有误或缺失';
    return `${field ? `“${field}”` : '所填内容'}${said}，请更正后再提交。`;
  },
  en: (facts, field) => {
    if (facts.upTo !== undefined) return `Please give a number from 0 to ${facts.upTo}, with one decimal at most.`;
    const said = enIssues[String(facts.issue)]?.(facts) ?? 'is missing or not filled in correctly';
    return `${field ? `"${field}"` : 'What was sent'} ${said}; please correct it.`;
  },
};

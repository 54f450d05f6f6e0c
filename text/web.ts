import type { Language } from '../domain/vocabulary.js';

const zh = {
  brand: '班主任工作室主持人评选',
  skip: '跳到正文',
  navigation: '主导航',
  home: '首页',
  tasks: '我的待办',
  applications: '我的申报',
  notices: '公示公告',
  verify: '证书查验',
  account: '账户',
  signIn: '登录',
  signOut: '退出',
  otherLanguage: 'English',
  larger: '大字',
  normal: '标准字号',
  print: '打印本页',
  organiser: (name: string) => `主办单位：${name}`,
  maintainer: (name: string) => `承办单位：${name}`,
  siteCode: (code: string) => `网站标识码：${code}`,
  contact: (text: string) => `联系方式：${text}`,
  required: '必填',
  length: ({ min, max }: { readonly min: number; readonly max?: number }) => {
    if (max === undefined) return `至少 ${min} 字。`;
    return min > 1 ? `${min}—${max} 字。` : `至多 ${max} 字。`;
  },
  /** `#` stands for how many. */
  typed: '已填 # 字。',
  choose: '请选择',
  yes: '是',
  no: '否',
  none: '无',
  back: '返回',
  rule: '依据',
  refusedTitle: '提交未成功，您填写的内容都已保留',
  refusedField: '到该项',
  confirmLabel: (expected: string) => `请输入 ${expected} 以确认`,
  confirmHint: '确认后即生效并留存记录。',
  confirmWaits: '确认后即留存记录，由另一人批准后方才生效。',
  confirmWrong: '确认内容与要求不符，请重新输入。',
  dayBetween: (from: string, to: string) => `日期应在 ${from} 至 ${to} 之间。`,
  doneTitle: '已办理',
  done: (act: string) => `${act}：已办理并留存记录。`,
  due: (day: string) => `${day}前`,
  overdue: '已逾期',
  provisional: '暂定',
  formHash: '申报表版本',
  actions: '操作',
  welcome: '公开、公平、公正',
  welcomeText:
    '本网站办理班主任工作室主持人的申报、学校推荐、县区审核、专家评审、公示、审定和颁证。教师和各级经办人登录后办理；公示和证书查验向社会公开，无须登录。',
};

const en: typeof zh = {
  brand: 'Selection of head-teacher studio hosts',
  skip: 'Skip to content',
  navigation: 'Main navigation',
  home: 'Home',
  tasks: 'My tasks',
  applications: 'My applications',
  notices: 'Public notices',
  verify: 'Verify a certificate',
  account: 'Account',
  signIn: 'Sign in',
  signOut: 'Sign out',
  otherLanguage: '中文',
  larger: 'Larger text',
  normal: 'Normal text',
  print: 'Print this page',
  organiser: (name) => `Organised by ${name}`,
  maintainer: (name) => `Maintained by ${name}`,
  siteCode: (code) => `Site code: ${code}`,
  contact: (text) => `Contact: ${text}`,
  required: 'required',
  length: ({ min, max }) => {
    if (max === undefined) return `At least ${min} characters.`;
    return min > 1 ? `${min} to ${max} characters.` : `Up to ${max} characters.`;
  },
  typed: 'Typed so far: #.',
  choose: 'Please choose',
  yes: 'Yes',
  no: 'No',
  none: 'None',
  back: 'Back',
  rule: 'Basis',
  refusedTitle: 'This was not accepted; everything you typed is still here',
  refusedField: 'go to the field',
  confirmLabel: (expected) => `Type ${expected} to confirm`,
  confirmHint: 'Once confirmed it takes effect and is kept on record.',
  confirmWaits: 'Once confirmed it is kept on record; it takes effect when another person puts it in force.',
  confirmWrong: 'What you typed does not match; please type it again.',
  dayBetween: (from, to) => `The day must be from ${from} to ${to}.`,
  doneTitle: 'Done',
  done: (act) => `${act}: done and kept on record.`,
  due: (day) => `by ${day}`,
  overdue: 'overdue',
  provisional: 'provisional',
  formHash: 'Version of the form',
  actions: 'Actions',
  welcome: 'Open, fair, just',
  welcomeText:
    'This site carries the selection of head-teacher studio hosts from application and school recommendation through county review, expert review and public notice to the decision and the certificate. Teachers and officers sign in; notices and verification are open to everybody.',
};

/** Words around every page. */
export const web: Record<Language, typeof zh> = { zh, en };

/** `lang` of a document. */
export const htmlLanguage: Record<Language, string> = { zh: 'zh-CN', en: 'en' };

import type { Language } from '../domain/vocabulary.js';

const zh = {
  title: '办理事项',
  lockedTitle: '打开您的办理页面',
  lockedIntro: '您从邮件进入此页面。请点击下面的按钮继续；打开页面不会作出任何决定。',
  open: '打开办理页面',
  codeIntro: '如果上面的按钮没有反应，请输入邮件中的验证码（12 位，不区分大小写）。',
  code: '验证码',
  codeOpen: '用验证码打开',
  signInTitle: '请先登录',
  signInIntro: '此事项须登录后办理（页面要求时输入动态验证码），邮件链接不能直接办理。',
  signIn: '去登录',
  closedTitle: '此链接不能再使用',
  linkExpired: '此链接已到期。',
  linkUsed: '您已通过此链接办理完毕，内容已留存记录，无需再办。可以关闭此页面。',
  linkSuperseded: '此事项已转由他人办理，或已有新的链接。请使用最近一封邮件中的链接。',
  notFound: '没有找到这个链接。请确认网址完整，或从邮件中重新点击。',
  again: '如仍须由您办理，可重新发送链接。为保护安全，新链接只发往登记的邮箱。',
  resend: '重新发送链接',
  resent: '如果此事项仍须由您办理，邮件已发往登记的邮箱。',
  doneTitle: '办理完毕，谢谢',
  hearingTitle: '听取意见',
  hearingIntro: (name: string, school: string) =>
    `${name}老师申报班主任工作室主持人，${school}在决定是否推荐之前听取您的意见。`,
  hearingAnonymous: '不记名：您的意见不与您的姓名、邮箱一同保存，申报人看不到是谁填写的。只能填写一次。',
  group: { teachers: '教师', parents: '家长', students: '学生' },
  view: '您的意见',
  views: { support: '支持', reserve: '有保留', oppose: '不支持' },
  text: '具体说明（可不填）',
  textHint: '请勿填写自己的姓名、电话等个人信息。',
  send: '提交意见',
  until: (day: string) => `请于 ${day} 前填写。`,
  answered: '意见已提交，谢谢。',
};

const en: typeof zh = {
  title: 'Task',
  lockedTitle: 'Open your page',
  lockedIntro: 'You came here from a mail. Press the button to go on; opening the page decides nothing.',
  open: 'Open the page',
  codeIntro: 'If the button does nothing, type the code printed in the mail (12 characters).',
  code: 'Code',
  codeOpen: 'Open with the code',
  signInTitle: 'Please sign in first',
  signInIntro:
    'This has to be done signed in, with a code from your authenticator where the page asks for one; a link alone is not enough.',
  signIn: 'Sign in',
  closedTitle: 'This link can no longer be used',
  linkExpired: 'This link has expired.',
  linkUsed: 'You have done this through the link; it is on record and nothing is left to do. You can close this page.',
  linkSuperseded:
    'The task has passed to somebody else, or there is a newer link. Please use the one in your latest mail.',
  notFound: 'There is no such link. Please check that the address is complete, or open it from the mail again.',
  again: 'If it is still yours to do, the link can be sent again, to the registered address only.',
  resend: 'Send the link again',
  resent: 'If the task is still yours to do, a mail has been sent to the registered address.',
  doneTitle: 'Done, thank you',
  hearingTitle: 'Your opinion',
  hearingIntro: (name, school) =>
    `${school} considers recommending ${name} as host of a head-teacher studio and asks you.`,
  hearingAnonymous:
    'Anonymous: your opinion is kept without your name or address; the applicant cannot see who wrote it. It can be given once.',
  group: { teachers: 'teacher', parents: 'parent', students: 'student' },
  view: 'Your opinion',
  views: { support: 'In favour', reserve: 'With reservations', oppose: 'Against' },
  text: 'In your words (optional)',
  textHint: 'Please leave out your own name and telephone number.',
  send: 'Send the opinion',
  until: (day) => `Please answer by ${day}.`,
  answered: 'Your opinion has been received. Thank you.',
};

/** Words of the pages behind a link in a mail. */
export const linkWords: Record<Language, typeof zh> = { zh, en };

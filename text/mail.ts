import type { Letters, TaskFacts } from '../domain/letters.js';
import type { Language } from '../domain/vocabulary.js';
import { moment } from './dates.js';
import { honourLetters } from './mail-honours.js';
import { memberLetters } from './mail-members.js';
import { peopleLetters } from './mail-people.js';
import { studioLetters } from './mail-studio.js';
import { type LetterWords, present } from './mail-words.js';
import { reasonText } from './reasons.js';
import { sayChanges } from './round.js';
import { ruleInFull } from './rules.js';
import { roleName, stateName } from './states.js';
import { taskName } from './tasks.js';

const zhDue = (t: TaskFacts) =>
  t.due && `请于 ${moment(t.due, 'zh')} 前办理（含当日）。${t.provisional && '因明年放假安排尚未公布，此日期为暂定。'}`;
const enDue = (t: TaskFacts) =>
  t.due &&
  `Due by ${moment(t.due, 'en')} (Beijing time, that day included).${t.provisional && ' Provisional: the holiday calendar for that year is not published yet.'}`;

/** A digest's line is `kind|about|due`, with `|county` after it in a county's own matter (desk/tasks/queue-digests.ts). */
function digestLine(line: string, language: Language): string {
  const [kind = '', about = '', due = '', level] = line.split('|');
  const name = taskName(kind, language, level);
  if (language === 'zh') return `${name}（${about}）${due && `，${moment(due, 'zh')} 前`}`;
  return `${name} (${about})${due && `, by ${moment(due, 'en')}`}`;
}

/** What else is late with it, each of whom: `kind/role` by commas (desk/kit/tell-above.ts). */
function alsoLate(t: Letters['late'], language: Language): readonly string[] {
  const others = t.more ? t.more.split(',').map((one) => one.split('/')) : [];
  return [[t.taskKind, t.postName], ...others].map(([kind = '', role = '']) => {
    const [task, post] = [taskName(kind, language, t.level), roleName(role, language)];
    return language === 'zh' ? `${post}的「${task}」` : `“${task}” of the ${post}`;
  });
}

const groups: Record<Language, Record<string, string>> = {
  zh: { teachers: '教师', parents: '家长', students: '学生' },
  en: { teachers: 'teacher', parents: 'parent', students: 'student' },
};

const appealAnswers: Record<Language, Record<string, string>> = {
  zh: { upheld: '申诉成立', dismissed: '申诉不成立，维持原结论' },
  en: { upheld: 'upheld', dismissed: 'dismissed, the decision stands' },
};

const zh: LetterWords = {
  taskOpened: (t) => ({
    subject: `【待办】${taskName(t.taskKind, 'zh', t.level)}：${t.about}`,
    lines: present([
      `${t.roundName}有一项工作等待您办理：${taskName(t.taskKind, 'zh', t.level)}（${t.about}）。`,
      zhDue(t),
    ]),
    action: '查看并办理',
  }),
  taskToPrepare: (t) => ({
    subject: `【请准备】${taskName(t.taskKind, 'zh', t.level)}：${t.about}`,
    lines: present([
      `${t.roundName}有一项工作请您准备：${taskName(t.taskKind, 'zh', t.level)}（${t.about}）。`,
      `准备好以后，由${roleName(t.decidedBy, 'zh')}作出决定。`,
      zhDue(t),
    ]),
    page: { path: '/tasks', words: '登录准备' },
  }),
  reminder: (t) => ({
    subject: `【提醒】${taskName(t.taskKind, 'zh', t.level)}：${t.about}`,
    lines: present([
      `${t.roundName}的这项工作仍待办理：${taskName(t.taskKind, 'zh', t.level)}（${t.about}）。`,
      zhDue(t),
      '期限不会代替您作出任何决定。',
    ]),
    action: '查看并办理',
  }),
  tooLate: (t) => ({
    subject: `【说明】${taskName(t.taskKind, 'zh', t.level)}：${t.about}`,
    lines: [
      `${t.roundName}的评审专家组已经抽签产生，「${taskName(t.taskKind, 'zh', t.level)}」（${t.about}）已来不及进入本批次评审，不再催办。`,
      '系统不会代替您作出决定；批次结束时，此项工作随之终止，并书面告知申报人。',
    ],
    page: { path: '/tasks', words: '登录查看' },
  }),
  late: (t) => ({
    subject: `【督办】${taskName(t.taskKind, 'zh', t.level)}逾期：${t.about}`,
    lines: present([
      t.more
        ? `${t.roundName}（${t.about}）有 ${alsoLate(t, 'zh').length} 项工作已过期限，请予督促：${alsoLate(t, 'zh').join('、')}。`
        : `${t.roundName}中，${roleName(t.postName, 'zh')}的工作「${taskName(t.taskKind, 'zh', t.level)}」（${t.about}）已过期限，请予督促。`,
      t.shared && '此项工作已同时交由您办理：您可督促原经办人，也可直接办理。',
      t.shared && (t.more ?? '') && '以下链接办理第一项，其余各项请登录后在“待办”中办理。',
      zhDue(t),
    ]),
    action: '查看并办理',
  }),
  caseMoved: (c) => ({
    subject: c.appeal
      ? `【申诉结果】${c.caseNumber}：${appealAnswers.zh[c.appeal] ?? ''}`
      : `【申报进展】${c.caseNumber}：${stateName(c.state, 'zh', c.level)}`,
    lines: present([
      c.appeal ? `您的申诉已经答复：${appealAnswers.zh[c.appeal] ?? ''}。` : '',
      `您在${c.roundName}的申报（${c.caseNumber}）现为：${stateName(c.state, 'zh', c.level)}。`,
      c.reason && `说明：${reasonText(c.reason, 'zh')}`,
      c.clause && `依据：${ruleInFull(c.clause, 'zh')}`,
      c.appealUntil && `如有不同意见，可在 ${moment(c.appealUntil, 'zh')} 前提出一次书面申诉。`,
    ]),
    page: { path: '/applications', words: '登录查看申报' },
  }),
  vetoLifted: (v) => ({
    subject: `【否决解除】${v.caseNumber}：师德一票否决已解除`,
    lines: [
      `您在${v.roundName}的申报（${v.caseNumber}）曾被师德一票否决，该否决现已决定解除，由此产生的限制自即日起解除。`,
      '当次申报不恢复，您可以参加下一批次的申报。',
      `依据：${ruleInFull('VETO-O06', 'zh')}；${ruleInFull('HOST-O17', 'zh')}`,
    ],
    page: { path: '/applications', words: '登录查看申报' },
  }),
  hearing: (h) => ({
    subject: `【征求意见】关于${h.schoolName}${h.applicantName}老师申报班主任工作室主持人`,
    lines: [
      `${h.schoolName}正在听取教师、家长和学生的意见。您作为${groups.zh[h.group] ?? h.group}代表，请谈谈对${h.applicantName}老师的看法。`,
      '您的意见对申报人匿名，系统不保存是谁填写的。每个链接只能填写一次。',
      `请于 ${moment(h.until, 'zh')} 前填写。`,
    ],
    action: '填写意见',
  }),
  confirmObjection: (o) => ({
    subject: `【请确认】您对公示 ${o.noticeNumber} 的异议`,
    lines: [
      `我们收到以此邮箱提出的异议，回执号 ${o.receipt}。请确认邮箱属实，异议方能登记受理。`,
      `请于 ${moment(o.until, 'zh')} 前确认。如非本人提出，请忽略此信。`,
      `在公示栏的“查询异议办理情况”中输入回执号和查询码 ${o.code}，可查询办理情况。`,
    ],
    action: '确认邮箱',
  }),
  objectionDisposed: (o) => ({
    subject: `【异议答复】公示 ${o.noticeNumber}，回执号 ${o.receipt}`,
    lines: [
      `您提出的异议经核查：${o.outcome === 'upheld' ? '属实，已作处理' : '不成立'}。`,
      `处理说明：${o.disposition}`,
    ],
  }),
  roundChanged: (r) => ({
    subject: `【批次变更】${r.roundName}：${r.orderNumber}`,
    lines: [
      `${r.roundName}依据 ${r.orderNumber} 作如下变更：${sayChanges(r.changes, 'zh').join('；')}`,
      ...(r.reason ? [`理由：${r.reason}`] : []),
    ],
  }),
  orderProposed: (o) => ({
    subject: `【待您批准】${o.roundName}：${o.orderNumber}`,
    lines: [
      `另一位市教育局经办人提出以 ${o.orderNumber} 调整${o.roundName}。`,
      `理由：${o.reason}`,
      '须由您核对后批准，方才生效；生效以前批次不变。',
    ],
    page: { path: '/rounds', words: '登录核对' },
  }),
  orderRejected: (o) => ({
    subject: `【已否决】${o.roundName}：${o.orderNumber}`,
    lines: [`您提出的 ${o.orderNumber} 已被另一位经办人否决，${o.roundName}未作调整。`],
    page: { path: '/rounds', words: '登录查看' },
  }),
  addressBounced: (b) => ({
    subject: `【退信】请更正${b.personName}的电子邮箱`,
    lines: [`发给${b.personName}（${b.address}）的邮件被退回。请核对并更正邮箱，有关工作才能送达。`],
    action: '更正邮箱',
  }),
  certificateReady: (c) => ({
    subject: `【证书】班主任工作室主持人证书与牌匾`,
    lines: [`申报 ${c.caseNumber} 已获批准。证书编号 ${c.certificateNumber}，牌匾编号 ${c.plaqueNumber}。`],
    page: { path: '/applications', words: '登录下载证书和牌匾' },
  }),
  ...studioLetters.zh,
  ...memberLetters.zh,
  ...honourLetters.zh,
  ...peopleLetters.zh,
  digest: (d) => ({
    subject: '【每日汇总】您的待办事项',
    lines: ['以下工作等待办理：', ...d.lines.split('\n').map((line) => digestLine(line, 'zh'))],
    page: { path: '/tasks', words: '登录办理' },
  }),
};

const en: LetterWords = {
  taskOpened: (t) => ({
    subject: `To do: ${taskName(t.taskKind, 'en', t.level)}, ${t.about}`,
    lines: present([
      `A task of ${t.roundName} is waiting for you: ${taskName(t.taskKind, 'en', t.level)} (${t.about}).`,
      enDue(t),
    ]),
    action: 'Open the task',
  }),
  taskToPrepare: (t) => ({
    subject: `To prepare: ${taskName(t.taskKind, 'en', t.level)}, ${t.about}`,
    lines: present([
      `A task of ${t.roundName} is yours to make ready: ${taskName(t.taskKind, 'en', t.level)} (${t.about}).`,
      `Once it is ready, the ${roleName(t.decidedBy, 'en')} decides.`,
      enDue(t),
    ]),
    page: { path: '/tasks', words: 'Sign in and make it ready' },
  }),
  reminder: (t) => ({
    subject: `Reminder: ${taskName(t.taskKind, 'en', t.level)}, ${t.about}`,
    lines: present([
      `Still waiting in ${t.roundName}: ${taskName(t.taskKind, 'en', t.level)} (${t.about}).`,
      enDue(t),
      'A deadline never decides in your place.',
    ]),
    action: 'Open the task',
  }),
  tooLate: (t) => ({
    subject: `Too late: ${taskName(t.taskKind, 'en', t.level)}, ${t.about}`,
    lines: [
      `The panel of ${t.roundName} is drawn: “${taskName(t.taskKind, 'en', t.level)}” (${t.about}) can no longer come to it in this round, and you will not be reminded again.`,
      'Nothing is decided in your place. When the round ends this ends with it, and the applicant is told in writing.',
    ],
    page: { path: '/tasks', words: 'Sign in' },
  }),
  late: (t) => ({
    subject: `Overdue: ${taskName(t.taskKind, 'en', t.level)}, ${t.about}`,
    lines: present([
      t.more
        ? `In ${t.roundName} (${t.about}) ${alsoLate(t, 'en').length} tasks are late. Please see to them: ${alsoLate(t, 'en').join(', ')}.`
        : `In ${t.roundName} the task “${taskName(t.taskKind, 'en', t.level)}” (${t.about}) of the ${roleName(t.postName, 'en')} is late. Please see to it.`,
      t.shared && 'From now on it is shared with you: remind the holder, or do it yourself.',
      t.shared && (t.more ?? '') && 'The link opens the first; the others stand in your tasks once you sign in.',
      enDue(t),
    ]),
    action: 'Open the task',
  }),
  caseMoved: (c) => ({
    subject: c.appeal
      ? `Your appeal, application ${c.caseNumber}: ${appealAnswers.en[c.appeal] ?? ''}`
      : `Your application ${c.caseNumber}: ${stateName(c.state, 'en', c.level)}`,
    lines: present([
      c.appeal ? `Your appeal was answered: ${appealAnswers.en[c.appeal] ?? ''}.` : '',
      `Your application ${c.caseNumber} in ${c.roundName} is now: ${stateName(c.state, 'en', c.level)}.`,
      c.reason && `Reason: ${reasonText(c.reason, 'en')}`,
      c.clause && `Clause: ${ruleInFull(c.clause, 'en')}`,
      c.appealUntil && `You may appeal once, in writing, until ${moment(c.appealUntil, 'en')} (Beijing time).`,
    ]),
    page: { path: '/applications', words: 'Sign in and see your application' },
  }),
  vetoLifted: (v) => ({
    subject: `The veto on your application ${v.caseNumber} was lifted`,
    lines: [
      `The ethics veto on your application ${v.caseNumber} in ${v.roundName} has been lifted; what it barred you from is open to you again from today.`,
      'That application stays ended; you may apply in the next round.',
      `Clause: ${ruleInFull('VETO-O06', 'en')}; ${ruleInFull('HOST-O17', 'en')}`,
    ],
    page: { path: '/applications', words: 'Sign in and see your application' },
  }),
  hearing: (h) => ({
    subject: `Your view, please: ${h.applicantName} of ${h.schoolName}`,
    lines: [
      `${h.schoolName} is hearing teachers, parents and students. As a ${groups.en[h.group] ?? h.group}, please say what you think of ${h.applicantName}.`,
      'Your answer is anonymous to the applicant; who wrote it is not stored. Each link can be used once.',
      `Until ${moment(h.until, 'en')} (Beijing time).`,
    ],
    action: 'Give your view',
  }),
  confirmObjection: (o) => ({
    subject: `Please confirm your objection to notice ${o.noticeNumber}`,
    lines: [
      `We received an objection from this address, receipt ${o.receipt}. It is registered once you confirm the address.`,
      `Until ${moment(o.until, 'en')} (Beijing time). If it was not you, ignore this letter.`,
      `How far it is: on the notice board, under “Ask after an objection”, by the receipt and the code ${o.code}.`,
    ],
    action: 'Confirm the address',
  }),
  objectionDisposed: (o) => ({
    subject: `Answer to your objection, notice ${o.noticeNumber}, receipt ${o.receipt}`,
    lines: [
      `Your objection was found ${o.outcome === 'upheld' ? 'justified and acted upon' : 'not justified'}.`,
      `Finding: ${o.disposition}`,
    ],
  }),
  roundChanged: (r) => ({
    subject: `${r.roundName} changed by ${r.orderNumber}`,
    lines: [
      `By ${r.orderNumber}, ${r.roundName} changes: ${sayChanges(r.changes, 'en').join('; ')}`,
      ...(r.reason ? [`Reason: ${r.reason}`] : []),
    ],
  }),
  orderProposed: (o) => ({
    subject: `Please check: ${o.orderNumber} is to change ${o.roundName}`,
    lines: [
      `Another officer of the bureau proposes to change ${o.roundName} by ${o.orderNumber}.`,
      `Reason: ${o.reason}`,
      'It holds only once you have checked it and put it in force. Until then the round does not change.',
    ],
    page: { path: '/rounds', words: 'Sign in and check' },
  }),
  orderRejected: (o) => ({
    subject: `${o.orderNumber} was rejected`,
    lines: [`Another officer rejected ${o.orderNumber}, which you proposed. ${o.roundName} has not changed.`],
    page: { path: '/rounds', words: 'Sign in and look' },
  }),
  addressBounced: (b) => ({
    subject: `Mail returned: please correct the address of ${b.personName}`,
    lines: [`Mail to ${b.personName} (${b.address}) came back. Please check and correct the address.`],
    action: 'Correct the address',
  }),
  certificateReady: (c) => ({
    subject: 'Certificate and plaque of your head-teacher studio',
    lines: [
      `Application ${c.caseNumber} was approved. Certificate ${c.certificateNumber}, plaque ${c.plaqueNumber}. Sign in to download them.`,
    ],
  }),
  ...studioLetters.en,
  ...memberLetters.en,
  ...honourLetters.en,
  ...peopleLetters.en,
  digest: (d) => ({
    subject: 'Your open tasks today',
    lines: ['Waiting for you:', ...d.lines.split('\n').map((line) => digestLine(line, 'en'))],
    page: { path: '/tasks', words: 'Sign in and see to them' },
  }),
};

export const letters: Record<Language, LetterWords> = { zh, en };

/** The words around every letter. */
export interface MailFrame {
  readonly greeting: string;
  readonly codeHint: (code: string) => string;
  readonly linkHint: string;
  readonly footer: string;
}

export const mailFrame: Record<Language, MailFrame> = {
  zh: {
    greeting: '您好：',
    codeHint: (code) => `如打开的页面要求输入验证码，请输入：${code}`,
    linkHint: '此链接仅供您本人使用，请勿转发；打开链接不会作出任何决定。',
    footer: '本邮件由评选系统自动发出。',
  },
  en: {
    greeting: 'Hello,',
    codeHint: (code) => `If the page asks for a code, type: ${code}`,
    linkHint: 'This link is yours alone, please do not forward it. Opening it decides nothing.',
    footer: 'Sent by the selection service.',
  },
};

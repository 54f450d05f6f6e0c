import type { LetterName, Letters, TaskFacts } from '../domain/letters.js';
import type { Language } from '../domain/vocabulary.js';
import { filledDay, moment } from './dates.js';
import { reasonText } from './reasons.js';
import { sayChanges } from './round.js';
import { ruleInFull } from './rules.js';
import { roleName, stateName } from './states.js';
import { taskName } from './tasks.js';
import { assessmentTitle, consequencesInWords, gradeInWords } from './web-assessment.js';

/** A letter in one language: its subject, its paragraphs, and the words on its button when it has a link. */
export interface LetterText {
  readonly subject: string;
  readonly lines: readonly string[];
  readonly action?: string;
  /** Where the reader signs in and goes on, when the letter has no link of its own. */
  readonly page?: {
    readonly path: '/tasks' | '/applications' | '/people-proposals' | '/rounds' | '/studios';
    readonly words: string;
  };
}

type LetterWords = { readonly [L in LetterName]: (data: Letters[L]) => LetterText };

const present = (lines: readonly string[]): readonly string[] => lines.filter((line) => line !== '');

const zhDue = (t: TaskFacts) =>
  t.due && `请于 ${moment(t.due, 'zh')} 前办理（含当日）。${t.provisional && '因明年放假安排尚未公布，此日期为暂定。'}`;
const enDue = (t: TaskFacts) =>
  t.due &&
  `Due by ${moment(t.due, 'en')} (Beijing time, that day included).${t.provisional && ' Provisional: the holiday calendar for that year is not published yet.'}`;

/** A digest's line is `kind|about|due` (desk/tasks/queue-digests.ts). */
function digestLine(line: string, language: Language): string {
  const [kind = '', about = '', due = ''] = line.split('|');
  const name = taskName(kind, language);
  if (language === 'zh') return `${name}（${about}）${due && `，${moment(due, 'zh')} 前`}`;
  return `${name} (${about})${due && `, by ${moment(due, 'en')}`}`;
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
    subject: `【待办】${taskName(t.taskKind, 'zh')}：${t.about}`,
    lines: present([`${t.roundName}有一项工作等待您办理：${taskName(t.taskKind, 'zh')}（${t.about}）。`, zhDue(t)]),
    action: '查看并办理',
  }),
  taskToPrepare: (t) => ({
    subject: `【请准备】${taskName(t.taskKind, 'zh')}：${t.about}`,
    lines: present([
      `${t.roundName}有一项工作请您准备：${taskName(t.taskKind, 'zh')}（${t.about}）。`,
      `准备好以后，由${roleName(t.decidedBy, 'zh')}作出决定。`,
      zhDue(t),
    ]),
    page: { path: '/tasks', words: '登录准备' },
  }),
  reminder: (t) => ({
    subject: `【提醒】${taskName(t.taskKind, 'zh')}：${t.about}`,
    lines: present([
      `${t.roundName}的这项工作仍待办理：${taskName(t.taskKind, 'zh')}（${t.about}）。`,
      zhDue(t),
      '期限不会代替您作出任何决定。',
    ]),
    action: '查看并办理',
  }),
  tooLate: (t) => ({
    subject: `【说明】${taskName(t.taskKind, 'zh')}：${t.about}`,
    lines: [
      `${t.roundName}的评审专家组已经抽签产生，「${taskName(t.taskKind, 'zh')}」（${t.about}）已来不及进入本批次评审，不再催办。`,
      '系统不会代替您作出决定；批次结束时，此项工作随之终止，并书面告知申报人。',
    ],
    page: { path: '/tasks', words: '登录查看' },
  }),
  late: (t) => ({
    subject: `【督办】${taskName(t.taskKind, 'zh')}逾期：${t.about}`,
    lines: present([
      `${t.roundName}中，${roleName(t.postName, 'zh')}的工作「${taskName(t.taskKind, 'zh')}」（${t.about}）已过期限，请予督促。`,
      t.shared && '此项工作已同时交由您办理：您可督促原经办人，也可直接办理。',
      zhDue(t),
    ]),
    action: '查看并办理',
  }),
  caseMoved: (c) => ({
    subject: c.appeal
      ? `【申诉结果】${c.caseNumber}：${appealAnswers.zh[c.appeal] ?? ''}`
      : `【申报进展】${c.caseNumber}：${stateName(c.state, 'zh')}`,
    lines: present([
      c.appeal ? `您的申诉已经答复：${appealAnswers.zh[c.appeal] ?? ''}。` : '',
      `您在${c.roundName}的申报（${c.caseNumber}）现为：${stateName(c.state, 'zh')}。`,
      c.reason && `说明：${reasonText(c.reason, 'zh')}`,
      c.clause && `依据：${ruleInFull(c.clause, 'zh')}`,
      c.appealUntil && `如有不同意见，可在 ${moment(c.appealUntil, 'zh')} 前提出一次书面申诉。`,
    ]),
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
  termEnds: (d) => ({
    subject: `【聘期】${d.studioName}聘期将届满`,
    lines: [
      `${d.studioName}（${d.studioNumber}）的聘期至 ${filledDay(d.termTo, 'zh')} 止（含当日）。`,
      '届满后由市教育局决定工作室的去留；未作决定的，系统不会代为决定。',
    ],
    page: { path: '/tasks', words: '登录查看' },
  }),
  letterReissued: (d) => ({
    subject: `【重新签订】${d.studioName}目标责任书（第 ${d.version} 版）`,
    lines: [
      `${d.studioName}（${d.studioNumber}）的目标责任书已发出第 ${d.version} 版。此前各版上的签名不再有效，请各方按新版重新签订。`,
      '尚未签名的，原邮件中的链接打开后即为新版；已经签过的，另有邮件附新的链接。',
    ],
    page: { path: '/studios', words: '登录查看工作室' },
  }),
  letterSealed: (d) => ({
    subject: `【已签订】${d.studioName}目标责任书`,
    lines: [
      `${d.studioName}（${d.studioNumber}）的目标责任书（第 ${d.version} 版）各方均已签名，自此生效，原则上不再更改。`,
    ],
    page: { path: '/studios', words: '登录查看和下载' },
  }),
  resultPublished: (d) => ({
    subject: `【考核结果】${d.studioName}${assessmentTitle(d.assessmentKind, d.year, 'zh')}`,
    lines: [
      `${d.studioName}（${d.studioNumber}）${assessmentTitle(d.assessmentKind, d.year, 'zh')}结果已由市教育局公布：得分 ${d.score}，等次${gradeInWords(d.grade, 'zh')}。`,
      `主持人可在 ${moment(d.until, 'zh')} 前申诉一次；逾期未申诉的，结果生效。`,
    ],
    page: { path: '/studios', words: '登录查看和下载' },
  }),
  resultFinal: (d) => ({
    subject: `【考核结果生效】${d.studioName}${assessmentTitle(d.assessmentKind, d.year, 'zh')}`,
    lines: present([
      `${d.studioName}（${d.studioNumber}）${assessmentTitle(d.assessmentKind, d.year, 'zh')}结果已生效：得分 ${d.score}，等次${gradeInWords(d.grade, 'zh')}。`,
      d.consequences && `依据方案，后续事项：${consequencesInWords(d.consequences, 'zh').join('；')}。`,
    ]),
    page: { path: '/studios', words: '登录查看和下载' },
  }),
  memberDecided: (d) => ({
    subject: `【成员】${d.studioName}第 ${d.member} 号人选${d.outcome === 'agreed' ? '已研究确定' : '已退回'}`,
    lines: [
      d.outcome === 'agreed'
        ? `${d.studioName}（${d.studioNumber}）的第 ${d.member} 号成员人选，有关单位均已同意。`
        : `${d.studioName}（${d.studioNumber}）的第 ${d.member} 号成员人选未获同意，已退回。理由：${d.reason}。可以另行提名。`,
    ],
    page: { path: '/studios', words: '登录查看工作室' },
  }),
  accountInvitation: (a) => ({
    subject: '【开通账号】请设置密码',
    lines: [`已为您开通账号，账号名：${a.login}。`, `请于 ${moment(a.until, 'zh')} 前设置密码。`],
    action: '设置密码',
  }),
  passwordForgotten: (a) => ({
    subject: '【重设密码】请设置新密码',
    lines: [
      `有人为账号 ${a.login} 申请重设密码。`,
      `链接在 ${moment(a.until, 'zh')} 前有效。如非本人操作，请忽略本邮件，原密码不受影响。`,
    ],
    action: '设置新密码',
  }),
  accountChanged: (a) => ({
    subject: '【账号变更】市教育局变更了您的账号',
    lines: [
      {
        disable: '您的账号已停用。',
        enable: '您的账号已恢复使用。',
        resetSecondFactor: '您的动态验证码已被清除，请登录后重新启用。',
      }[a.change] ?? '',
      `理由：${a.reason}`,
      '如有疑问，请立即联系市教育局。',
    ],
  }),
  postsProposed: (p) => ({
    subject: '【待您复核】岗位任职变动',
    lines: [
      p.kind === 'replacement'
        ? '另一位市教育局经办人提请更换一个岗位的任职人员。'
        : `另一位市教育局经办人导入了岗位任职，共 ${p.changes} 处变动。`,
      '须由您逐项核对后批准，方才生效；生效以前任何岗位不变。',
    ],
    page: { path: '/people-proposals', words: '登录核对' },
  }),
  postsDecided: (p) => ({
    subject: p.decision === 'inForce' ? '【已生效】岗位任职变动' : '【已否决】岗位任职变动',
    lines: [
      p.decision === 'inForce'
        ? `您提请的岗位任职变动已由另一位经办人批准，共 ${p.changes} 处，即行生效。`
        : '您提请的岗位任职变动已被另一位经办人否决，岗位未变。',
    ],
    page: { path: '/people-proposals', words: '登录查看' },
  }),
  waysInProposed: (p) => ({
    subject: p.kind === 'secondFactor' ? '【待您复核】清除动态验证码' : '【待您复核】人员邮箱变更',
    lines: [
      p.kind === 'secondFactor'
        ? '另一位市教育局经办人提请清除一个账号的动态验证码。'
        : `有人提请变更 ${p.changes} 人的邮箱（导入人员，或更正退信的邮箱）。`,
      '须由您逐项核对后批准，方才生效。如涉及您本人而您并不知情，请予否决，并立即核实。',
    ],
    page: { path: '/people-proposals', words: '登录核对' },
  }),
  waysInDecided: (p) => ({
    subject:
      (p.decision === 'inForce' ? '【已生效】' : '【已否决】') +
      (p.kind === 'secondFactor' ? '清除动态验证码' : '人员邮箱变更'),
    lines: [
      p.decision === 'inForce'
        ? `您提请的变更已由市教育局经办人批准，共 ${p.changes} 处，即行生效。`
        : '您提请的变更已被市教育局经办人否决，一切照旧。',
    ],
  }),
  officerSeated: (o) => ({
    subject: '【告知】新增一位市教育局经办人',
    lines: [`系统管理员已将编号 ${o.code} 的人员设为市教育局经办人。`, '如非贵局安排，请立即联系系统管理员。'],
  }),
  digest: (d) => ({
    subject: '【每日汇总】您的待办事项',
    lines: ['以下工作等待办理：', ...d.lines.split('\n').map((line) => digestLine(line, 'zh'))],
    page: { path: '/tasks', words: '登录办理' },
  }),
};

const en: LetterWords = {
  taskOpened: (t) => ({
    subject: `To do: ${taskName(t.taskKind, 'en')}, ${t.about}`,
    lines: present([
      `A task of ${t.roundName} is waiting for you: ${taskName(t.taskKind, 'en')} (${t.about}).`,
      enDue(t),
    ]),
    action: 'Open the task',
  }),
  taskToPrepare: (t) => ({
    subject: `To prepare: ${taskName(t.taskKind, 'en')}, ${t.about}`,
    lines: present([
      `A task of ${t.roundName} is yours to make ready: ${taskName(t.taskKind, 'en')} (${t.about}).`,
      `Once it is ready, the ${roleName(t.decidedBy, 'en')} decides.`,
      enDue(t),
    ]),
    page: { path: '/tasks', words: 'Sign in and make it ready' },
  }),
  reminder: (t) => ({
    subject: `Reminder: ${taskName(t.taskKind, 'en')}, ${t.about}`,
    lines: present([
      `Still waiting in ${t.roundName}: ${taskName(t.taskKind, 'en')} (${t.about}).`,
      enDue(t),
      'A deadline never decides in your place.',
    ]),
    action: 'Open the task',
  }),
  tooLate: (t) => ({
    subject: `Too late: ${taskName(t.taskKind, 'en')}, ${t.about}`,
    lines: [
      `The panel of ${t.roundName} is drawn: “${taskName(t.taskKind, 'en')}” (${t.about}) can no longer come to it in this round, and you will not be reminded again.`,
      'Nothing is decided in your place. When the round ends this ends with it, and the applicant is told in writing.',
    ],
    page: { path: '/tasks', words: 'Sign in' },
  }),
  late: (t) => ({
    subject: `Overdue: ${taskName(t.taskKind, 'en')}, ${t.about}`,
    lines: present([
      `In ${t.roundName} the task “${taskName(t.taskKind, 'en')}” (${t.about}) of the ${roleName(t.postName, 'en')} is late. Please see to it.`,
      t.shared && 'From now on it is shared with you: remind the holder, or do it yourself.',
      enDue(t),
    ]),
    action: 'Open the task',
  }),
  caseMoved: (c) => ({
    subject: c.appeal
      ? `Your appeal, application ${c.caseNumber}: ${appealAnswers.en[c.appeal] ?? ''}`
      : `Your application ${c.caseNumber}: ${stateName(c.state, 'en')}`,
    lines: present([
      c.appeal ? `Your appeal was answered: ${appealAnswers.en[c.appeal] ?? ''}.` : '',
      `Your application ${c.caseNumber} in ${c.roundName} is now: ${stateName(c.state, 'en')}.`,
      c.reason && `Reason: ${reasonText(c.reason, 'en')}`,
      c.clause && `Clause: ${ruleInFull(c.clause, 'en')}`,
      c.appealUntil && `You may appeal once, in writing, until ${moment(c.appealUntil, 'en')} (Beijing time).`,
    ]),
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
  termEnds: (d) => ({
    subject: `[Term] The term of ${d.studioName} ends soon`,
    lines: [
      `The term of ${d.studioName} (${d.studioNumber}) runs until ${filledDay(d.termTo, 'en')}, that day included.`,
      'The bureau then decides what follows; no date decides in its place.',
    ],
    page: { path: '/tasks', words: 'Sign in' },
  }),
  letterReissued: (d) => ({
    subject: `[Sign again] Responsibility letter of ${d.studioName}, version ${d.version}`,
    lines: [
      `Version ${d.version} of the responsibility letter of ${d.studioName} (${d.studioNumber}) is out. Signatures under earlier versions count no more; please sign the new one.`,
      'If you had not signed yet, the link you have opens the new version; if you had, another mail brings a new link.',
    ],
    page: { path: '/studios', words: 'Sign in to see the studio' },
  }),
  letterSealed: (d) => ({
    subject: `[Signed] Responsibility letter of ${d.studioName}`,
    lines: [
      `All sides have signed version ${d.version} of the responsibility letter of ${d.studioName} (${d.studioNumber}). It is in force and in principle not changed any more.`,
    ],
    page: { path: '/studios', words: 'Sign in to read and download it' },
  }),
  resultPublished: (d) => ({
    subject: `[Result] ${d.studioName}, ${assessmentTitle(d.assessmentKind, d.year, 'en')}`,
    lines: [
      `The bureau has published the result of ${d.studioName} (${d.studioNumber}), ${assessmentTitle(d.assessmentKind, d.year, 'en')}: score ${d.score}, grade: ${gradeInWords(d.grade, 'en')}.`,
      `The host may appeal once until ${moment(d.until, 'en')}; without an appeal the result becomes final.`,
    ],
    page: { path: '/studios', words: 'Sign in to read and download it' },
  }),
  resultFinal: (d) => ({
    subject: `[Result final] ${d.studioName}, ${assessmentTitle(d.assessmentKind, d.year, 'en')}`,
    lines: present([
      `The result of ${d.studioName} (${d.studioNumber}), ${assessmentTitle(d.assessmentKind, d.year, 'en')}, is final: score ${d.score}, grade: ${gradeInWords(d.grade, 'en')}.`,
      d.consequences && `What follows under the plan: ${consequencesInWords(d.consequences, 'en').join('; ')}.`,
    ]),
    page: { path: '/studios', words: 'Sign in to read and download it' },
  }),
  memberDecided: (d) => ({
    subject: `[Member] ${d.studioName}: nomination ${d.member} ${d.outcome === 'agreed' ? 'agreed' : 'returned'}`,
    lines: [
      d.outcome === 'agreed'
        ? `All competent bodies have agreed to nomination ${d.member} of ${d.studioName} (${d.studioNumber}).`
        : `Nomination ${d.member} of ${d.studioName} (${d.studioNumber}) was not agreed to and is returned. Reason: ${d.reason}. You may nominate somebody else.`,
    ],
    page: { path: '/studios', words: 'Sign in to see the studio' },
  }),
  accountInvitation: (a) => ({
    subject: 'An account for you: choose a password',
    lines: [
      `An account was opened for you. Your account name is ${a.login}.`,
      `Please choose your password before ${moment(a.until, 'en')} (Beijing time).`,
    ],
    action: 'Choose a password',
  }),
  passwordForgotten: (a) => ({
    subject: 'Choose a new password',
    lines: [
      `Somebody asked for a new password for the account ${a.login}.`,
      `The link is good until ${moment(a.until, 'en')} (Beijing time). If it was not you, ignore this letter: nothing has changed.`,
    ],
    action: 'Choose a new password',
  }),
  accountChanged: (a) => ({
    subject: 'Your account was changed by the bureau',
    lines: [
      {
        disable: 'Your account was closed.',
        enable: 'Your account was opened again.',
        resetSecondFactor: 'Your authenticator was removed; set it up anew after signing in.',
      }[a.change] ?? '',
      `Reason: ${a.reason}`,
      'If you did not expect this, tell the bureau at once.',
    ],
  }),
  postsProposed: (p) => ({
    subject: 'Please check: posts are to change hands',
    lines: [
      p.kind === 'replacement'
        ? 'Another officer of the bureau asks that the holder of a post be replaced.'
        : `Another officer of the bureau imported posts; changes: ${p.changes}.`,
      'It holds only once you have checked it row by row and put it in force. Until then no post changes.',
    ],
    page: { path: '/people-proposals', words: 'Sign in and check' },
  }),
  postsDecided: (p) => ({
    subject: p.decision === 'inForce' ? 'Posts changed hands' : 'Your change of posts was rejected',
    lines: [
      p.decision === 'inForce'
        ? `Another officer put in force what you asked for; changes: ${p.changes}.`
        : 'Another officer rejected what you asked for. No post has changed.',
    ],
    page: { path: '/people-proposals', words: 'Sign in and look' },
  }),
  waysInProposed: (p) => ({
    subject:
      p.kind === 'secondFactor' ? 'Please check: an authenticator is to be removed' : 'Please check: addresses change',
    lines: [
      p.kind === 'secondFactor'
        ? 'Another officer of the bureau asks that the authenticator of an account be removed.'
        : `People’s addresses are to be changed (an import, or mail that came back); changes: ${p.changes}.`,
      'It holds only once you have checked it row by row and put it in force. If it is your own and you know nothing of it, reject it and ask at once.',
    ],
    page: { path: '/people-proposals', words: 'Sign in and check' },
  }),
  waysInDecided: (p) => ({
    subject: `${p.kind === 'secondFactor' ? 'Removal of an authenticator' : 'Change of addresses'}: ${
      p.decision === 'inForce' ? 'in force' : 'rejected'
    }`,
    lines: [
      p.decision === 'inForce'
        ? `An officer of the bureau put in force what you asked for; changes: ${p.changes}.`
        : 'An officer of the bureau rejected what you asked for. Nothing has changed.',
    ],
  }),
  officerSeated: (o) => ({
    subject: 'Another officer of the bureau was added',
    lines: [
      `The operator made the person with the code ${o.code} an officer of the bureau.`,
      'If your bureau did not ask for this, tell the operator at once.',
    ],
  }),
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

import type { Language } from '../domain/vocabulary.js';
import { moment } from './dates.js';
import type { LetterWords } from './mail-words.js';

type Name =
  | 'accountInvitation'
  | 'passwordForgotten'
  | 'accountChanged'
  | 'postsProposed'
  | 'postsDecided'
  | 'waysInProposed'
  | 'waysInDecided'
  | 'officerSeated';

/** Letters about accounts, posts and addresses. */
export const peopleLetters: Record<Language, LetterWords<Name>> = {
  zh: {
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
  },
  en: {
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
        p.kind === 'secondFactor'
          ? 'Please check: an authenticator is to be removed'
          : 'Please check: addresses change',
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
  },
};

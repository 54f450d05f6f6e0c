import type { Language } from '../domain/vocabulary.js';
import { filledDay, moment } from './dates.js';
import { type LetterWords, present } from './mail-words.js';
import { leavingInWords } from './studio.js';
import { writingInWords } from './web-writings.js';

type Name =
  | 'memberDecided'
  | 'memberLeaves'
  | 'removalAppealDecided'
  | 'agreementDeclined'
  | 'membersFew'
  | 'memberJudged'
  | 'writingAnswered'
  | 'memberKept'
  | 'agreementReissued'
  | 'agreementSealed';

/** What became of an appeal against a removal (VETO-O05). */
const answeredZh: Readonly<Record<string, string>> = {
  confirmed: '维持除名。',
  restored: '撤销除名，成员自今日起继续受聘，聘期不变；除名时尚未办结的事项重新开放，原邮件中的链接继续有效。',
  cleared: '撤销除名。成员的聘期已经结束，不再恢复受聘，参加其他工作室不受影响。',
};
const answeredEn: typeof answeredZh = {
  confirmed: 'the removal stands.',
  restored:
    'it is overturned. The member serves again from today, to the same last day; what was open when the member was removed is open again, by the links of the letters of then.',
  cleared:
    'it is overturned. The membership being over by now, it does not begin again; nobody is kept out of another studio.',
};

/** Letters about the members of a studio: nomination, agreement, what they hand in, and how they go. */
export const memberLetters: Record<Language, LetterWords<Name>> = {
  zh: {
    memberDecided: (d) => ({
      subject: `【成员】${d.studioName}第 ${d.member} 号人选${d.outcome === 'agreed' ? '已研究确定' : '已退回'}`,
      lines: [
        d.outcome === 'agreed'
          ? `${d.studioName}（${d.studioNumber}）的第 ${d.member} 号成员人选，有关单位均已同意。`
          : `${d.studioName}（${d.studioNumber}）的第 ${d.member} 号成员人选未获同意，已退回。理由：${d.reason}。可以另行提名。`,
      ],
      page: { path: '/studios', words: '登录查看工作室' },
    }),
    memberLeaves: (d) => ({
      subject: `【成员】${d.studioName}第 ${d.member} 号成员${d.left ? '已离开' : '将离开'}`,
      lines: present([
        `${d.studioName}（${d.studioNumber}）第 ${d.member} 号成员${d.left ? '已离开工作室' : '申明离开工作室'}：最后一日为 ${filledDay(d.on, 'zh')}，原因类别为${leavingInWords(d.reason, 'zh')}。`,
        d.left
          ? '有关待办事项和邮件链接已失效。已完成任务的记录由成员保有，登录后可以查看和下载。'
          : '在此日期之前可以重新申明。',
        d.until &&
          `成员本人对除名不服的，可在 ${moment(d.until, 'zh')} 前申诉一次，由未参与除名的领导处理，另有邮件附链接；申诉期间除名继续有效。`,
      ]),
      page: { path: '/studios', words: '登录查看工作室' },
    }),
    removalAppealDecided: (d) => ({
      subject: `【成员】${d.studioName}第 ${d.member} 号成员的除名申诉已处理`,
      lines: [
        `${d.studioName}（${d.studioNumber}）第 ${d.member} 号成员的除名申诉已处理：${answeredZh[d.outcome] ?? ''}`,
      ],
      page: { path: '/studios', words: '登录查看工作室' },
    }),
    agreementDeclined: (d) => ({
      subject: `【成员】${d.studioName}第 ${d.member} 号成员不签订协议书`,
      lines: [
        `经有关单位研究确定的${d.studioName}（${d.studioNumber}）第 ${d.member} 号成员不签订协议书，聘任自今日起终止，名额空出。`,
        '主持人可以另行提名，按原途径研究确定。理由登录工作室页面可以查看。',
      ],
      page: { path: '/studios', words: '登录查看工作室' },
    }),
    membersFew: (d) => ({
      subject: `【成员不足】${d.studioName}现有成员 ${d.members} 名`,
      lines: [
        `有成员离开后，${d.studioName}（${d.studioNumber}）现有成员 ${d.members} 名，少于 ${d.least} 名。请主持人在 ${moment(d.until, 'zh')} 前提名补充。`,
        '此为提醒，工作室不因成员不足而终止。',
      ],
      page: { path: '/studios', words: '登录查看工作室' },
    }),
    memberJudged: (d) => ({
      subject: `【成员】${d.studioName}：${d.outcome === 'completed' ? '完成任务' : '未完成任务'}`,
      lines: present([
        `聘期届满，${d.studioName}（${d.studioNumber}）主持人评定您${d.outcome === 'completed' ? '已完成协议书规定的任务' : '未完成协议书规定的任务，不再续聘'}。`,
        d.reason && `理由：${d.reason}。`,
        '任务完成记录由您保有，登录后可以查看和下载。',
      ]),
      page: { path: '/studios', words: '登录查看' },
    }),
    writingAnswered: (d) => ({
      subject: `【主持人答复】${d.studioName}：${writingInWords(d, 'zh')}`,
      lines: [
        `您在${d.studioName}（${d.studioNumber}）提交的${writingInWords(d, 'zh')}。`,
        d.outcome === 'returned' ? '请按指导意见修改后重新提交，另有邮件附链接。' : '主持人的意见登录后可以查看。',
      ],
      page: { path: '/studios', words: '登录查看' },
    }),
    memberKept: (d) => ({
      subject: `【成员】${d.studioName}第 ${d.member} 号成员不予除名`,
      lines: [
        `对${d.studioName}（${d.studioNumber}）第 ${d.member} 号成员的问题认定已经研究，不予除名，成员聘任不变。`,
      ],
      page: { path: '/studios', words: '登录查看工作室' },
    }),
    agreementReissued: (d) => ({
      subject: `【重新签订】${d.studioName}第 ${d.member} 号成员协议书（第 ${d.version} 版）`,
      lines: [
        `${d.studioName}（${d.studioNumber}）第 ${d.member} 号成员的协议书已发出第 ${d.version} 版。此前各版上的签名不再有效，请主持人和成员按新版重新签订。`,
        '尚未签名的，原邮件中的链接打开后即为新版；已经签过的，另有邮件附新的链接。',
      ],
      page: { path: '/studios', words: '登录查看工作室' },
    }),
    agreementSealed: (d) => ({
      subject: `【已签订】${d.studioName}第 ${d.member} 号成员协议书`,
      lines: [
        `${d.studioName}（${d.studioNumber}）第 ${d.member} 号成员的协议书（第 ${d.version} 版）双方均已签名，成员自今日起受聘。`,
      ],
      page: { path: '/studios', words: '登录查看和下载' },
    }),
  },
  en: {
    memberDecided: (d) => ({
      subject: `[Member] ${d.studioName}: nomination ${d.member} ${d.outcome === 'agreed' ? 'agreed' : 'returned'}`,
      lines: [
        d.outcome === 'agreed'
          ? `All competent bodies have agreed to nomination ${d.member} of ${d.studioName} (${d.studioNumber}).`
          : `Nomination ${d.member} of ${d.studioName} (${d.studioNumber}) was not agreed to and is returned. Reason: ${d.reason}. You may nominate somebody else.`,
      ],
      page: { path: '/studios', words: 'Sign in to see the studio' },
    }),
    memberLeaves: (d) => ({
      subject: `[Member] Member ${d.member} of ${d.studioName} ${d.left ? 'has left' : 'leaves'}`,
      lines: present([
        `Member ${d.member} of ${d.studioName} (${d.studioNumber}) ${d.left ? 'has left' : 'is to leave'}: last day ${filledDay(d.on, 'en')}, kind of reason: ${leavingInWords(d.reason, 'en')}.`,
        d.left
          ? 'Open tasks and links have ended. The record of completed tasks stays the member’s and can be read and downloaded.'
          : 'Until that day it may be stated anew.',
        d.until &&
          `Whoever was removed may appeal once until ${moment(d.until, 'en')}, to a leader who had no hand in it; another letter brings the link. The removal stands meanwhile.`,
      ]),
      page: { path: '/studios', words: 'Sign in to see the studio' },
    }),
    removalAppealDecided: (d) => ({
      subject: `[Member] The appeal of member ${d.member} of ${d.studioName} was answered`,
      lines: [
        `The appeal of member ${d.member} of ${d.studioName} (${d.studioNumber}) against the removal was answered: ${answeredEn[d.outcome] ?? ''}`,
      ],
      page: { path: '/studios', words: 'Sign in to see the studio' },
    }),
    agreementDeclined: (d) => ({
      subject: `Member ${d.member} of ${d.studioName} declines the agreement`,
      lines: [
        `Member ${d.member} of ${d.studioName} (${d.studioNumber}), on whom the bodies had decided, does not sign the agreement. The membership ends today, the place is free.`,
        'The host may nominate another teacher by the same route. Why is said on the page of the studio.',
      ],
      page: { path: '/studios', words: 'Sign in and see the studio' },
    }),
    membersFew: (d) => ({
      subject: `[Few members] ${d.studioName} has ${d.members} members`,
      lines: [
        `After a leaving ${d.studioName} (${d.studioNumber}) has ${d.members} members, fewer than ${d.least}. The host is asked to nominate until ${moment(d.until, 'en')}.`,
        'This is a warning; no studio is closed for it.',
      ],
      page: { path: '/studios', words: 'Sign in to see the studio' },
    }),
    memberJudged: (d) => ({
      subject: `[Member] ${d.studioName}: tasks ${d.outcome === 'completed' ? 'completed' : 'not completed'}`,
      lines: present([
        `The term is over; the host of ${d.studioName} (${d.studioNumber}) says that you ${d.outcome === 'completed' ? 'completed the tasks of your agreement' : 'did not complete the tasks of your agreement: there is no renewal'}.`,
        d.reason && `Reason: ${d.reason}.`,
        'The record of tasks is yours: it can be read and downloaded.',
      ]),
      page: { path: '/studios', words: 'Sign in to read it' },
    }),
    writingAnswered: (d) => ({
      subject: `[Answer of the host] ${d.studioName}: ${writingInWords(d, 'en')}`,
      lines: [
        `What you handed in at ${d.studioName} (${d.studioNumber}): ${writingInWords(d, 'en')}.`,
        d.outcome === 'returned'
          ? 'Please hand in another version by the guidance; the link comes by a letter of its own.'
          : 'What the host said can be read on the page.',
      ],
      page: { path: '/studios', words: 'Sign in to read it' },
    }),
    memberKept: (d) => ({
      subject: `[Member] Member ${d.member} of ${d.studioName} is not removed`,
      lines: [
        `The finding against member ${d.member} of ${d.studioName} (${d.studioNumber}) was decided on: the member is not removed and serves on.`,
      ],
      page: { path: '/studios', words: 'Sign in to see the studio' },
    }),
    agreementReissued: (d) => ({
      subject: `[Sign again] Agreement of member ${d.member} of ${d.studioName}, version ${d.version}`,
      lines: [
        `Version ${d.version} of the agreement of member ${d.member} of ${d.studioName} (${d.studioNumber}) is out. Signatures under earlier versions count no more; host and member please sign the new one.`,
        'If you had not signed yet, the link you have opens the new version; if you had, another mail brings a new link.',
      ],
      page: { path: '/studios', words: 'Sign in to see the studio' },
    }),
    agreementSealed: (d) => ({
      subject: `[Signed] Agreement of member ${d.member} of ${d.studioName}`,
      lines: [
        `Host and member have signed version ${d.version} of the agreement of member ${d.member} of ${d.studioName} (${d.studioNumber}). The member serves from today.`,
      ],
      page: { path: '/studios', words: 'Sign in to read and download it' },
    }),
  },
};

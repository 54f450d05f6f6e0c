import type { Language } from '../domain/vocabulary.js';
import { filledDay, moment } from './dates.js';
import { vetoKindOf, vetoSentences } from './mail-veto.js';
import { type LetterWords, present } from './mail-words.js';
import { bureauZh } from './of-level.js';
import { studioWords } from './studio.js';
import { assessmentTitle, consequencesInWords, gradeInWords } from './web-assessment.js';

type Name =
  | 'termEnds'
  | 'letterReissued'
  | 'letterSealed'
  | 'goalsDecided'
  | 'resultPublished'
  | 'resultFinal'
  | 'vetoDecided'
  | 'studioRevoked'
  | 'studioRestored'
  | 'studioMoved'
  | 'moveDeclined'
  | 'studioEnded'
  | 'studioSuspended'
  | 'studioResumed'
  | 'suspensionEnds'
  | 'pageModerated'
  | 'pageStale'
  | 'fundGranted'
  | 'fundDecided'
  | 'termDecided';

const zhPage: Readonly<Record<string, string>> = { published: '已发布', returned: '已退回', takenDown: '已撤下' };
const enPage: Readonly<Record<string, string>> = {
  published: 'published',
  returned: 'returned',
  takenDown: 'taken down',
};

const zhFund: Readonly<Record<string, string>> = {
  approved: '已批准',
  refused: '未获批准',
  settled: '已结算',
  returned: '凭证已退回',
  lapsed: '已终止',
  handedOver: '改由所在单位报账',
};
/** What follows the number of the request. */
const zhFundSaid: Readonly<Record<string, (amount: string) => string>> = {
  approved: (amount) => `已批准，金额 ${amount} 元。开支后请按待办报送凭证，凭证合计不能超过批准金额。`,
  refused: (amount) => `（${amount} 元）未获批准。可以另行申请。`,
  settled: (amount) => `已结算，支出 ${amount} 元，其余退回原用途。`,
  returned: () => '的凭证已退回，请补正后重新报送。',
  lapsed: (amount) => `（${amount} 元）：工作室已结束，期限内无人报送凭证，该申请已终止，金额退回原用途。`,
  handedOver: (amount) => `（${amount} 元）：工作室已结束，改由所在单位报送凭证。请将尚在手中的票据移交所在单位。`,
};
const enFund: Readonly<Record<string, string>> = {
  approved: 'approved',
  refused: 'not approved',
  settled: 'settled',
  returned: 'vouchers returned',
  lapsed: 'has lapsed',
  handedOver: 'goes to the unit',
};

const enFundSaid: typeof zhFundSaid = {
  approved: (amount) =>
    ` is approved: ${amount} yuan. Once it is spent please hand in the vouchers, which may not exceed it.`,
  refused: (amount) => ` for ${amount} yuan is not approved. You may ask anew.`,
  settled: (amount) => ` is settled: ${amount} yuan spent, the rest is free again for its purpose.`,
  returned: () => ' has its vouchers returned; please hand them in again.',
  lapsed: (amount) =>
    ` for ${amount} yuan has lapsed: the studio is over and nobody has handed in vouchers in time. The money is free again for its purpose.`,
  handedOver: (amount) =>
    ` for ${amount} yuan: the studio is over, and its unit hands in the vouchers. Please give the unit the papers that are still with you.`,
};

/** Letters of a studio: its letter of responsibility, page, assessments and the end of its term. */
export const studioLetters: Record<Language, LetterWords<Name>> = {
  zh: {
    termEnds: (d) => ({
      subject: `【聘期】${d.studioName}聘期将届满`,
      lines: [
        `${d.studioName}（${d.studioNumber}）的聘期至 ${filledDay(d.termTo, 'zh')} 止（含当日）。`,
        `主持人可在规定时间内登录申请续聘。届满后由${bureauZh(d.level)}决定工作室的去留；未作决定的，系统不会代为决定。`,
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
    goalsDecided: (d) => ({
      subject: `【目标任务】${d.studioName}：${d.outcome === 'granted' ? '准予调整' : '不予调整'}`,
      lines: [
        d.outcome === 'granted'
          ? `${d.studioName}（${d.studioNumber}）的目标任务经市教科所提出意见、德育科决定，准予调整。新版目标责任书已发出，请各方签名；全部签名之前，第 ${d.version} 版继续有效。`
          : `${d.studioName}（${d.studioNumber}）申请的目标任务调整未获准许，第 ${d.version} 版目标责任书继续有效。理由由主持人登录查看。`,
      ],
      page: { path: '/studios', words: '登录查看工作室' },
    }),
    resultPublished: (d) => ({
      subject: `【考核结果】${d.studioName}${assessmentTitle(d.assessmentKind, d.year, 'zh')}`,
      lines: [
        `${d.studioName}（${d.studioNumber}）${assessmentTitle(d.assessmentKind, d.year, 'zh')}结果已由${bureauZh(d.level)}公布：得分 ${d.score}，等次${gradeInWords(d.grade, 'zh')}。`,
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
    pageModerated: (d) => ({
      subject: `【工作室网页】${d.studioName}网页第 ${d.version} 版${zhPage[d.outcome] ?? ''}`,
      lines: [
        d.outcome === 'published'
          ? `${d.studioName}（${d.studioNumber}）的网页第 ${d.version} 版已由所在单位审核发布。`
          : d.outcome === 'takenDown'
            ? `${d.studioName}（${d.studioNumber}）的网页第 ${d.version} 版已由所在单位撤下，网页暂时关闭。理由：${d.reason}。修改后请重新提交。`
            : `${d.studioName}（${d.studioNumber}）的网页第 ${d.version} 版未予发布，已退回。理由：${d.reason}。修改后可以重新提交，此前发布的内容保持不变。`,
      ],
      page: { path: '/studios', words: '登录查看工作室' },
    }),
    pageStale: (d) => ({
      subject: `【提醒】${d.studioName}网页已超过 ${d.days} 天没有更新`,
      lines: [
        `${d.studioName}（${d.studioNumber}）的网页自 ${filledDay(d.since, 'zh')} 起没有更新。按方案，主持人应不断充实和更新网页内容；更新情况计入年度考核。`,
      ],
      action: '打开链接更新网页',
      page: { path: '/studios', words: '登录更新网页' },
    }),
    fundGranted: (d) => ({
      subject: `【经费】${d.studioName} ${d.year} 年度经费已下达`,
      lines: [
        `${d.studioName}（${d.studioNumber}）${d.year} 年度经费已下达 ${d.amount} 元，各用途金额登录后可见。经费专款专用，使用前请按用途申请，批准后再开支。`,
      ],
      page: { path: '/studios', words: '登录查看工作室' },
    }),
    fundDecided: (d) => ({
      subject: `【经费】${d.studioName}第 ${d.request} 号经费申请${zhFund[d.outcome] ?? ''}`,
      lines: present([
        `${d.studioName}（${d.studioNumber}）第 ${d.request} 号经费申请${zhFundSaid[d.outcome]?.(d.amount) ?? ''}`,
        d.reason && `理由：${d.reason}`,
      ]),
      page: { path: '/studios', words: '登录查看工作室' },
    }),
    vetoDecided: (d) => ({
      subject: `【${studioWords.zh.veto[vetoKindOf(d.vetoKind)]}】${d.studioName}（${d.studioNumber}）`,
      lines: vetoSentences(d, 'zh'),
      page: { path: '/studios', words: '登录查看工作室' },
    }),
    studioRevoked: (d) => ({
      subject: `【工作室撤销】${d.studioName}（${d.studioNumber}）`,
      lines: [
        `${d.studioName}（${d.studioNumber}）的主持人称号已被取消，工作室随之撤销，您在该工作室的聘期自即日起终止。`,
        '您已完成的任务继续有效，记录予以保留；您可以参加其他工作室。',
      ],
      page: { path: '/studios', words: '登录查看' },
    }),
    studioRestored: (d) => ({
      subject: `【工作室恢复】${d.studioName}（${d.studioNumber}）`,
      lines: [`经申诉，撤销${d.studioName}（${d.studioNumber}）的决定已被撤销，工作室恢复原状，您的聘期继续。`],
      page: { path: '/studios', words: '登录查看' },
    }),
    studioSuspended: (d) => ({
      subject: `【中止】${d.studioName}（${d.studioNumber}）`,
      lines: [
        `${d.studioName}（${d.studioNumber}）自 ${filledDay(d.from, 'zh')} 起中止，至迟到 ${filledDay(d.until, 'zh')}（含当日）。`,
        '中止期间主持人的待办和期限停止计时，聘期届满日不变；成员的聘任和记录不受影响。',
      ],
      page: { path: '/studios', words: '登录查看工作室' },
    }),
    studioResumed: (d) => ({
      subject: `【恢复】${d.studioName}（${d.studioNumber}）`,
      lines: [
        `${d.studioName}（${d.studioNumber}）自 ${filledDay(d.on, 'zh')} 起恢复。主持人的待办按剩余工作日重新计算期限，请登录查看。`,
      ],
      page: { path: '/studios', words: '登录查看工作室' },
    }),
    suspensionEnds: (d) => ({
      subject: `【提醒】${d.studioName}的中止即将到期`,
      lines: [
        `${d.studioName}（${d.studioNumber}）至迟可以中止到 ${filledDay(d.until, 'zh')}（含当日）。主持人返岗的，由德育科恢复工作室；到期仍未恢复的，将请市教育局决定，系统不会代为决定。`,
      ],
      page: { path: '/studios', words: '登录查看工作室' },
    }),
    studioMoved: (d) => ({
      subject: `【迁入】${d.studioName}（${d.studioNumber}）`,
      lines: [
        `${d.studioName}（${d.studioNumber}）自即日起建在${d.unitName}。编号、牌匾和聘期不变；原单位的未办事项转由${d.unitName}办理。`,
      ],
      page: { path: '/studios', words: '登录查看工作室' },
    }),
    moveDeclined: (d) => ({
      subject: `【未同意迁入】${d.studioName}（${d.studioNumber}）`,
      lines: [`${d.unitName}未同意${d.studioName}（${d.studioNumber}）迁入，工作室所在单位不变。理由登录后可见。`],
      page: { path: '/studios', words: '登录查看工作室' },
    }),
    studioEnded: (d) => ({
      subject: `【工作室终止】${d.studioName}（${d.studioNumber}）`,
      lines: [
        `${d.studioName}（${d.studioNumber}）的主持人不再任职，工作室已终止，不另设主持人。`,
        '证书和牌匾不再有效，编号保留在册，请按待办交回。',
      ],
      page: { path: '/studios', words: '登录查看工作室' },
    }),
    termDecided: (d) => ({
      subject: `【聘期】工作室 ${d.studioNumber} ${d.outcome === 'renewed' ? '续聘' : '终止'}`,
      lines: [
        d.outcome === 'renewed'
          ? `${bureauZh(d.level)}决定工作室（${d.studioNumber}）续聘，新聘期自 ${filledDay(d.from, 'zh')} 至 ${filledDay(d.to, 'zh')}；牌匾和证书继续使用，请按待办重新确认办公条件、签订目标责任书。`
          : `${bureauZh(d.level)}决定终止工作室（${d.studioNumber}），请按待办交回牌匾和证书。理由登录后可见。`,
      ],
      page: { path: '/studios', words: '登录查看工作室' },
    }),
  },
  en: {
    termEnds: (d) => ({
      subject: `[Term] The term of ${d.studioName} ends soon`,
      lines: [
        `The term of ${d.studioName} (${d.studioNumber}) runs until ${filledDay(d.termTo, 'en')}, that day included.`,
        'The host may apply for another term in its time. The bureau then decides what follows; no date decides in its place.',
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
    goalsDecided: (d) => ({
      subject: `[Goals] ${d.studioName}: ${d.outcome === 'granted' ? 'the change is granted' : 'the change is refused'}`,
      lines: [
        d.outcome === 'granted'
          ? `After the Institute’s opinion the Moral Education Section has granted the change of goals of ${d.studioName} (${d.studioNumber}). A new version of the letter waits for every side’s signature; until then version ${d.version} stays in force.`
          : `The change of goals of ${d.studioName} (${d.studioNumber}) was refused; version ${d.version} of the letter stays in force. The host reads why after signing in.`,
      ],
      page: { path: '/studios', words: 'Sign in to see the studio' },
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
    pageModerated: (d) => ({
      subject: `[Public page] ${d.studioName}: version ${d.version} ${enPage[d.outcome] ?? ''}`,
      lines: [
        d.outcome === 'published'
          ? `The unit has published version ${d.version} of the page of ${d.studioName} (${d.studioNumber}).`
          : d.outcome === 'takenDown'
            ? `The unit has taken down version ${d.version} of the page of ${d.studioName} (${d.studioNumber}); the page is closed for now. Reason: ${d.reason}. Please submit another.`
            : `Version ${d.version} of the page of ${d.studioName} (${d.studioNumber}) was not published and is returned. Reason: ${d.reason}. You may submit another; what was published before stands.`,
      ],
      page: { path: '/studios', words: 'Sign in to see the studio' },
    }),
    pageStale: (d) => ({
      subject: `[Reminder] The page of ${d.studioName} has not been renewed for ${d.days} days`,
      lines: [
        `The page of ${d.studioName} (${d.studioNumber}) has not been renewed since ${filledDay(d.since, 'en')}. The plan asks the host to keep it new; it counts in the annual assessment.`,
      ],
      action: 'Open the link and renew it',
      page: { path: '/studios', words: 'Sign in to renew it' },
    }),
    fundGranted: (d) => ({
      subject: `[Fund] ${d.studioName}: money for ${d.year}`,
      lines: [
        `${d.studioName} (${d.studioNumber}) was granted ${d.amount} yuan for ${d.year}; sign in to see how much for which purpose. Ask for it by purpose, and spend once it is approved.`,
      ],
      page: { path: '/studios', words: 'Sign in to see the studio' },
    }),
    fundDecided: (d) => ({
      subject: `[Fund] ${d.studioName}, request ${d.request}: ${enFund[d.outcome] ?? ''}`,
      lines: present([
        `Request ${d.request} of ${d.studioName} (${d.studioNumber})${enFundSaid[d.outcome]?.(d.amount) ?? ''}`,
        d.reason && `Reason: ${d.reason}`,
      ]),
      page: { path: '/studios', words: 'Sign in to see the studio' },
    }),
    vetoDecided: (d) => ({
      subject: `[${studioWords.en.veto[vetoKindOf(d.vetoKind)]}] ${d.studioName} (${d.studioNumber})`,
      lines: vetoSentences(d, 'en'),
      page: { path: '/studios', words: 'Sign in to see the studio' },
    }),
    studioRevoked: (d) => ({
      subject: `[Studio revoked] ${d.studioName} (${d.studioNumber})`,
      lines: [
        `The title of the host of ${d.studioName} (${d.studioNumber}) is cancelled, and the studio with it; your service there ends today.`,
        'What you completed counts on and stays on record; you may join another studio.',
      ],
      page: { path: '/studios', words: 'Sign in' },
    }),
    studioRestored: (d) => ({
      subject: `[Studio restored] ${d.studioName} (${d.studioNumber})`,
      lines: [
        `On appeal the revocation of ${d.studioName} (${d.studioNumber}) was overturned; the studio goes on as before, and so does your service.`,
      ],
      page: { path: '/studios', words: 'Sign in' },
    }),
    studioSuspended: (d) => ({
      subject: `[Suspended] ${d.studioName} (${d.studioNumber})`,
      lines: [
        `${d.studioName} (${d.studioNumber}) is suspended from ${filledDay(d.from, 'en')}, until ${filledDay(d.until, 'en')} at the latest.`,
        'What is asked of its host rests meanwhile; the last day of the term does not move. Members keep their place and their records.',
      ],
      page: { path: '/studios', words: 'Sign in to see the studio' },
    }),
    studioResumed: (d) => ({
      subject: `[Resumed] ${d.studioName} (${d.studioNumber})`,
      lines: [
        `${d.studioName} (${d.studioNumber}) works again from ${filledDay(d.on, 'en')}. What is asked of its host has the working days it had left.`,
      ],
      page: { path: '/studios', words: 'Sign in to see the studio' },
    }),
    suspensionEnds: (d) => ({
      subject: `[Reminder] The suspension of ${d.studioName} ends soon`,
      lines: [
        `${d.studioName} (${d.studioNumber}) may stand still until ${filledDay(d.until, 'en')}, that day included. The section resumes it once the host is back; after that day the bureau is asked to decide, and no date decides in its place.`,
      ],
      page: { path: '/studios', words: 'Sign in to see the studio' },
    }),
    studioMoved: (d) => ({
      subject: `[Moved] ${d.studioName} (${d.studioNumber})`,
      lines: [
        `${d.studioName} (${d.studioNumber}) stands in ${d.unitName} from now on. Number, plaque and term stay; what the unit it left was asked, ${d.unitName} is asked.`,
      ],
      page: { path: '/studios', words: 'Sign in to see the studio' },
    }),
    moveDeclined: (d) => ({
      subject: `[Not taken in] ${d.studioName} (${d.studioNumber})`,
      lines: [
        `${d.unitName} does not take ${d.studioName} (${d.studioNumber}) in; it stays where it stands. You read why after signing in.`,
      ],
      page: { path: '/studios', words: 'Sign in to see the studio' },
    }),
    studioEnded: (d) => ({
      subject: `[Studio ended] ${d.studioName} (${d.studioNumber})`,
      lines: [
        `${d.studioName} (${d.studioNumber}) has no host any more and has ended; there is no successor.`,
        'Certificate and plaque are valid no more, their numbers stay in the registers; please give them back when asked.',
      ],
      page: { path: '/studios', words: 'Sign in to see the studio' },
    }),
    termDecided: (d) => ({
      subject: `[Term] Studio ${d.studioNumber}: ${d.outcome === 'renewed' ? 'renewed' : 'closed'}`,
      lines: [
        d.outcome === 'renewed'
          ? `The bureau renews the studio ${d.studioNumber}. The next term runs from ${filledDay(d.from, 'en')} to ${filledDay(d.to, 'en')}; plaque and certificate stay, office and responsibility letter are asked for anew.`
          : `The bureau closes the studio ${d.studioNumber}. Plaque and certificate are asked for; the reason stands on the studio's page.`,
      ],
      page: { path: '/studios', words: 'Sign in to see the studio' },
    }),
  },
};

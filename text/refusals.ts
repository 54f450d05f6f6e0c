import { checkCodes } from '../domain/host-selection/eligibility/check.js';
import type { RefusalCode } from '../domain/refusal.js';
import { yuanOf } from '../domain/studio/fund/money.js';
import type { Language } from '../domain/vocabulary.js';
import { badInput } from './bad-input.js';
import { dayName } from './dates.js';
import { checkSentence } from './eligibility.js';
import { states } from './states.js';
import { studioCheckIn } from './studio-checks.js';

type Facts = Readonly<Record<string, string | number>>;

/** Each refusal as one sentence; the clause behind its rule is cited beside it (`policy/clauses/cite.ts`). */
export type RefusalWords = Record<RefusalCode, (facts: Facts, field?: string) => string>;

/** `{n}` of the facts where it is known, else nothing. */
const fact = (facts: Facts, name: string, before: string, after: string) =>
  facts[name] === undefined ? '' : `${before}${facts[name]}${after}`;

/** The condition that failed, where the facts name it. */
function which(facts: Facts, field: string | undefined, language: Language, before: string): string {
  const code = checkCodes.find((one) => one === facts.check);
  return code ? before + checkSentence({ code, ruleId: '', met: false, field: field ?? '', facts }, language) : '';
}

/** '2026-03-01T15:59:59.999Z' as Beijing reads it: 2026-03-01 23:59. */
function beijing(value: string | number | undefined): string {
  const ms = Date.parse(String(value));
  return Number.isNaN(ms) ? '' : new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** Seconds as whole minutes, a minute at least. */
const waiting = (seconds: string | number | undefined, minutes: string): string =>
  `${Math.max(1, Math.ceil(Number(seconds ?? 60) / 60))} ${minutes}`;

/** What still needs a person's data (`desk/privacy/still-needed.ts`). */
const needed = {
  zh: {
    inOffice: '本人仍在任职',
    procedureOpen: '本人的申报所在批次尚未结束，或仍有待办事项',
    termRuns: '证书仍在有效期内',
    barred: '师德一票否决仍然有效',
  },
  en: {
    inOffice: 'the person holds a post',
    procedureOpen: 'a round they applied in is not closed, or something about it is still to be decided',
    termRuns: 'the certificate is in its term',
    barred: 'an ethics finding is in force',
  },
} as const;
type Because = keyof (typeof needed)['zh'];
const isBecause = (value: unknown): value is Because => typeof value === 'string' && value in needed.zh;
const early = {
  zh: ({ because, until }: Facts) => `${isBecause(because) ? needed.zh[because] : ''}${until ? `（至 ${until}）` : ''}`,
  en: ({ because, until }: Facts) =>
    `${isBecause(because) ? needed.en[because] : ''}${until ? ` (until ${until})` : ''}`,
};

/** Files in the measure people choose them by: how many, and how many MB. Null for whatever else is too large. */
function largeIn({ limit, maximum, count }: Facts, language: Language): string | null {
  const zh = language === 'zh';
  const mb = Math.floor(Number(maximum) / 1_048_576);
  if (limit === 'files' && maximum === 0)
    return zh
      ? '这一批次不接收随附文件，请去掉文件后再提交。'
      : 'This round takes no files; please send it without them.';
  if (limit === 'files')
    return zh
      ? `最多可附 ${maximum} 个文件，这次选了 ${count} 个。`
      : `At most ${maximum} files can be sent; these are ${count}.`;
  if ((limit !== 'bytes' && limit !== 'total') || mb < 1) return null;
  if (limit === 'total') return zh ? `所有文件合计超过 ${mb} MB。` : `The files are larger than ${mb} MB together.`;
  return zh ? `文件超过 ${mb} MB，请压缩后再上传。` : `The file is larger than ${mb} MB; please make it smaller.`;
}

/** A candidate with fewer sealed sheets than the rules ask for (HOST-O15). */
function tooFewIn({ caseNumber, present, needed }: Facts, language: Language): string | null {
  if (caseNumber === undefined || needed === undefined) return null;
  return language === 'zh'
    ? `${caseNumber} 只有 ${present} 份有效评分，规定至少 ${needed} 份；仍要启封的，须逐份勾选并写明理由。`
    : `${caseNumber} has ${present} valid score(s), ${needed} are needed; to open all the same, tick it and give the reason.`;
}

/** Experts whose word on a candidate the draw waits for (HOST-O15). */
function silentIn({ silentExperts: n }: Facts, language: Language): string | null {
  if (n === undefined) return null;
  return language === 'zh'
    ? `专家库中还有 ${n} 名专家未对全部候选人申明回避关系，尚不能抽取。`
    : `The panel cannot be drawn yet: ${n} expert(s) of the pool have not declared on every candidate.`;
}

/** A duty of the plan that no task of a letter asks for (STUDIO-17); the rule beside it says which. */
function dutyIn({ duty }: Facts, language: Language): string | null {
  if (duty === undefined) return null;
  return language === 'zh'
    ? `任务清单中没有落实此项职责（${duty}）的任务，请补上。`
    : `No task of the list asks for this duty (${duty}); please add one.`;
}

/** Another version of a letter stands than the one that was shown (STUDIO-17). */
function newerIn({ shown, current }: Facts, language: Language): string | null {
  if (shown === undefined || current === undefined) return null;
  return language === 'zh'
    ? `您看到的是第 ${shown} 版，现在是第 ${current} 版。请按新版核对后再办理。`
    : `You were shown version ${shown}; version ${current} stands now. Please read it and decide again.`;
}

/** Money that is not there (FUND-04, FUND-08, FUND-O01): what is wanted against what there is, in yuan; or a year that cannot be closed yet, a request that cannot lapse yet. */
function fundIn({ limit, wantedFen, haveFen, fundsOpen, vouchersUntil }: Facts, language: Language): string | null {
  const zh = language === 'zh';
  if (vouchersUntil !== undefined)
    return zh
      ? `报送凭证的期限到 ${dayName(String(vouchersUntil), 'zh')}，期限届满后方可终止。`
      : `Vouchers may be handed in until ${dayName(String(vouchersUntil), 'en')}; it may lapse after that day.`;
  if (fundsOpen !== undefined)
    return zh
      ? `该年度还有 ${fundsOpen} 件经费申请没有办结，尚不能结账。`
      : `${fundsOpen} request(s) of this year are still open; it cannot be closed yet.`;
  if (wantedFen === undefined || haveFen === undefined) return null;
  const [wanted, have] = [yuanOf(Number(wantedFen)), yuanOf(Number(haveFen))];
  const said: Readonly<Record<string, string>> = zh
    ? {
        available: `超过该用途的可用金额：需要 ${wanted} 元，可用 ${have} 元。`,
        budget: `凭证金额超过该用途的年度预算：凭证 ${wanted} 元，预算 ${have} 元。`,
        approved: `凭证合计超过批准金额：凭证 ${wanted} 元，批准 ${have} 元。`,
        approvable: `超过最高审批权限：申请 ${wanted} 元，最高可批 ${have} 元。`,
      }
    : {
        available: `More than is available for this purpose: ${wanted} yuan wanted, ${have} available.`,
        budget: `The voucher exceeds the year's budget of this purpose: ${wanted} yuan, budget ${have}.`,
        approved: `The vouchers exceed what was approved: ${wanted} yuan, approved ${have}.`,
        approvable: `More than anybody may approve: ${wanted} yuan wanted, ${have} at most.`,
      };
  return said[String(limit)] ?? null;
}

/** When a window ended, by whichever name the act gives it. */
const ended = ({ closedAt, until }: Facts): string => beijing(closedAt ?? until);

/** What became of the case meanwhile, where the act says it. */
function stands({ state }: Facts, language: Language, before: string, after: string): string {
  const [, words] = Object.entries(states[language]).find(([code]) => code === state) ?? [];
  return words ? before + words + after : '';
}

export const refusals: Record<Language, RefusalWords> = {
  zh: {
    badInput: (facts, field) => badInput.zh(facts, field),
    notSignedIn: () => '请先登录。',
    wrongCredentials: () => '账号、密码或验证码不正确。',
    identityUnknown: () => '此统一身份账号没有绑定本系统的账号。请先用账号密码登录，再在“账户”中绑定。',
    secondFactorRequired: () => '此事项须先登录并输入动态验证码。',
    scopeMissing: () => '该令牌只能读取，不能办理。',
    crossSite: () => '请求来自其他网站，未予受理。',
    notYourPost: () => '此事项不属于您的岗位职责。',
    notFound: () => '没有找到该内容，或您无权查看。',
    caseChanged: (facts) => newerIn(facts, 'zh') ?? '您查看之后内容已有变动，请刷新后重新确认。',
    taskClosed: ({ outcome }) =>
      outcome === 'roundOver'
        ? '本批次评选已经结束，此事项不需要再办；申报随批次结束，不作评价。'
        : '此事项已经办结，无需再办。',
    stageNotOpen: (facts) =>
      facts.panel === 'drawn'
        ? '评审专家组已经抽签产生，本批次不再接收申报；此项申报将随批次结束。'
        : `目前所处环节${stands(facts, 'zh', '（', '）')}不能办理此事项。`,
    windowClosed: (facts) => `已过办理时间${ended(facts) && `（截止 ${ended(facts)}）`}。`,
    idempotencyKeyReused: () => '该请求编号已用于另一次提交，请换用新的编号。',
    linkExpired: () => '该链接已到期。',
    confirmationOver: (facts) =>
      `确认邮箱的期限已过${ended(facts) && `（截止 ${ended(facts)}）`}，不再作为实名异议受理；公示期内提出的，已转为匿名线索核查。如需补充，可匿名反映：公示期内作为线索，期满后作为举报。`,
    hearingOver: () => '学校已就此申报作出决定，听取意见已经结束，不再接收新的意见。谢谢您。',
    linkUsed: () => '您已通过该链接办理完毕，无需再办。',
    linkSuperseded: () => '该链接已被新的链接取代，请使用最近一封邮件中的链接。',
    tooLarge: (facts) => largeIn(facts, 'zh') ?? `内容过大${fact(facts, 'maximum', '，上限为 ', '')}。`,
    wrongFileType: (facts) => `文件类型不符合要求${fact(facts, 'allowed', '，可上传：', '')}。`,
    fileInfected: () => '文件中发现病毒，未予保存。请先查杀，再上传干净的文件。',
    notEligible: (facts, field) => `不符合申报条件${which(facts, field, 'zh', '：')}。`,
    quotaExhausted: (facts) => `名额不足${fact(facts, 'cap', '（共 ', ' 个）')}，人数超过了还可使用的名额。`,
    conflictOfInterest: () => '存在应当回避的情形，不能由您办理。',
    secondPersonRequired: () => '此事项须由另一人决定。',
    quorumMissing: (facts) =>
      tooFewIn(facts, 'zh') ??
      `出席人数未达到法定人数${fact(facts, 'entitled', '（应到 ', ' 人）')}${fact(facts, 'present', '，实到 ', ' 人')}。`,
    poolTooSmall: (facts) =>
      `可用专家人数不足${fact(facts, 'need', '，需要 ', ' 人')}${fact(facts, 'have', '，现有 ', ' 人')}。`,
    sealBroken: () => '评分表与封存时不一致。',
    ruleForbids: (facts, field) =>
      silentIn(facts, 'zh') ??
      dutyIn(facts, 'zh') ??
      fundIn(facts, 'zh') ??
      `按规定不能这样办理${studioCheckIn(facts, 'zh', '：') || (field ? `（${field}）` : '')}。`,
    erasureTooEarly: (facts) => `现在还不能删除：${early.zh(facts)}。`,
    unprintable: () => '内容中有无法印制的字符，请更换后再提交。',
    tooManyRequests: (facts) =>
      facts.about === 'objectionFiles'
        ? `目前收到的文件过多，这些文件没有接收，异议尚未提交。所填内容仍在本页；可以先去掉文件提交，或在 ${waiting(facts.retryAfter, '分钟')}后再试，也可以把材料直接交受理单位。`
        : facts.about === 'fileObjection'
          ? `从同一网络或同一邮箱提出的异议过多，这一件尚未受理。所填内容仍在本页；请在 ${waiting(facts.retryAfter, '分钟')}后再次提交，也可以把几件事写在一件异议里，或直接向公示单位反映。`
          : `操作过于频繁${fact(facts, 'retryAfter', '，请在 ', ' 秒后')}${facts.retryAfter ? '再试' : '，请稍后再试'}。`,
    passwordGuessable: ({ because }) =>
      because === 'context'
        ? '新密码主要由姓名、账号、单位或常用词构成，容易被猜到。请换一个，例如一句只有您自己知道的话。'
        : '新密码过于常见，容易被猜到。请换一个，例如一句只有您自己知道的话。',
    rowWrong: (facts, field) => `表格第 ${facts.line ?? ''} 行“${field ?? ''}”一栏有误，请按退回的表格更正。`,
    internalError: () => '服务内部出错，已记录；请稍后再试。',
    unavailable: () => '服务暂时不可用，请稍后再试；此次提交没有生效。',
  },
  en: {
    badInput: (facts, field) => badInput.en(facts, field),
    notSignedIn: () => 'Please sign in first.',
    identityUnknown: () =>
      'This single sign-on account is bound to no account here. Sign in with your password first, then bind it under Account.',
    wrongCredentials: () => 'The account, password or code is not correct.',
    secondFactorRequired: () => 'This needs a signed-in session with a code from your authenticator.',
    scopeMissing: () => 'This token may only read.',
    crossSite: () => 'The request came from another site and was not accepted.',
    notYourPost: () => 'This does not belong to a post you hold.',
    notFound: () => 'There is no such thing here, or none that you may see.',
    caseChanged: (facts) =>
      newerIn(facts, 'en') ?? 'It has changed since you looked at it; please reload and confirm again.',
    taskClosed: ({ outcome }) =>
      outcome === 'roundOver'
        ? 'The round is over, and this need not be done any more; the application ended with the round, without a judgement.'
        : 'This has been done already; nothing is left to do.',
    stageNotOpen: (facts) =>
      facts.panel === 'drawn'
        ? 'The panel is drawn: nothing more can come to it in this round, and the application will end with the round.'
        : `This cannot be done at the present stage${stands(facts, 'en', ' (', ')')}.`,
    windowClosed: (facts) => `The time for this is over${ended(facts) && ` (it ended ${ended(facts)}, Beijing)`}.`,
    idempotencyKeyReused: () => 'This Idempotency-Key was used for another request; please use a new one.',
    linkExpired: () => 'This link has expired.',
    confirmationOver: (facts) =>
      `The time to confirm the address is over${ended(facts) && ` (it ended ${ended(facts)}, Beijing)`}, so it is no named objection; what came while the notice hung is now looked into as an anonymous lead. You may still write anonymously: a lead while the notice hangs, a report afterwards.`,
    hearingOver: () => 'The school has decided on this application; opinions are no longer taken. Thank you.',
    linkUsed: () => 'You have already done this through the link; nothing is left to do.',
    linkSuperseded: () => 'A newer link has replaced this one; please use the one in your latest mail.',
    tooLarge: (facts) => largeIn(facts, 'en') ?? `This is too large${fact(facts, 'maximum', '; the limit is ', '')}.`,
    wrongFileType: (facts) => `This type of file is not accepted${fact(facts, 'allowed', '; accepted: ', '')}.`,
    fileInfected: () =>
      'A virus was found in the file, and it was not kept. Clean your computer and upload a clean one.',
    notEligible: (facts, field) => `The conditions for applying are not met${which(facts, field, 'en', ': ')}.`,
    quotaExhausted: (facts) =>
      `There are fewer places left than persons${fact(facts, 'cap', ' (places in all: ', ')')}.`,
    conflictOfInterest: () => 'A conflict of interest keeps you from doing this.',
    secondPersonRequired: () => 'A second person has to decide this.',
    quorumMissing: (facts) =>
      tooFewIn(facts, 'en') ??
      `The quorum is missing${fact(facts, 'entitled', '; entitled: ', '')}${fact(facts, 'present', ', present: ', '')}.`,
    poolTooSmall: (facts) =>
      `There are too few experts${fact(facts, 'need', '; needed: ', '')}${fact(facts, 'have', ', available: ', '')}.`,
    sealBroken: () => 'The score sheet differs from what was sealed.',
    ruleForbids: (facts, field) =>
      silentIn(facts, 'en') ??
      dutyIn(facts, 'en') ??
      fundIn(facts, 'en') ??
      `The rules do not allow this${studioCheckIn(facts, 'en', ': ') || (field ? ` (${field})` : '')}.`,
    erasureTooEarly: (facts) => `This cannot be erased yet: ${early.en(facts)}.`,
    unprintable: () => 'It contains characters that cannot be printed; please replace them.',
    tooManyRequests: (facts) =>
      facts.about === 'objectionFiles'
        ? `Too many files are arriving; these were not taken, and the objection has not been sent. What you wrote is still here: please send it without the files, try again in ${waiting(facts.retryAfter, 'minute(s)')}, or bring them to the receiving office.`
        : facts.about === 'fileObjection'
          ? `Too many objections came from one network or one e-mail address; this one has not been received. What you wrote is still here: please send it again in ${waiting(facts.retryAfter, 'minute(s)')}, put several matters into one objection, or turn to the publishing body directly.`
          : `Too many tries; please try again ${facts.retryAfter ? `in ${facts.retryAfter} seconds` : 'later'}.`,
    passwordGuessable: ({ because }) =>
      because === 'context'
        ? 'The new password is little more than your name, account, organisation or everyday words, and easily guessed. Choose another, such as a sentence only you know.'
        : 'The new password is one of the most common, and easily guessed. Choose another, such as a sentence only you know.',
    rowWrong: (facts, field) => `Row ${facts.line ?? ''}, column ${field ?? ''}, is wrong; see the sheet given back.`,
    internalError: () => 'Something went wrong on our side and has been noted; please try again later.',
    unavailable: () => 'The service is not available just now; please try again later. Nothing was changed.',
  },
};

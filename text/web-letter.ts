import type { LetterTask } from '../domain/studio/letter/tasks.js';
import type { Language, Role } from '../domain/vocabulary.js';
import { filledDay } from './dates.js';
import { documentWords } from './documents.js';
import { roleName } from './states.js';
import { studioWords } from './studio.js';

const zh = {
  title: (version: number) => `目标责任书（第 ${version} 版）`,
  none: '目标责任书尚未发出。',
  tasks: '任务清单',
  task: '任务',
  kinds: '计入的工作',
  counts: (kinds: string) => `计入：${kinds}`,
  level: '级别',
  anyLevel: '不限',
  above: (level: string) => `${level}以上`,
  target: '指标',
  measure: '计量',
  due: '完成期限',
  measures: { count: '项次', hours: '学时', participants: '人次' } satisfies Record<LetterTask['measure'], string>,
  units: { count: '项次', hours: '学时', participants: '人次' } satisfies Record<LetterTask['measure'], string>,
  signatures: '各方签名',
  notSigned: '尚未签名',
  signed: (name: string, post: string, at: string) => `${name}（${post}），${at}`,
  sealedAt: (at: string) => `各方均已签名，自 ${at} 起生效。`,
  open: '尚待各方签名；全部签名后生效。',
  hash: '内容校验码',
  issuedAt: '发出时间',
  reason: '更改理由',
  earlier: '此前各版',
  earlierLine: (version: number, at: string, signed: number) =>
    `第 ${version} 版，${at} 发出，曾有 ${signed} 方签名；签名已不再有效。`,
  difference: (since: number) => `与第 ${since} 版相比`,
  differenceText: (since: number) => `第 ${since} 版上的签名不再有效，请按本版核对后签名。`,
  change: '变动',
  added: '新增',
  removed: '删去',
  before: '原为',
  after: '改为',
  file: '下载责任书（PDF）',
  draftTitle: '拟定并发出目标责任书',
  draftIntro:
    '任务清单由方案规定的主持人职责而来；方案没有写明数量，指标请按实际情况调整。清空“任务”一格即删去该行；末尾空行可用于增加。发出后由市教育局、主持人和所在单位校长分别签名，全部签名后生效，原则上不再更改。',
  again: '更改目标责任书，重新签订',
  againIntro: '尚未全部签名，可以更改。新版发出后，此前的签名一律作废，各方须重新签名，并会收到邮件。',
  reasonHint: '各方都会看到',
  issue: '发出，请各方签名',
  signTitle: '签订目标责任书',
  signIntro: '请核对上列任务清单。签名后由系统记录您的姓名、职务、时间和内容校验码。',
  sign: '同意并签名',
  oneOf: (title: string, n: number) => `${title}（第 ${n} 行）`,
};
export type LetterWords = typeof zh;

const en: LetterWords = {
  title: (version) => `Responsibility letter (version ${version})`,
  none: 'The responsibility letter has not been issued yet.',
  tasks: 'Tasks',
  task: 'Task',
  kinds: 'Work that counts',
  counts: (kinds) => `Counts: ${kinds}`,
  level: 'Level',
  anyLevel: 'any',
  above: (level) => `${level} or above`,
  target: 'Target',
  measure: 'Counted in',
  due: 'Due',
  measures: { count: 'pieces', hours: 'hours', participants: 'people' },
  units: { count: 'pieces', hours: 'hours', participants: 'people' },
  signatures: 'Signatures',
  notSigned: 'not signed yet',
  signed: (name, post, at) => `${name} (${post}), ${at}`,
  sealedAt: (at) => `All sides have signed; in force since ${at}.`,
  open: 'Waiting for signatures; in force once every side has signed.',
  hash: 'Content hash',
  issuedAt: 'Issued',
  reason: 'Why it was changed',
  earlier: 'Earlier versions',
  earlierLine: (version, at, signed) =>
    `Version ${version}, issued ${at}; ${signed} side(s) had signed it, which counts no more.`,
  difference: (since) => `Against version ${since}`,
  differenceText: (since) => `Signatures under version ${since} count no more. Please compare and sign this version.`,
  change: 'Change',
  added: 'added',
  removed: 'taken out',
  before: 'was',
  after: 'is now',
  file: 'Download the letter (PDF)',
  draftTitle: 'Draft and issue the responsibility letter',
  draftIntro:
    'The tasks follow the duties the plan gives a host; it names no numbers, so please set the targets. Emptying the task takes its line out; the empty lines at the end are for new ones. Once issued, the bureau, the host and the unit’s principal sign; with the last signature it is in force and in principle not changed any more.',
  again: 'Change the letter and have it signed anew',
  againIntro:
    'Not all sides have signed, so it may still change. A new version takes the force of earlier signatures; every side is told and signs again.',
  reasonHint: 'Every side reads it',
  issue: 'Issue for signature',
  signTitle: 'Sign the responsibility letter',
  signIntro:
    'Please read the tasks above. Your name, post, the time and the content hash are recorded with your signature.',
  sign: 'Agree and sign',
  oneOf: (title, n) => `${title} (line ${n})`,
};

export const letterWords: Record<Language, LetterWords> = { zh, en };

/** A task in one line: what counts, how much, by when. */
export function taskInWords(task: LetterTask, language: Language): string {
  const words = letterWords[language];
  const level = levelInWords(task, language);
  const parts = [task.text, `${task.target} ${words.units[task.measure]}`, level, filledDay(task.dueOn, language)];
  return parts.filter(Boolean).join(language === 'zh' ? '；' : '; ');
}

export const levelInWords = ({ levelAtLeast }: Pick<LetterTask, 'levelAtLeast'>, language: Language): string => {
  const words = letterWords[language];
  return levelAtLeast ? words.above(documentWords[language].levels[levelAtLeast]) : words.anyLevel;
};

export const kindsInWords = ({ kinds }: Pick<LetterTask, 'kinds'>, language: Language): string =>
  kinds.map((kind) => studioWords[language].work[kind]).join(language === 'zh' ? '、' : ', ');

/** By whose authority a side signed; the host's is the studio's. */
export function postInWords(
  { orgName, role }: { readonly orgName: string; readonly role: Role },
  language: Language,
): string {
  const post = role === 'applicant' ? studioWords[language].side.host : roleName(role, language);
  return language === 'zh' ? `${orgName}${post}` : `${orgName}, ${post}`;
}

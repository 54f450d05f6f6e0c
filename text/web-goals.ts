import type { GoalChangeState, GoalOpinion } from '../domain/studio/letter/change.js';
import type { Language } from '../domain/vocabulary.js';

const zh = {
  heading: '目标任务调整',
  number: (n: number) => `第 ${n} 次`,
  state: {
    asked: '待教科所提出意见',
    opined: '待德育科决定',
    granted: '已准予调整',
    refused: '不予调整',
    lapsed: '聘期届满，未作决定',
  } satisfies Record<GoalChangeState, string> as Record<GoalChangeState, string>,
  requestedAt: (at: string) => `主持人申请：${at}`,
  opinionAt: (opinion: string, at: string) => `教科所意见：${opinion}，${at}`,
  decidedAt: (at: string) => `德育科决定：${at}`,
  opinions: { supported: '同意调整', opposed: '不同意调整' } satisfies Record<GoalOpinion, string> as Record<
    GoalOpinion,
    string
  >,
  version: (base: number, version: number | null) =>
    version === null ? `对第 ${base} 版提出` : `第 ${base} 版改为第 ${version} 版`,
  met: (tasks: string) => `调整前已完成的指标，记录予以保留：${tasks}`,
  requestWords: '申请理由',
  opinionWords: '教科所意见的理由',
  decisionWords: '决定的理由',
  dates: '办理情况',
  ask: '申请调整目标任务',
  askIntro:
    '目标任务原则上不做更改。确需调整的，请在下表改为希望的内容并说明理由，由教科所提出意见、德育科决定；准予调整的，另订新版责任书，由各方重新签名。各方签名之前，原责任书继续有效；已完成的工作记录不受影响。',
  reason: '调整理由',
  reasonHint: '加密保存，只有您、教科所和德育科可以看到',
  difference: (since: number) => `申请的调整（与第 ${since} 版相比）`,
  differenceText: '未列出的任务不作调整。',
  opine: '提出意见',
  opineIntro: '请对主持人申请的调整提出意见，由德育科决定。意见的理由只有主持人、教科所和德育科可以看到。',
  opinion: '意见',
  decide: '决定目标任务调整',
  decideIntro:
    '准予调整的，即按申请内容发出新版责任书，由市教育局、主持人和所在单位校长重新签名；全部签名之前原版继续有效。申请人和提出意见的人不能作出决定。',
  decision: '决定',
  outcome: { granted: '准予调整', refused: '不予调整' },
  stands: (since: number) => `本版调整了第 ${since} 版的目标任务；各方全部签名之前，第 ${since} 版继续有效。`,
  replaced: (version: number, at: string) => `第 ${version} 版，${at} 起生效，已由新版取代。`,
};
export type GoalWords = typeof zh;

const en: GoalWords = {
  heading: 'Changes of goals',
  number: (n) => `No. ${n}`,
  state: {
    asked: 'Waiting for the Institute’s opinion',
    opined: 'Waiting for the section’s decision',
    granted: 'Granted',
    refused: 'Refused',
    lapsed: 'Undecided at the end of the term',
  },
  requestedAt: (at) => `asked by the host ${at}`,
  opinionAt: (opinion, at) => `the Institute: ${opinion}, ${at}`,
  decidedAt: (at) => `decided by the section ${at}`,
  opinions: { supported: 'for the change', opposed: 'against the change' },
  version: (base, version) => (version === null ? `of version ${base}` : `version ${base} became version ${version}`),
  met: (tasks) => `Goals met before the change, kept on record: ${tasks}`,
  requestWords: 'Why it is asked for',
  opinionWords: 'Why the Institute says so',
  decisionWords: 'Why it was decided so',
  dates: 'Course',
  ask: 'Ask for a change of goals',
  askIntro:
    'Goals are in principle not changed. Where that must be, write what you ask for into the table and say why; the Institute gives its opinion, the Moral Education Section decides. Granted, a new version of the letter is signed by every side; until then the one before stays in force. Work on record is not touched.',
  reason: 'Why',
  reasonHint: 'Kept sealed: read by you, the Institute and the section only',
  difference: (since) => `What is asked for (against version ${since})`,
  differenceText: 'Tasks that are not listed stay as they are.',
  opine: 'Give an opinion',
  opineIntro:
    'Please say what you think of the change the host asks for; the section decides. Why is read by the host, the Institute and the section only.',
  opinion: 'Opinion',
  decide: 'Decide on the change of goals',
  decideIntro:
    'Granted, the next version goes out as asked for, to be signed by the bureau, the host and the unit’s principal; until all have signed the one before stays in force. Neither who asked nor who gave the opinion decides.',
  decision: 'Decision',
  outcome: { granted: 'Grant it', refused: 'Refuse it' },
  stands: (since) =>
    `This version changes the goals of version ${since}, which stays in force until every side has signed.`,
  replaced: (version, at) => `Version ${version}, in force from ${at}, replaced by a later one.`,
};

export const goalWords: Record<Language, GoalWords> = { zh, en };

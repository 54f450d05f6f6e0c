import type { Language } from '../domain/vocabulary.js';

const zh = {
  title: '调整令：调整办理期限',
  intro: '只填要调整的期限，其余留空，保持不变。已经开始的环节一并顺延，并通知有关各方。',
  lateTitle: '调整令：调整宽限期和最后期限',
  lateIntro: '从环节开始之日起算的工作日；最后期限不得早于宽限期。到期只提醒、督办，不代替任何人作出决定。',
  days: '办理期限（工作日）',
  others: '其他期限',
  mail: '邮件时间',
  mailHint: '按 21:00 的格式填写；安静时段的起止须同时填写。',
  now: (value: string) => `现为 ${value}`,
  changed: (name: string, value: string) => `${name}改为 ${value}`,
  workingDays: (days: string) => `${days} 个工作日`,
  rungIs: (when: string, act: string, whom: string) => `${when} ${act}（${whom}）`,
  before: (days: string, anchor: string, at: string) => `${anchor}前 ${days} 个工作日 ${at}`,
  onDay: (anchor: string, at: string) => `${anchor}当日 ${at}`,
  after: (days: string, anchor: string, at: string) => `${anchor}后 ${days} 个工作日 ${at}`,
  grace: '宽限期',
  hard: '最后期限',
  stage: '环节',
  numbers: {
    applicationWindowDays: '个人申报',
    correctionDays: '退回修改',
    schoolRecommendationDays: '学校推荐',
    hearingDays: '听取意见',
    countyReviewDays: '县区审核',
    'noticeWorkingDays.county': '县区公示（正在公示的只延长，不缩短）',
    bundleDays: '统一上报',
    panelFormationDays: '组建专家组',
    expertReviewDays: '专家评审',
    rankingDays: '确认评审结果',
    projectJustificationDays: '项目论证',
    'noticeWorkingDays.city': '市级公示（正在公示的只延长，不缩短）',
    finalDecisionDays: '市局审批',
    vetoHearingDays: '师德问题本人陈述',
    vetoDecisionDays: '师德一票否决决定',
    appealDecisionDays: '申诉答复',
    departureDecisionDays: '调动或离岗的决定',
  } as Readonly<Record<string, string>>,
  more: {
    withdrawUndoHours: '取消撤回的时限（小时）',
    correctionsMax: '每一环节退回修改的次数上限',
  } as Readonly<Record<string, string>>,
  times: {
    'quietHours.from': '安静时段开始',
    'quietHours.to': '安静时段结束',
    digestAt: '每日汇总邮件',
  } as Readonly<Record<string, string>>,
  late: {
    correction: '退回修改',
    schoolRecommendation: '学校推荐',
    countyReview: '县区审核',
    bundle: '统一上报',
    panelFormation: '组建专家组',
    expertReview: '专家评审',
    ranking: '确认评审结果',
    projectJustification: '项目论证',
    finalDecision: '市局审批',
    vetoDecision: '师德一票否决决定',
    appealDecision: '申诉答复',
    departureDecision: '调动或离岗的决定',
  } as Readonly<Record<string, string>>,
  same: '与现行安排相同',
  ladder: (rungs: string) => `提醒与督办安排改为：${rungs}`,
  noRungs: '不再提醒和督办',
  between: '；',
  ladderTitle: '调整令：调整提醒与督办安排',
  ladderIntro:
    '每行为一次提醒或督办：以环节开始、办理期限、宽限期或最后期限为准，提前（负数）或推后若干工作日的某一时刻。整行清空即删去；末尾空行可用于增加。各行名称不得相同，以英文字母开头。督办（不含提醒）须在期限之后至少一个工作日。',
  rung: {
    code: '名称',
    anchor: '以何为准',
    workingDays: '工作日',
    at: '时刻',
    act: '做什么',
    to: '对谁',
    anchors: { opened: '环节开始', due: '办理期限', grace: '宽限期', hard: '最后期限' } as Readonly<
      Record<string, string>
    >,
    acts: {
      remind: '提醒',
      inform: '告知',
      coOwn: '上级共同办理',
      replace: '改由他人办理',
      overdue: '标明逾期',
    } as Readonly<Record<string, string>>,
    recipients: { holder: '办理人', superior: '上级', organiser: '组织单位' } as Readonly<Record<string, string>>,
  },
};

const en: typeof zh = {
  title: 'Order: change periods',
  intro: 'Fill in only what changes; the rest stays. Stages that have begun move with it, and all concerned are told.',
  lateTitle: 'Order: change grace and last dates',
  lateIntro:
    'Working days from the opening of the stage; a last date is never before its grace date. Passing one reminds and escalates; it decides nothing.',
  days: 'Periods (working days)',
  others: 'Other limits',
  mail: 'Times of mail',
  mailHint: 'Such as 21:00; both ends of the quiet hours belong together.',
  now: (value) => `now ${value}`,
  changed: (name, value) => `${name}: now ${value}`,
  workingDays: (days) => `${days} working days`,
  rungIs: (when, act, whom) => `${when}: ${act} (${whom})`,
  before: (days, anchor, at) => `${days} working days before “${anchor}” at ${at}`,
  onDay: (anchor, at) => `on the day of “${anchor}” at ${at}`,
  after: (days, anchor, at) => `${days} working days after “${anchor}” at ${at}`,
  grace: 'Grace',
  hard: 'Last date',
  stage: 'Stage',
  numbers: {
    applicationWindowDays: 'Application',
    correctionDays: 'Correction',
    schoolRecommendationDays: 'School recommendation',
    hearingDays: 'Hearing of opinions',
    countyReviewDays: 'County review',
    'noticeWorkingDays.county': 'County notice (what hangs is extended, never shortened)',
    bundleDays: 'Bundle to the city',
    panelFormationDays: 'Forming the panel',
    expertReviewDays: 'Expert review',
    rankingDays: 'Confirming the ranking',
    projectJustificationDays: 'Project justification',
    'noticeWorkingDays.city': 'City notice (what hangs is extended, never shortened)',
    finalDecisionDays: 'Final decision',
    vetoHearingDays: 'Statement on an ethics finding',
    vetoDecisionDays: 'Decision on a veto',
    appealDecisionDays: 'Answer to an appeal',
    departureDecisionDays: 'Decision on a departure',
  },
  more: {
    withdrawUndoHours: 'Undoing a withdrawal (hours)',
    correctionsMax: 'Returns for correction, at most, a stage',
  },
  times: {
    'quietHours.from': 'Quiet hours from',
    'quietHours.to': 'Quiet hours until',
    digestAt: 'Daily digest at',
  },
  late: {
    correction: 'Correction',
    schoolRecommendation: 'School recommendation',
    countyReview: 'County review',
    bundle: 'Bundle to the city',
    panelFormation: 'Forming the panel',
    expertReview: 'Expert review',
    ranking: 'Confirming the ranking',
    projectJustification: 'Project justification',
    finalDecision: 'Final decision',
    vetoDecision: 'Decision on a veto',
    appealDecision: 'Answer to an appeal',
    departureDecision: 'Decision on a departure',
  },
  same: 'As it is now',
  ladder: (rungs) => `Reminders and escalation, from now on: ${rungs}`,
  noRungs: 'none',
  between: '; ',
  ladderTitle: 'Order: change reminders and escalation',
  ladderIntro:
    'Each line is one reminder or escalation: so many working days before (negative) or after the opening, the due, grace or last date, at a time of day. A line that is emptied is taken out; the empty lines at the end are for new ones. Names differ and begin with a letter. Whatever is more than a reminder comes at least one working day after a date.',
  rung: {
    code: 'Name',
    anchor: 'Counted from',
    workingDays: 'Working days',
    at: 'Time',
    act: 'What',
    to: 'Whom',
    anchors: { opened: 'Opening', due: 'Due date', grace: 'Grace date', hard: 'Last date' },
    acts: {
      remind: 'remind',
      inform: 'inform',
      coOwn: 'superior shares the task',
      replace: 'another post takes it over',
      overdue: 'shown as overdue',
    },
    recipients: { holder: 'Holder', superior: 'Superior', organiser: 'Organiser' },
  },
};

/** Words of an order that changes the periods of a round; a test holds the names against the edition's fields. */
export const termsWords: Record<Language, typeof zh> = { zh, en };

/** What an order sets, as `terms` inputs name it (`schoolRecommendationDays`, `late.bundle.hard`), said one by one. */
export function sayTerms(flat: Readonly<Record<string, string>>, language: Language): readonly string[] {
  const words = termsWords[language];
  const said = Object.entries(flat).flatMap(([name, value]): readonly string[] => {
    const [first = '', stage = '', which = ''] = name.split('.');
    if (first === 'late') {
      const end = which === 'hard' ? words.hard : words.grace;
      return [words.changed(`${words.late[stage] ?? stage} ${end}`, words.workingDays(value))];
    }
    const days = words.numbers[name];
    if (days) return [words.changed(days, words.workingDays(value))];
    const label = words.more[name] ?? words.times[name];
    return label ? [words.changed(label, value)] : [];
  });
  const isLadder = Object.keys(flat).some((name) => name.startsWith('ladder'));
  const all = isLadder ? [...said, sayLadder(flat, language)] : said;
  return all.length > 0 ? all : [words.same];
}

/** The whole ladder in one sentence, each rung as its reader meets it. */
function sayLadder(flat: Readonly<Record<string, string>>, language: Language): string {
  const words = termsWords[language];
  const { anchors, acts, recipients } = words.rung;
  const count = Object.keys(flat).filter((name) => /^ladder\.\d+\.code$/.test(name)).length;
  const rungs = Array.from({ length: count }, (_, at) => {
    const of = (name: string) => flat[`ladder.${at}.${name}`] ?? '';
    const [anchor, days] = [anchors[of('anchor')] ?? of('anchor'), Number(of('workingDays'))];
    const moment =
      days === 0
        ? words.onDay(anchor, of('at'))
        : (days < 0 ? words.before : words.after)(String(Math.abs(days)), anchor, of('at'));
    return words.rungIs(moment, acts[of('act')] ?? of('act'), recipients[of('to')] ?? of('to'));
  });
  return words.ladder(rungs.join(words.between) || words.noRungs);
}

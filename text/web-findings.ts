import type { Language } from '../domain/vocabulary.js';

const zh = {
  heading: '一票否决',
  kind: '种类',
  ground: '认定类型',
  status: '状态',
  dates: '时间',
  registeredAt: (at: string) => `登记：${at}`,
  hearingUntil: (at: string) => `主持人陈述截止：${at}`,
  decidedAt: (at: string, number: string) => `决定：${at}（${number}）`,
  appealUntil: (at: string) => `申诉截止：${at}`,
  barredUntil: (day: string) => `在 ${day} 前（含当日）不得参加各种先进、荣誉称号的评选`,
  accountability: {
    open: '已立案追究相关责任人责任，所在单位记录在案',
    closed: '追责记录已办结，所在单位记录在案',
    void: '追责记录已作废',
  },
  accountabilityOutcome: { pursued: '已追究相关责任人责任', notPursued: '经查不予追究' },
  closedAt: (at: string, outcome: string) => `追责办结：${at}（${outcome}）`,
  asSheet: '下载一票否决和追责记录（XLSX）',
  sheet: {
    title: (studio: string) => `${studio}一票否决和追责记录`,
    registered: '登记日期',
    decided: '决定日期',
    number: '决定文号',
    appealed: '申诉日期',
    answered: '申诉处理日期',
    barredUntil: '限制评优至（含当日）',
    accountability: '追责记录',
    accountabilityOutcome: '追责结果',
    accountabilityClosed: '追责办结日期',
  },
  register: { ethics: '登记主持人师德问题', performance: '登记未完成目标任务或走过场' },
  registerIntro: {
    ethics:
      '须有学校或主管部门的书面认定，单纯举报不予登记。登记后听取主持人陈述，由市教育局领导（另一人）决定；决定否决的，当日取消主持人称号、撤销工作室。',
    performance:
      '须有书面认定。登记后听取主持人陈述，由市教育局领导（另一人）决定；决定否决的，不得参加评优评先，并追究相关责任人责任，不影响主持人称号。',
  },
  decisionReference: '书面认定的文号和日期',
  evidence: '证据材料编号（每行一个）',
  facts: '认定的事实',
  response: '主持人陈述',
  hear: '提交陈述',
  hearIntro: '请对所认定的事实作出说明；不作陈述的也请写明。陈述期满未提交的，由市教育局依据现有材料决定。',
  decide: '作出一票否决决定',
  decideIntro: {
    ethics: '决定否决的，当日取消主持人称号、撤销工作室、证书作废；登记人不能作出决定。',
    performance:
      '决定否决的，限期不得参加各种先进、荣誉称号的评选，并追究相关责任人责任；不影响主持人称号。登记人不能作出决定。',
  },
  outcome: { effective: '予以否决', dismissed: '不予否决' },
  decisionNumber: '决定文号',
  reason: '理由（主持人和所在单位可以看到）',
  reasonOfDecision: '决定的理由',
  appeal: '提出申诉',
  appealIntro: '可在期限内书面申诉一次，由市教育局另一位领导处理。申诉期间决定继续执行。',
  appealText: '申诉理由',
  answer: '处理申诉',
  answerIntro: '登记人和作出决定的人不能处理申诉。撤销的，称号、证书和工作室恢复原状，或者解除评优限制。',
  answered: { confirmed: '维持原决定', overturned: '撤销原决定' },
  close: '办结追责记录',
  closeIntro:
    '一票否决决定已不能再申诉，请登记追究相关责任人责任的结果。作出决定和处理申诉的人、主持人本人不能办结。评优限制到期自动解除，不受办结影响。',
  closeReason: '处理情况和理由（留存备查，请不要写个人姓名）',
};
export type FindingWords = typeof zh;

const en: FindingWords = {
  heading: 'Vetoes',
  kind: 'Kind',
  ground: 'Ground',
  status: 'State',
  dates: 'Dates',
  registeredAt: (at) => `registered ${at}`,
  hearingUntil: (at) => `the host may speak until ${at}`,
  decidedAt: (at, number) => `decided ${at} (${number})`,
  appealUntil: (at) => `appeal until ${at}`,
  barredUntil: (day) => `no advanced titles or honours until ${day}, that day included`,
  accountability: {
    open: 'those responsible are held to account; the unit is recorded',
    closed: 'the record of responsibility is closed; the unit is recorded',
    void: 'the record of responsibility is void',
  },
  accountabilityOutcome: { pursued: 'those responsible were held to account', notPursued: 'nobody is held to account' },
  closedAt: (at, outcome) => `record of responsibility closed ${at} (${outcome})`,
  asSheet: 'Download vetoes and records of responsibility (XLSX)',
  sheet: {
    title: (studio) => `Vetoes and records of responsibility: ${studio}`,
    registered: 'Registered',
    decided: 'Decided',
    number: 'Decision',
    appealed: 'Appealed',
    answered: 'Appeal answered',
    barredUntil: 'No honours until (included)',
    accountability: 'Record of responsibility',
    accountabilityOutcome: 'What came of it',
    accountabilityClosed: 'Record closed',
  },
  register: { ethics: 'Register an ethics finding on the host', performance: 'Register failed goals or work for show' },
  registerIntro: {
    ethics:
      'Takes a written decision of the school or an authority; a mere report is none. The host is heard, the bureau’s leader decides as a second person; a veto cancels the title and revokes the studio the same day.',
    performance:
      'Takes a written decision. The host is heard, the bureau’s leader decides as a second person; a veto bars honours and holds those responsible to account, and leaves the title.',
  },
  decisionReference: 'Number and date of the written decision',
  evidence: 'Numbers of the evidence, one a line',
  facts: 'Facts found',
  response: 'What the host says',
  hear: 'Hand in the statement',
  hearIntro:
    'Please speak to the facts found; say so, too, if you do not wish to. After the time for it the bureau decides on what it has.',
  decide: 'Decide on the veto',
  decideIntro: {
    ethics:
      'A veto cancels the title, revokes the studio and voids the certificate the same day. Whoever registered the finding does not decide.',
    performance:
      'A veto bars honours until its day and holds those responsible to account; the title stays. Whoever registered the finding does not decide.',
  },
  outcome: { effective: 'Veto', dismissed: 'No veto' },
  decisionNumber: 'Number of the decision',
  reason: 'Reason (host and unit read it)',
  reasonOfDecision: 'Reason of the decision',
  appeal: 'Appeal',
  appealIntro:
    'One written appeal within the time allowed; another leader of the bureau answers it. The decision stays in force meanwhile.',
  appealText: 'Grounds of the appeal',
  answer: 'Answer the appeal',
  answerIntro:
    'Neither who registered nor who decided answers the appeal. Overturned, title, certificate and studio are again what they were, or the bar falls.',
  answered: { confirmed: 'The decision stands', overturned: 'The decision is overturned' },
  close: 'Close the record of responsibility',
  closeIntro:
    'No appeal against the veto can come any more: please say what came of holding those responsible to account. Neither who decided, nor who answered the appeal, nor the host closes it. The bar runs to its day either way.',
  closeReason: 'What was done and why (kept on record; please name nobody)',
};

export const findingWords: Record<Language, FindingWords> = { zh, en };

import type { ProcessInput, ProcessName } from '../domain/news.js';

/** What a workflow is called in the Temporal Web UI; beside codes all the Chinese that Temporal is given (I34). */
export const processNames: Record<ProcessName, string> = {
  hostApplication: '主持人申报',
  countyNomination: '县区审核推荐',
  hostSelectionRound: '主持人评选批次',
  publicNotice: '公示',
  objectionHandling: '异议核查',
  ethicsVeto: '师德一票否决',
  appeal: '申诉',
  departure: '调动或离岗',
  studioTerm: '工作室聘期',
  studioVeto: '工作室一票否决',
  commendation: '表彰',
  strikeAppeal: '表彰名单异议申诉',
  removalAppeal: '成员除名申诉',
  assessment: '工作室考核',
};

const sentences: Record<ProcessName, (input: ProcessInput) => string> = {
  hostApplication: (input) => `application of round ${codeOf(input)}, ${where(input)}`,
  countyNomination: (input) => `county ${input.countyCode ?? ''} nominates for round ${codeOf(input)}`,
  hostSelectionRound: (input) => `selection round ${codeOf(input)}`,
  publicNotice: (input) => `public notice of round ${codeOf(input)}, ${where(input)}`,
  objectionHandling: (input) => `objection in round ${codeOf(input)}`,
  ethicsVeto: (input) => `ethics veto in round ${codeOf(input)}`,
  appeal: (input) => `appeal in round ${codeOf(input)}`,
  departure: (input) => `change of school or post in round ${codeOf(input)}`,
  studioTerm: (input) => `term of studio ${codeOf(input)}`,
  studioVeto: (input) => `veto on studio ${codeOf(input)}`,
  commendation: (input) => `commendation call ${codeOf(input)}`,
  strikeAppeal: (input) => `appeal of a nominee struck in call ${codeOf(input)}`,
  removalAppeal: (input) => `appeal of a member removed from studio ${codeOf(input)}`,
  assessment: (input) => `assessment of studio ${codeOf(input)}`,
};

const codeOf = (input: ProcessInput): string => {
  if ('termCode' in input) return input.termCode;
  return 'callCode' in input ? input.callCode : input.roundCode;
};
const where = (input: ProcessInput): string => (input.countyCode ? `county ${input.countyCode}` : 'city');

/** One line per workflow, so that the Temporal Web UI reads as sentences; codes only. */
export const summaryOf = (process: ProcessName, input: ProcessInput): string =>
  `${processNames[process]} · ${sentences[process](input)}`;

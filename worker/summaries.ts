import type { ProcessInput, ProcessName } from '../domain/news.js';

/** One line per workflow, so that the Temporal Web UI reads as sentences; codes only. */
const sentences: Record<ProcessName, (input: ProcessInput) => string> = {
  hostApplication: (input) => `主持人申报 · application of round ${codeOf(input)}, ${where(input)}`,
  countyNomination: (input) => `县区审核推荐 · county ${input.countyCode ?? ''} nominates for round ${codeOf(input)}`,
  hostSelectionRound: (input) => `主持人评选批次 · selection round ${codeOf(input)}`,
  publicNotice: (input) => `公示 · public notice of round ${codeOf(input)}, ${where(input)}`,
  objectionHandling: (input) => `异议核查 · objection in round ${codeOf(input)}`,
  ethicsVeto: (input) => `师德一票否决 · ethics veto in round ${codeOf(input)}`,
  appeal: (input) => `申诉 · appeal in round ${codeOf(input)}`,
  departure: (input) => `调动或离岗 · change of school or post in round ${codeOf(input)}`,
  studioTerm: (input) => `工作室聘期 · term of studio ${codeOf(input)}`,
  studioVeto: (input) => `工作室一票否决 · veto on studio ${codeOf(input)}`,
  commendation: (input) => `表彰 · commendation call ${codeOf(input)}`,
  strikeAppeal: (input) => `表彰名单异议申诉 · appeal of a nominee struck in call ${codeOf(input)}`,
  removalAppeal: (input) => `成员除名申诉 · appeal of a member removed from studio ${codeOf(input)}`,
  assessment: (input) => `工作室考核 · assessment of studio ${codeOf(input)}`,
};

const codeOf = (input: ProcessInput): string => {
  if ('termCode' in input) return input.termCode;
  return 'callCode' in input ? input.callCode : input.roundCode;
};
const where = (input: ProcessInput): string => (input.countyCode ? `county ${input.countyCode}` : 'city');

export const summaryOf = (process: ProcessName, input: ProcessInput): string => sentences[process](input);

import type { Language } from '../domain/vocabulary.js';

const zh = {
  departure: '报告申报人调动或离岗',
  departureIntro: (days: number) =>
    `申报人调往其他学校或不再担任班主任时，由学校报告。报告后该申报暂停办理 ${days} 个工作日，等待新学校确认；期满无学校确认的，由市教育局决定是否终止。`,
  toSchool: '调往的学校',
  toSchoolHint: '离开班主任岗位、不再调入其他学校的，不选。',
  departureReason: '调动或离岗情况',
  departureSubmit: '报告并暂停办理',
  resting: '此申报已暂停办理',
  restingTo: (school: string, until: string) =>
    `学校已报告申报人调往${school}，等待新学校在 ${until} 前（含当日）确认接收。`,
  restingLeft: (until: string) =>
    `学校已报告申报人离开班主任岗位，暂停至 ${until}（含当日）；期满由市教育局决定是否终止。`,
  restingOver: '确认期限已过，没有学校确认接收；请市教育局决定是否终止。',
  lift: '撤销师德记录',
  liftIntro: '由作出否决决定的一级撤销。撤销后本批次的结论不变，本人可以申报下一批次。',
  liftNumber: '撤销决定的文号',
  liftReason: '撤销的理由',
  liftSubmit: '撤销记录',
  certificate: '证书状态',
  certificateNumber: '证书编号',
  statusNow: '当前状态',
  verifyHref: '打开查验页',
  propose: '提请变更证书状态',
  proposeIntro: '由经办人提请，负责人决定；查验页随即显示新状态。撤销后不能恢复。',
  status: '变更为',
  statuses: { valid: '有效（恢复）', suspended: '暂停', revoked: '撤销', ended: '终止' },
  proposeReason: '提请的理由',
  proposeSubmit: '提请',
  proposed: (by: string, day: string, to: string) => `${by}于 ${day} 提请变更为“${to}”，待负责人决定。`,
  decide: (to: string) => `决定：变更为“${to}”`,
  decideIntro: (reason: string) => `提请的理由：${reason}`,
  decideNumber: '决定文号',
  decideReason: '决定的理由',
  decideSubmit: '作出决定',
  secondFactor: '本页有事项须动态验证码。验证后才会显示。',
  toSecondFactor: '输入动态验证码',
};

const en: typeof zh = {
  departure: 'Report that the applicant changes school or leaves',
  departureIntro: (days) =>
    `The school reports when an applicant moves to another school or is no longer a head teacher. The application then rests for ${days} working days until the new school confirms; after that the city bureau decides whether to end it.`,
  toSchool: 'New school',
  toSchoolHint: 'Leave empty for somebody who leaves the post without moving to a school.',
  departureReason: 'What has changed',
  departureSubmit: 'Report; the application rests',
  resting: 'This application rests',
  restingTo: (school, until) => `The school has reported a move to ${school}, which may confirm until ${until}.`,
  restingLeft: (until) =>
    `The school has reported that the applicant leaves the post; it rests until ${until}, then the city bureau decides whether to end it.`,
  restingOver: 'The time is over and no school has confirmed: the city bureau decides whether to end it.',
  lift: 'Clear the ethics record',
  liftIntro: 'By the level that made the veto. The outcome of this round stays; the person may apply in the next one.',
  liftNumber: 'Number of the decision',
  liftReason: 'Why it is cleared',
  liftSubmit: 'Clear the record',
  certificate: 'Status of the certificate',
  certificateNumber: 'Certificate number',
  statusNow: 'Status now',
  verifyHref: 'Open the verification page',
  propose: 'Propose another status',
  proposeIntro:
    'The officer proposes, the leader decides; the verification page shows it at once. A revocation is for good.',
  status: 'New status',
  statuses: { valid: 'valid (restored)', suspended: 'suspended', revoked: 'revoked', ended: 'ended' },
  proposeReason: 'Why',
  proposeSubmit: 'Propose',
  proposed: (by, day, to) => `Proposed by ${by} on ${day}: ${to}. The leader decides.`,
  decide: (to) => `Decide: ${to}`,
  decideIntro: (reason) => `Reason of the proposal: ${reason}`,
  decideNumber: 'Number of the decision',
  decideReason: 'Reason of the decision',
  decideSubmit: 'Decide',
  secondFactor: 'Something on this page needs your authenticator and appears once you have shown it.',
  toSecondFactor: 'Show the second factor',
};

/** Words of what officers do with a single application besides their tasks. */
export const caseActWords: Record<Language, typeof zh> = { zh, en };

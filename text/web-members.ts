import type { Language } from '../domain/vocabulary.js';

const zh = {
  title: '成员与协议书',
  none: '还没有提名成员。',
  number: '序号',
  name: '姓名',
  school: '所在学校',
  state: '状态',
  opinions: '研究意见',
  said: (body: string, outcome: string) => `${body}：${outcome}`,
  outcome: { agreed: '同意', refused: '不同意' },
  range: (members: number, min: number, max: number) =>
    `现有人选和成员 ${members} 名，以 ${min}—${max} 名为宜；多于或少于此数只作提醒，不影响办理。`,
  nominate: '提名成员',
  nominateIntro:
    '由主持人提名，按工作室所在单位的类别，由有关单位分别研究；全部同意后确定，任一单位不同意即退回。成员同一时间只能参加一个工作室，不能兼任其他工作室主持人。',
  code: '教师编号',
  codeHint: '与姓名须一致',
  serves: '现任班主任',
  grounds: '提名理由',
  groundsHint: '由研究确定的单位阅读',
  decide: '研究确定工作室成员',
  decideIntro: '各有关单位均同意后确定为成员；不同意的须写明理由，人选退回主持人。',
  opinion: '意见',
  reason: '理由',
  reasonHint: '不同意时必须填写，主持人可以看到',
  nominee: '成员人选',
  agreement: '协议书',
  agreementOf: (name: string, version: number) => `${name}的协议书（第 ${version} 版）`,
  agreementStates: { none: '未发出', open: '待签订', sealed: '已签订' },
  agreementFile: '下载协议书（PDF）',
  agreementChange: (name: string) => `更改${name}的协议书，重新签订`,
  agreementSign: '签订成员协议书',
  agreementSignIntro:
    '协议书由主持人和成员签订，双方签名后生效，成员自当日起受聘，不超过工作室聘期。签名后由系统记录您的姓名、时间和内容校验码。',
  duties: '成员职责',
  own: '本人在工作室的状态',
  ownDays: '本人聘期',
  serving: '工作室成员',
  nobodyServes: '还没有成员受聘。',
};
export type MemberWords = typeof zh;

const en: MemberWords = {
  title: 'Members and agreements',
  none: 'Nobody has been nominated yet.',
  number: 'No.',
  name: 'Name',
  school: 'School',
  state: 'State',
  opinions: 'Opinions',
  said: (body, outcome) => `${body}: ${outcome}`,
  outcome: { agreed: 'agreed', refused: 'refused' },
  range: (members, min, max) =>
    `${members} nominees and members; ${min} to ${max} are advised. Outside of it nothing is blocked.`,
  nominate: 'Nominate a member',
  nominateIntro:
    'The host nominates; which bodies decide depends on the kind of the studio’s unit. All must agree, one refusal returns the nomination. A member belongs to one studio at a time and hosts none.',
  code: 'Teacher’s code',
  codeHint: 'Must belong to the name',
  serves: 'Serves as head teacher today',
  grounds: 'Why this teacher',
  groundsHint: 'Read by the bodies that decide',
  decide: 'Decide on a studio member',
  decideIntro:
    'A nominee becomes a member once every body agrees. A refusal needs a reason and returns the nomination to the host.',
  opinion: 'Opinion',
  reason: 'Reason',
  reasonHint: 'Needed with a refusal; the host reads it',
  nominee: 'Nominee',
  agreement: 'Agreement',
  agreementOf: (name, version) => `Agreement of ${name} (version ${version})`,
  agreementStates: { none: 'not issued', open: 'to be signed', sealed: 'signed' },
  agreementFile: 'Download the agreement (PDF)',
  agreementChange: (name) => `Change the agreement of ${name} and have it signed anew`,
  agreementSign: 'Sign the member agreement',
  agreementSignIntro:
    'Host and member sign; with the second signature the member serves from that day, never beyond the studio’s term. Your name, the time and the content hash are recorded with your signature.',
  duties: 'A member’s duties',
  own: 'You in this studio',
  ownDays: 'Your term',
  serving: 'Members of the studio',
  nobodyServes: 'Nobody serves yet.',
};

export const memberWords: Record<Language, MemberWords> = { zh, en };

import type { Language } from '../domain/vocabulary.js';

const zh = {
  title: '人员变动复核',
  intro:
    '谁在岗位上，谁就能对他人的申报作出决定；谁收到某人的信件、清除其动态验证码，谁就能以其名义登录。因此任职变动、已有人员的邮箱变更和动态验证码的清除，都由一人提请，须另一位市教育局经办人逐项核对并批准，方才生效；生效以前一切照旧。',
  took: (rows: string) => `已收下 ${rows} 行。与现状不同的，列在下面，等待另一位经办人批准；没有列出的，与现状一致。`,
  none: '目前没有等待复核的人员变动。',
  nobodyElse:
    '目前没有另一位市教育局经办人可以批准（提请人和本人都不能批准）。请系统管理员用 npm run found 增设一位（见运维手册“首批经办人”）。',
  withChanges: (kind: string, n: number) => `${kind}：${n} 处变动`,
  by: (name: string, at: string) => `${name}，${at} 提请`,
  body: '单位',
  post: '岗位',
  person: '人员',
  change: '变动',
  address: '邮箱',
  noAddress: '无',
  posts: '现任岗位',
  noPost: '无',
  addressChange: (was: string, now: string) => `邮箱由 ${was} 改为 ${now}`,
  factorChange: (reason: string) => `清除动态验证码及恢复码，结束其登录；理由：${reason}`,
  changes: {
    begins: (from: string, to: string) => (to ? `自 ${from} 起任职，至 ${to}` : `自 ${from} 起任职`),
    ends: (_: string, to: string) => `任职至 ${to}`,
    lastDay: (_: string, to: string, was: string) => `任职末日改为 ${to || '不定'}（原为 ${was || '不定'}）`,
  },
  stale: '这份提请与现在的情况已不相符，不能批准。请否决，由提请人重新提出。',
  decide: '批准或否决',
  decideIntro: {
    sheet: '请核对每一行：单位、岗位、人员和邮箱是否属实。邮箱收到的信件可以开通账号。',
    replacement: '请核对每一行：单位、岗位、人员和邮箱是否属实。邮箱收到的信件可以开通账号。',
    addresses:
      '请逐人核对新邮箱确属本人，必要时当面或电话核实。新邮箱收到的信件可以重设密码、办理待办；原邮箱里的链接随即失效。',
    secondFactor: '请当面或电话核实确系本人丢失了验证器。批准后，凭密码即可登录并重新启用动态验证码。',
  },
  decision: '决定',
  approve: '批准，即行生效',
  reject: '否决，一切照旧',
  submit: '作出决定',
  own: '由您提请，须由另一位经办人批准。',
  takeBack: '撤回提请',
  concerned: '涉及您本人的邮箱或动态验证码，须由另一位经办人批准；您可以否决。',
  takeBackIntro: '一切照旧；需要时可以重新提请。',
  secondFactor: '决定须动态验证码，请先验证。',
  earlier: '已处理的',
  when: '提请时间',
  what: '内容',
  kinds: {
    sheet: '导入的任职表',
    replacement: '更换任职人员',
    addresses: '变更邮箱',
    secondFactor: '清除动态验证码',
  },
  asked: '提请人',
  decided: '决定人',
  state: '结果',
  states: { proposed: '待批准', inForce: '已生效', rejected: '已否决或撤回' },
  link: '人员变动复核',
  waits: '部分变动须由另一位市教育局经办人批准，方才生效。',
};

const en: typeof zh = {
  title: 'Changes of people to check',
  intro:
    'Whoever holds a post decides about others; whoever reads somebody’s letters and has their authenticator removed can sign in as them. So a change of posts, another address of a known person and the removal of an authenticator are asked for by one officer and hold only once another officer of the bureau has checked them row by row and put them in force; until then nothing changes.',
  took: (rows) =>
    `Taken: ${rows} rows. What differs from what holds stands below and waits for another officer; what is not listed stands already.`,
  none: 'No change waits to be checked.',
  nobodyElse:
    'There is no other officer of the bureau who could put it in force (neither who asked nor whose own it is can). The operator adds one with npm run found (operations guide, “The first officers”).',
  withChanges: (kind, n) => `${kind}: ${n} ${n === 1 ? 'change' : 'changes'}`,
  by: (name, at) => `Asked for by ${name}, ${at}`,
  body: 'Body',
  post: 'Post',
  person: 'Person',
  change: 'Change',
  address: 'E-mail',
  noAddress: 'none',
  posts: 'Posts held',
  noPost: 'none',
  addressChange: (was, now) => `address ${was} becomes ${now}`,
  factorChange: (reason) => `authenticator and recovery codes removed, sessions ended; reason: ${reason}`,
  changes: {
    begins: (from, to) => (to ? `holds it from ${from} to ${to}` : `holds it from ${from}`),
    ends: (_, to) => `holds it until ${to}`,
    lastDay: (_, to, was) => `last day ${to || 'open'} (was ${was || 'open'})`,
  },
  stale: 'It no longer fits what holds and cannot be put in force. Please reject it; whoever asked may ask anew.',
  decide: 'Put in force or reject',
  decideIntro: {
    sheet: 'Please check every row: body, post, person and e-mail. Whoever reads that e-mail can open the account.',
    replacement:
      'Please check every row: body, post, person and e-mail. Whoever reads that e-mail can open the account.',
    addresses:
      'Please make sure, person by person, that the new address is theirs, in person or by telephone where in doubt. Its reader can choose a new password and do their tasks; links sent to the former address die.',
    secondFactor:
      'Please make sure, in person or by telephone, that it is the person who lost the authenticator. Afterwards the password alone signs in and takes another one into use.',
  },
  decision: 'Decision',
  approve: 'Put in force now',
  reject: 'Reject; nothing changes',
  submit: 'Decide',
  own: 'You asked for this: another officer puts it in force.',
  takeBack: 'Take it back',
  concerned: 'It is your own address or authenticator: another officer puts it in force; you may reject it.',
  takeBackIntro: 'Nothing changes; it can be asked for again.',
  secondFactor: 'Deciding needs the second factor: please show it first.',
  earlier: 'Decided',
  when: 'Asked for',
  what: 'What',
  kinds: {
    sheet: 'Imported posts',
    replacement: 'A holder replaced',
    addresses: 'Addresses changed',
    secondFactor: 'Authenticator removed',
  },
  asked: 'By',
  decided: 'Decided by',
  state: 'Outcome',
  states: { proposed: 'waits', inForce: 'in force', rejected: 'rejected or taken back' },
  link: 'Changes of people to check',
  waits: 'Some changes hold only once another officer of the bureau has put them in force.',
};

/** Words of the page on which a second officer checks posts, addresses and second factors. */
export const peopleProposalWords: Record<Language, typeof zh> = { zh, en };

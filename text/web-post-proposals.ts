import type { Language } from '../domain/vocabulary.js';

const zh = {
  title: '任职变动复核',
  intro:
    '谁在岗位上，谁就能对他人的申报作出决定。因此任职变动由一人提请，须另一位市教育局经办人逐项核对并批准，方才生效；生效以前，任何岗位、待办和链接都不变。',
  took: (rows: string) =>
    `已收下 ${rows} 行。与现行任职不同的，列在下面，等待另一位经办人批准；没有列出的，与现行任职一致。`,
  none: '目前没有等待复核的任职变动。',
  nobodyElse: '目前没有另一位市教育局经办人可以批准。请系统管理员用 npm run found 增设一位（见运维手册“首批经办人”）。',
  sheet: (n: number) => `导入的任职表：${n} 处变动`,
  by: (name: string, at: string) => `${name}，${at} 提请`,
  body: '单位',
  post: '岗位',
  person: '人员',
  change: '变动',
  address: '邮箱',
  noAddress: '无',
  changes: {
    begins: (from: string, to: string) => (to ? `自 ${from} 起任职，至 ${to}` : `自 ${from} 起任职`),
    ends: (_: string, to: string) => `任职至 ${to}`,
    lastDay: (_: string, to: string, was: string) => `任职末日改为 ${to || '不定'}（原为 ${was || '不定'}）`,
  },
  stale: '这份提请与现在的任职情况已不相符，不能批准。请否决，由提请人重新提出。',
  decide: '批准或否决',
  decideIntro: '请核对每一行：单位、岗位、人员和邮箱是否属实。邮箱收到的信件可以开通账号。',
  decision: '决定',
  approve: '批准，即行生效',
  reject: '否决，任何岗位不变',
  submit: '作出决定',
  own: '由您提请，须由另一位经办人批准。',
  takeBack: '撤回提请',
  takeBackIntro: '任何岗位不变；需要时可以重新提请。',
  secondFactor: '决定须动态验证码，请先验证。',
  earlier: '已处理的',
  when: '提请时间',
  what: '内容',
  kinds: { sheet: '导入的任职表', replacement: '更换任职人员' },
  asked: '提请人',
  decided: '决定人',
  state: '结果',
  states: { proposed: '待批准', inForce: '已生效', rejected: '已否决或撤回' },
  link: '任职变动复核',
};

const en: typeof zh = {
  title: 'Changes of posts to check',
  intro:
    'Whoever holds a post decides about others. So a change of posts is asked for by one officer and holds only once another officer of the bureau has checked it row by row and put it in force; until then no post, task or link changes.',
  took: (rows) =>
    `Taken: ${rows} rows. What differs from the present holders stands below and waits for another officer; what is not listed stands already.`,
  none: 'No change of posts waits to be checked.',
  nobodyElse:
    'There is no other officer of the bureau who could put it in force. The operator adds one with npm run found (operations guide, “The first officers”).',
  sheet: (n) => `Imported posts: ${n} ${n === 1 ? 'change' : 'changes'}`,
  by: (name, at) => `Asked for by ${name}, ${at}`,
  body: 'Body',
  post: 'Post',
  person: 'Person',
  change: 'Change',
  address: 'E-mail',
  noAddress: 'none',
  changes: {
    begins: (from, to) => (to ? `holds it from ${from} to ${to}` : `holds it from ${from}`),
    ends: (_, to) => `holds it until ${to}`,
    lastDay: (_, to, was) => `last day ${to || 'open'} (was ${was || 'open'})`,
  },
  stale:
    'It no longer fits the present holders and cannot be put in force. Please reject it; whoever asked may ask anew.',
  decide: 'Put in force or reject',
  decideIntro: 'Please check every row: body, post, person and e-mail. Whoever reads that e-mail can open the account.',
  decision: 'Decision',
  approve: 'Put in force now',
  reject: 'Reject; no post changes',
  submit: 'Decide',
  own: 'You asked for this: another officer puts it in force.',
  takeBack: 'Take it back',
  takeBackIntro: 'No post changes; it can be asked for again.',
  secondFactor: 'Deciding needs the second factor: please show it first.',
  earlier: 'Decided',
  when: 'Asked for',
  what: 'What',
  kinds: { sheet: 'Imported posts', replacement: 'A holder replaced' },
  asked: 'By',
  decided: 'Decided by',
  state: 'Outcome',
  states: { proposed: 'waits', inForce: 'in force', rejected: 'rejected or taken back' },
  link: 'Changes of posts to check',
};

/** Words of the page on which a second officer checks who is to hold which post. */
export const postProposalWords: Record<Language, typeof zh> = { zh, en };

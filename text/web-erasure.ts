import type { Language } from '../domain/vocabulary.js';

const zh = {
  title: '删除个人信息',
  intro:
    '本人申请、目的已经实现或者处理违法时，由一人提请、另一人决定（个人信息保护法第四十七条）。删除后，姓名、联系方式、申报表、附件、陈述和账号均不可恢复；编号、决定、证书登记和办理记录保留，但不再指向本人。',
  code: '人员编码',
  ground: '理由',
  grounds: { request: '本人申请', purposeEnded: '处理目的已实现', unlawful: '不应收集或保存' },
  reference: '文号',
  referenceHint: '申请或批示的编号，不写姓名。',
  propose: '提请删除',
  list: '删除记录',
  state: '状态',
  states: { proposed: '待决定', done: '已删除', rejected: '不予删除' },
  erased: '（已删除）',
  own: '由您提请，须由另一人决定。',
  decide: (code: string) => `决定是否删除 ${code} 的个人信息`,
  decision: '决定',
  done: '删除，不可恢复',
  rejected: '不予删除',
  submit: '提交决定',
};

const en: typeof zh = {
  title: 'Erase personal data',
  intro:
    'On the request of the person, when its purpose is over, or when it should not be kept: proposed by one officer, decided by another (Personal Information Protection Law, article 47). Name, contact, forms, files, statements and account are gone for good; numbers, decisions, the register of certificates and the record stay and lead to nobody.',
  code: "Person's code",
  ground: 'Ground',
  grounds: {
    request: 'the person asks for it',
    purposeEnded: 'the purpose is over',
    unlawful: 'should not have been kept',
  },
  reference: 'Number in the files',
  referenceHint: 'Of the request or the order; no names.',
  propose: 'Propose',
  list: 'Erasures',
  state: 'State',
  states: { proposed: 'waits for a decision', done: 'erased', rejected: 'rejected' },
  erased: '(erased)',
  own: 'You proposed it; another person decides.',
  decide: (code: string) => `Decide on erasing the data of ${code}`,
  decision: 'Decision',
  done: 'erase, for good',
  rejected: 'reject',
  submit: 'Decide',
};

export const erasureWords: Record<Language, typeof zh> = { zh, en };

import type { Language } from '../domain/vocabulary.js';

/** The inbox of the built-in mail catcher. */
export type MailCatcherWords = {
  title: string;
  explanation: string;
  empty: string;
  count: (n: number) => string;
  filter: string;
  filterLabel: string;
  all: string;
  subject: string;
  from: string;
  to: string;
  received: string;
  attachments: string;
  noSubject: string;
  back: string;
  download: string;
  asHtml: string;
  asText: string;
  notFound: string;
  otherLanguage: string;
};

export const mailCatcher: Record<Language, MailCatcherWords> = {
  zh: {
    title: '收件箱',
    explanation: '试用环境的邮件都到这里，不会真正发出。',
    empty: '还没有邮件。',
    count: (n) => `共 ${n} 封`,
    filter: '筛选',
    filterLabel: '收件人地址',
    all: '全部',
    subject: '主题',
    from: '发件人',
    to: '收件人',
    received: '收到时间',
    attachments: '附件',
    noSubject: '（无主题）',
    back: '返回收件箱',
    download: '下载原件（.eml）',
    asHtml: '网页版式',
    asText: '纯文本',
    notFound: '没有这封邮件。',
    otherLanguage: 'English',
  },
  en: {
    title: 'Inbox',
    explanation: 'Mail of the trial installation arrives here and is never really sent.',
    empty: 'No mail yet.',
    count: (n) => (n === 1 ? '1 message' : `${n} messages`),
    filter: 'Filter',
    filterLabel: "Recipient's address",
    all: 'All',
    subject: 'Subject',
    from: 'From',
    to: 'To',
    received: 'Received',
    attachments: 'Attachments',
    noSubject: '(no subject)',
    back: 'Back to the inbox',
    download: 'Download the original (.eml)',
    asHtml: 'Formatted',
    asText: 'Plain text',
    notFound: 'There is no such message.',
    otherLanguage: '中文',
  },
};

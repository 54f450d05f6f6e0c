import type { Language } from '../domain/vocabulary.js';

/** Words of the HTTP side that are no refusals. */
export type ApiWords = {
  readonly title: string;
  readonly description: string;
  readonly docsTitle: string;
  readonly bearer: string;
  readonly cookie: string;
  readonly linkCookie: string;
  readonly idempotencyKey: string;
  readonly ifMatch: string;
  readonly nonce: string;
  readonly problem: string;
  readonly ok: string;
  readonly unchanged: string;
  readonly file: string;
  readonly methodUnknown: string;
  readonly keyMissing: string;
  readonly notJson: string;
};

export const api: Record<Language, ApiWords> = {
  zh: {
    title: '评选 API',
    description:
      '教育行政部门评选工作的接口。每个写操作须带 Idempotency-Key：同一编号始终得到同一答复。拒绝以 problem+json 答复，写明代码、规则、条款和说明。',
    docsTitle: '评选 API 文档',
    bearer: 'API 令牌（不能用于需要动态验证码的事项）',
    cookie: '登录后的会话',
    linkCookie: '由邮件链接换得的会话，只能办理该链接的一件事',
    idempotencyKey: '由调用方产生的编号（1–200 个字符）；同一编号始终得到同一答复',
    ifMatch: '您所看到的版本；之后有变动则答复 409',
    nonce: '打开链接时得到的一次性校验值',
    problem: '拒绝的理由',
    ok: '办理成功',
    unchanged: '自 If-None-Match 所示版本以来没有变动',
    file: '文件',
    methodUnknown: '没有这个地址。',
    keyMissing: '缺少请求头 Idempotency-Key。',
    notJson: '请求正文不是正确的 JSON。',
  },
  en: {
    title: 'Pingxuan API',
    description:
      'Selections of an education bureau. Every act carries an Idempotency-Key: the same key always gets the same answer. Refusals are problem+json with code, rule, clause and a sentence.',
    docsTitle: 'Pingxuan API documentation',
    bearer: 'An API token (not good for acts that need a second factor)',
    cookie: 'The session of somebody signed in',
    linkCookie: 'What a link in a mail was traded for: good for its one task only',
    idempotencyKey: 'Made by the caller (1–200 characters); the same key always gets the same answer',
    ifMatch: 'The version you were shown; 409 if it has changed since',
    nonce: 'The value received when the link was opened',
    problem: 'Why it was refused',
    ok: 'Done',
    unchanged: 'As it was at the version named in If-None-Match',
    file: 'The file',
    methodUnknown: 'There is nothing at this address.',
    keyMissing: 'The header Idempotency-Key is missing.',
    notJson: 'The body is not valid JSON.',
  },
};

import { soundForm } from '../domain/host-selection/sample.js';
import type { Spoken } from './walk/spoken.js';

/** Each tries to leave the place it is put in by another way; all carry `xss`, which nothing of ours does. */
export const payloads: readonly string[] = [
  '"><xss-mark onclick=xss()>',
  "'><xss-mark onclick=xss()>",
  '</textarea><xss-mark>',
  '</title><xss-mark>',
  '</script><script>xss()</script>',
  '--><xss-mark>',
  ']]><xss-mark>',
  '<img src=xss onerror=xss()>',
  '<svg/onload=xss()>',
  '<iframe srcdoc="<xss-mark>">',
  '" onfocus=xss() autofocus xss="',
  "' style=xss:expression(xss()) xss='",
  'javascript:xss()//',
  'data:text/html,<script>xss()</script>',
  '&lt;xss-mark&gt;&#60;xss-mark&#62;',
  '\u003cxss-mark\u003e\\u003cxss-mark\\u003e',
  '{{xss}}\u0024{xss}<%=xss%>',
  '<a href="javascript:xss()">xss</a>',
  '<math><mtext></p><style><xss-mark>',
  '<form action=//xss.example><button>xss',
  '<base href=//xss.example>',
  '<meta http-equiv=refresh content="0;url=//xss.example">',
  '%3Cxss-mark%3E%253Cxss-mark%253E',
  '<!--><xss-mark>-->',
  '<xss-mark\n>\r\n<xss-mark\t/>',
];

let turn = 0;
/** The next of them in turn, cut to a field's size and long enough for one that asks for words. */
const next = (most = 120): string => {
  turn += 1;
  return (payloads[turn % payloads.length] ?? '').slice(0, most);
};
const long = (least: number): string => payloads.join(' ') + '文'.repeat(least);

const signed = { name: next(), signedOn: '2026-03-02' };

/** Every field of the form in which somebody types words. */
const form: typeof soundForm = {
  ...soundForm,
  name: signed.name,
  phone: soundForm.phone,
  subject: next(),
  currentClass: next(),
  teacherCertNo: next(),
  headTeacherPeriods: soundForm.headTeacherPeriods.map((one) => ({ ...one, school: next(), className: next() })),
  stayCommitment: signed,
  schoolStayConsent: signed,
  ethicsSignature: signed,
  truthDeclaration: signed,
  ethicsSelfDeclaration: long(200),
  performanceSummary: long(600),
  researchEffect: long(100),
  cases: soundForm.cases.map((one) => ({ ...one, title: next(), summary: long(800) })),
  influence: soundForm.influence.map((one) => ({ ...one, activity: next() })),
  research: soundForm.research.map((one) => ({ ...one, title: next(), issuer: next() })),
  honours: soundForm.honours.map((one) => ({ ...one, name: next(), issuer: next() })),
};

export const hostileWords: Spoken = {
  form,
  opinion: long(0),
  minutes: long(0),
  heard: long(0),
  remark: long(0),
  objection: { text: long(0), fromName: next(), contact: 'xss@out.example' },
  handedIn: `${next(100)}.pdf`,
  appeal: long(0),
  fileName: `${next(100)}.pdf`,
  notice: { title: next(), text: long(0), receivingUnit: next() },
};

/** For names of people and bodies, which are imported: each another. */
export const hostileName = (): string => `名${next()}`;

import type { Recipient } from '../domain/studio/assessment/consequences.js';
import { honourTitles } from '../domain/studio/commendation/titles.js';
import type { Language } from '../domain/vocabulary.js';

interface Facts {
  readonly studioName: string;
  readonly unitName: string;
  readonly callName: string;
  readonly decisionNo: string;
}

/** What stands on an honour's certificate, for each of the four kinds of recipient (ASSESS-08). */
export interface HonourDocumentWords {
  readonly title: string;
  readonly subtitle: Record<Recipient, string>;
  readonly number: (no: string) => string;
  readonly holder: Record<Recipient, (name: string) => string>;
  readonly body: Record<Recipient, (facts: Facts) => string>;
  readonly closing: string;
  readonly qrAlt: string;
}

const zh: HonourDocumentWords = {
  title: '荣誉证书',
  subtitle: honourTitles,
  number: (no) => `荣誉编号：${no}`,
  holder: {
    studio: (name) => `${name}：`,
    unit: (name) => `${name}：`,
    host: (name) => `${name} 同志：`,
    member: (name) => `${name} 同志：`,
  },
  body: {
    studio: (d) =>
      `在${d.callName}中，你工作室（${d.unitName}）成绩优异，被授予“先进班主任工作室”（${d.decisionNo}）。`,
    unit: (d) =>
      `在${d.callName}中，你单位支持“${d.studioName}”建设成绩优异，被授予“班主任工作室建设先进单位”（${d.decisionNo}）。`,
    host: (d) =>
      `在${d.callName}中，你（${d.unitName}）主持“${d.studioName}”成绩优异，被授予“优秀班主任工作室主持人”（${d.decisionNo}）。`,
    member: (d) =>
      `在${d.callName}中，你作为“${d.studioName}”成员成绩优异，被授予“优秀班主任工作室成员”（${d.decisionNo}）。`,
  },
  closing: '特发此证，以资鼓励。',
  qrAlt: '荣誉证书核验二维码',
};

const en: HonourDocumentWords = {
  title: 'Certificate of Honour',
  subtitle: {
    studio: 'Advanced Head-Teacher Studio',
    unit: 'Advanced Unit of Head-Teacher Studios',
    host: 'Excellent Host of a Head-Teacher Studio',
    member: 'Excellent Member of a Head-Teacher Studio',
  },
  number: (no) => `Honour no. ${no}`,
  holder: {
    studio: (name) => `To ${name}:`,
    unit: (name) => `To ${name}:`,
    host: (name) => `To ${name}:`,
    member: (name) => `To ${name}:`,
  },
  body: {
    studio: (d) => `In ${d.callName} your studio (${d.unitName}) is commended for excellent results (${d.decisionNo}).`,
    unit: (d) =>
      `In ${d.callName} your unit is commended for its support of “${d.studioName}” with excellent results (${d.decisionNo}).`,
    host: (d) =>
      `In ${d.callName} you (${d.unitName}) are commended as host of “${d.studioName}” for excellent results (${d.decisionNo}).`,
    member: (d) =>
      `In ${d.callName} you are commended as a member of “${d.studioName}” for excellent results (${d.decisionNo}).`,
  },
  closing: 'In witness whereof this certificate is issued.',
  qrAlt: 'QR code to verify this certificate',
};

export const honourDocumentWords: Record<Language, HonourDocumentWords> = { zh, en };

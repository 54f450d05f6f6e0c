import type { Language } from '../domain/vocabulary.js';

/** A label before what it names, with the colon of its language. */
export const labelled = (label: string, value: string, language: Language): string =>
  language === 'zh' ? `${label}：${value}` : `${label}: ${value}`;

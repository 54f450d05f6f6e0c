import type { Language } from '../domain/vocabulary.js';

const zone = 'Asia/Shanghai';
const format = (locale: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });

const date: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' };
const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

const formats = {
  zh: { day: format('zh-CN', date), moment: format('zh-CN', { ...date, ...clock }) },
  en: { day: format('en-GB', date), moment: format('en-GB', { ...date, ...clock }) },
} as const satisfies Record<Language, unknown>;

/** An instant as people in Beijing read it: `2026年3月5日周四 23:59`. Empty stays empty. */
export const moment = (instant: string, language: Language): string =>
  instant && formats[language].moment.format(new Date(instant));

/** The Beijing day of an instant, with its weekday. */
export const dayName = (instant: string, language: Language): string =>
  instant && formats[language].day.format(new Date(instant));

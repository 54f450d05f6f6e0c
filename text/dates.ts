import type { Language } from '../domain/vocabulary.js';

const zone = 'Asia/Shanghai';
const format = (locale: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });

const plain: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', day: 'numeric' };
const date: Intl.DateTimeFormatOptions = { ...plain, weekday: 'short' };
const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

const formats = {
  zh: { plain: format('zh-CN', plain), day: format('zh-CN', date), moment: format('zh-CN', { ...date, ...clock }) },
  en: { plain: format('en-GB', plain), day: format('en-GB', date), moment: format('en-GB', { ...date, ...clock }) },
} as const satisfies Record<Language, unknown>;

/** An instant as people in Beijing read it: `2026年3月5日周四 23:59`. Empty stays empty. */
export const moment = (instant: string, language: Language): string =>
  instant && formats[language].moment.format(new Date(instant));

/** The Beijing day of an instant, with its weekday. */
export const dayName = (instant: string, language: Language): string =>
  instant && formats[language].day.format(new Date(instant));

/** A day as it was filled in, `1989-04-13`: `1989年4月13日`, `13 April 1989`. What is no day stays as it is. */
export const filledDay = (day: string, language: Language): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) ? formats[language].plain.format(new Date(`${day}T12:00:00+08:00`)) : day;

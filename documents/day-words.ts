import { dayOf } from '../domain/time/beijing.js';

const numerals = '〇一二三四五六七八九';

/** '2026-09-01' → '2026年9月1日'. A Beijing day, not an instant. */
export function dayInChinese(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** '2026-09-01' → '2026年9月'. */
export function monthInChinese(day: string): string {
  const [year, month] = day.split('-').map(Number);
  return `${year}年${month}月`;
}

/** '2026-09-01' → '二〇二六年九月一日', as certificates are dated. */
export function dayInNumerals(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${[...year].map((d) => numerals[Number(d)]).join('')}年${below100(Number(month))}月${below100(Number(date))}日`;
}

function below100(n: number): string {
  const tens = Math.floor(n / 10);
  const ones = n % 10 === 0 ? '' : (numerals[n % 10] ?? '');
  if (tens === 0) return ones;
  return `${tens === 1 ? '' : numerals[tens]}十${ones}`;
}

/** The Beijing day of an instant as a list shows it; empty where there is none. */
export const dayIf = (instant: string | null): string => (instant ? dayOf(instant) : '');

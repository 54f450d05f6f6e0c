import type { CalendarData } from './calendar.js';
import { calendarOf, type YearSchedule } from './schedule.js';

/**
 * The State Council's arrangements as published, holiday by holiday.
 * `test/domain/calendar/china.test.ts` compares every day with the independent data of `chinese-days`.
 */
export const chinaSchedules: readonly [YearSchedule, ...YearSchedule[]] = [
  {
    year: 2024,
    source: '国务院办公厅关于2024年部分节假日安排的通知(国办发明电〔2023〕7号)',
    publishedOn: '2023-10-25',
    breaks: [
      { name: '元旦', from: '2024-01-01', to: '2024-01-01', makeUp: [] },
      { name: '春节', from: '2024-02-10', to: '2024-02-17', makeUp: ['2024-02-04', '2024-02-18'] },
      { name: '清明节', from: '2024-04-04', to: '2024-04-06', makeUp: ['2024-04-07'] },
      { name: '劳动节', from: '2024-05-01', to: '2024-05-05', makeUp: ['2024-04-28', '2024-05-11'] },
      { name: '端午节', from: '2024-06-10', to: '2024-06-10', makeUp: [] },
      { name: '中秋节', from: '2024-09-15', to: '2024-09-17', makeUp: ['2024-09-14'] },
      { name: '国庆节', from: '2024-10-01', to: '2024-10-07', makeUp: ['2024-09-29', '2024-10-12'] },
    ],
  },
  {
    year: 2025,
    source: '国务院办公厅关于2025年部分节假日安排的通知(国办发明电〔2024〕12号)',
    publishedOn: '2024-11-12',
    breaks: [
      { name: '元旦', from: '2025-01-01', to: '2025-01-01', makeUp: [] },
      { name: '春节', from: '2025-01-28', to: '2025-02-04', makeUp: ['2025-01-26', '2025-02-08'] },
      { name: '清明节', from: '2025-04-04', to: '2025-04-06', makeUp: [] },
      { name: '劳动节', from: '2025-05-01', to: '2025-05-05', makeUp: ['2025-04-27'] },
      { name: '端午节', from: '2025-05-31', to: '2025-06-02', makeUp: [] },
      { name: '国庆节、中秋节', from: '2025-10-01', to: '2025-10-08', makeUp: ['2025-09-28', '2025-10-11'] },
    ],
  },
  {
    year: 2026,
    source: '国务院办公厅关于2026年部分节假日安排的通知(国办发明电〔2025〕7号)',
    publishedOn: '2025-11-04',
    breaks: [
      { name: '元旦', from: '2026-01-01', to: '2026-01-03', makeUp: ['2026-01-04'] },
      { name: '春节', from: '2026-02-15', to: '2026-02-23', makeUp: ['2026-02-14', '2026-02-28'] },
      { name: '清明节', from: '2026-04-04', to: '2026-04-06', makeUp: [] },
      { name: '劳动节', from: '2026-05-01', to: '2026-05-05', makeUp: ['2026-05-09'] },
      { name: '端午节', from: '2026-06-19', to: '2026-06-21', makeUp: [] },
      { name: '中秋节', from: '2026-09-25', to: '2026-09-27', makeUp: [] },
      { name: '国庆节', from: '2026-10-01', to: '2026-10-07', makeUp: ['2026-09-20', '2026-10-10'] },
    ],
  },
];

/** The calendar the service starts with; later years are imported (`withYear`). */
export const chinaCalendar: CalendarData = calendarOf(chinaSchedules);

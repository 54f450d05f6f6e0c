import type { YearSchedule } from '../../domain/calendar/schedule.js';

/** Invented: nothing is published for 2027 while this is written. */
export const invented2027: YearSchedule = {
  year: 2027,
  source: '国务院办公厅关于2027年部分节假日安排的通知（国办发明电〔2026〕0号）',
  publishedOn: '2026-11-20',
  breaks: [
    { name: '元旦', from: '2027-01-01', to: '2027-01-03', makeUp: ['2026-12-26'] },
    { name: '春节', from: '2027-02-05', to: '2027-02-13', makeUp: ['2027-01-30', '2027-02-14'] },
    { name: '清明节', from: '2027-04-03', to: '2027-04-05', makeUp: [] },
    { name: '劳动节', from: '2027-05-01', to: '2027-05-05', makeUp: ['2027-05-08'] },
    { name: '端午节', from: '2027-06-09', to: '2027-06-09', makeUp: [] },
    { name: '中秋节', from: '2027-09-15', to: '2027-09-15', makeUp: [] },
    { name: '国庆节', from: '2027-10-01', to: '2027-10-07', makeUp: ['2027-09-26', '2027-10-09'] },
  ],
};

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

/** Invented: its Labour Day is worked for on the Saturday before and the one after. */
export const invented2028: YearSchedule = {
  year: 2028,
  source: '国务院办公厅关于2028年部分节假日安排的通知（国办发明电〔2027〕0号）',
  publishedOn: '2027-11-19',
  breaks: [
    { name: '元旦', from: '2028-01-01', to: '2028-01-03', makeUp: [] },
    { name: '春节', from: '2028-01-25', to: '2028-02-01', makeUp: ['2028-01-22', '2028-02-05'] },
    { name: '清明节', from: '2028-04-04', to: '2028-04-04', makeUp: [] },
    { name: '劳动节', from: '2028-05-01', to: '2028-05-05', makeUp: ['2028-04-29', '2028-05-06'] },
    { name: '端午节', from: '2028-05-27', to: '2028-05-29', makeUp: [] },
    { name: '国庆节、中秋节', from: '2028-10-01', to: '2028-10-08', makeUp: ['2028-09-23', '2028-10-14'] },
  ],
};

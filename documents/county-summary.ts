import type { Language } from '../domain/vocabulary.js';
import { documentWords } from '../text/documents.js';
import { monthInChinese } from './day-words.js';
import { writeSheet } from './sheet.js';

/** The summary a county sends with its bundle (HOST-22), in the county's order of recommendation. */
export interface CountySummaryData {
  readonly roundName: string;
  readonly countyName: string;
  readonly quota: number;
  readonly candidates: readonly {
    readonly name: string;
    readonly gender: string;
    /** Beijing day; printed as year and month. Null, as `serviceYears`, once the person's data were erased. */
    readonly birthDate: string | null;
    readonly schoolName: string;
    readonly subject: string;
    readonly title: string;
    readonly serviceYears: number | null;
    readonly research: string;
    readonly honours: string;
    readonly notice: string;
    readonly formNo: string;
    readonly remark: string;
  }[];
  /** Instant of the submission. */
  readonly at: string;
}

/** The 推荐汇总表 as XLSX, one A4 landscape page wide. */
export function writeCountySummary(data: CountySummaryData, language: Language): Promise<Buffer> {
  const words = documentWords[language];
  const { columns, ...summary } = words.countySummary;
  return writeSheet({
    name: data.countyName,
    title: summary.title(data.roundName),
    note: `${summary.unit(data.countyName)}    ${summary.count(data.candidates.length, data.quota)}`,
    columns: [
      { title: columns.rank, width: 7, align: 'center' },
      { title: columns.name, width: 10, align: 'center' },
      { title: columns.gender, width: 6, align: 'center' },
      { title: columns.birth, width: 12, align: 'center' },
      { title: columns.school, width: 24 },
      { title: columns.subject, width: 8, align: 'center' },
      { title: columns.title, width: 14 },
      { title: columns.years, width: 9, align: 'center' },
      { title: columns.research, width: 32 },
      { title: columns.honours, width: 28 },
      { title: columns.notice, width: 18 },
      { title: columns.formNo, width: 16 },
      { title: columns.remark, width: 12 },
    ],
    rows: data.candidates.map((c, n) => [
      n + 1,
      c.name,
      c.gender,
      c.birthDate === null ? '' : language === 'zh' ? monthInChinese(c.birthDate) : c.birthDate.slice(0, 7),
      c.schoolName,
      c.subject,
      c.title,
      c.serviceYears ?? '',
      c.research,
      c.honours,
      c.notice,
      c.formNo,
      c.remark,
    ]),
    footer: [summary.signatures],
    pageFooter: words.sheet.page,
    at: data.at,
  });
}

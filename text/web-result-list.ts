import type { Language } from '../domain/vocabulary.js';

const zh = {
  title: '考核结果',
  intro: '您可以查看的工作室在一个年度内考核期满、已公布的结果。未生效的仍在申诉期或申诉处理中。',
  none: '还没有公布的考核结果。',
  of: (year: number) => `${year}年度班主任工作室考核结果一览表`,
  years: '其他年度',
  year: (year: number) => `${year}年度`,
  asSheet: '下载考核结果一览表（XLSX）',
  final: '已生效',
  notFinal: '未生效',
  columns: {
    bureau: '主管教育局',
    number: '编号',
    studio: '工作室',
    unit: '所在单位',
    term: '聘期',
    assessment: '考核',
    from: '自',
    to: '至',
    score: '得分',
    grade: '等次',
    published: '公布日期',
    final: '是否生效',
    finalOn: '生效日期',
  },
};
export type ResultListWords = typeof zh;

const en: ResultListWords = {
  title: 'Assessment results',
  intro:
    'Published results of the studios you may see, whose assessed period ended in one year. What is not final may still be appealed, or is being looked at again.',
  none: 'No result has been published yet.',
  of: (year) => `Assessment results of ${year}`,
  years: 'Other years',
  year: (year) => String(year),
  asSheet: 'Download the list of results (XLSX)',
  final: 'final',
  notFinal: 'not final',
  columns: {
    bureau: 'Bureau',
    number: 'No.',
    studio: 'Studio',
    unit: 'Unit',
    term: 'Term',
    assessment: 'Assessment',
    from: 'From',
    to: 'To',
    score: 'Score',
    grade: 'Grade',
    published: 'Published',
    final: 'Final?',
    finalOn: 'Final since',
  },
};

export const resultListWords: Record<Language, ResultListWords> = { zh, en };

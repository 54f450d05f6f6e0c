import type { Language } from '../domain/vocabulary.js';

export interface DownloadWords {
  readonly results: {
    readonly title: (round: string) => string;
    readonly preamble: (hosts: number) => string;
    /** LOCAL-01: of a county's own round. */
    readonly ownPreamble: (hosts: number, issuer: string) => string;
    readonly columns: readonly string[];
  };
  /** What became of a person on a notice. */
  readonly outcomes: Readonly<
    Record<'listed' | 'underInvestigation' | 'upheld' | 'dismissed' | 'cleared' | 'removed', string>
  >;
  /** Names of the files people save. */
  readonly files: {
    readonly form: (number: string) => string;
    readonly certificate: (number: string) => string;
    readonly plaque: (number: string) => string;
    readonly summary: (county: string) => string;
    readonly proof: (number: string) => string;
    readonly results: (round: string) => string;
    readonly letter: (studio: string, version: number) => string;
    readonly agreement: (studio: string, member: number, version: number) => string;
    readonly memberRecord: (studio: string, member: number) => string;
    readonly assessmentResult: (studio: string) => string;
    readonly assessmentReport: (studio: string) => string;
  };
  readonly noticed: (from: string, to: string, objections: number) => string;
  readonly listMark: string;
}

/** Words of files people take away, besides those printed by the templates. */
export const downloadWords: Record<Language, DownloadWords> = {
  zh: {
    results: {
      title: (round) => `${round}入选名单`,
      preamble: (hosts) =>
        `经个人申报、学校推荐、县区审核、专家评审和公示，市教育局审定，命名下列 ${hosts} 个班主任工作室，聘任下列同志为工作室主持人。`,
      ownPreamble: (hosts, issuer) =>
        `经个人申报、学校推荐、专家评审和公示，${issuer}审定，命名下列 ${hosts} 个优秀班主任工作室，聘任下列同志为工作室主持人。`,
      columns: ['序号', '工作室名称', '主持人', '所在学校', '县区', '证书编号', '审定文号'],
    },
    outcomes: {
      listed: '公示中',
      underInvestigation: '异议核查中',
      upheld: '异议成立，移出',
      dismissed: '异议不成立',
      cleared: '无异议',
      removed: '已移出',
    },
    files: {
      form: (number) => `申报表-${number}.pdf`,
      certificate: (number) => `证书-${number}.pdf`,
      plaque: (number) => `牌匾-${number}.pdf`,
      summary: (county) => `推荐汇总表-${county}.xlsx`,
      proof: (number) => `公示凭证-${number}.pdf`,
      results: (round) => `入选名单-${round}`,
      letter: (studio, version) => `目标责任书-${studio}-${version}.pdf`,
      agreement: (studio, member, version) => `成员协议书-${studio}-${member}-${version}.pdf`,
      memberRecord: (studio, member) => `成员任务完成记录-${studio}-${member}.pdf`,
      assessmentResult: (studio) => `考核结果通知书-${studio}.pdf`,
      assessmentReport: (studio) => `考核报告-${studio}.pdf`,
    },
    noticed: (from, to, objections) => `${from}至${to}公示，${objections === 0 ? '无异议' : `异议 ${objections} 件`}`,
    listMark: '、',
  },
  en: {
    results: {
      title: (round) => `Hosts named in ${round}`,
      preamble: (hosts) =>
        `After application, school recommendation, county review, expert review and public notice, the bureau names ${hosts} studios and their hosts.`,
      ownPreamble: (hosts, issuer) =>
        `After application, school recommendation, expert review and public notice, ${issuer} names ${hosts} studios and their hosts.`,
      columns: ['No.', 'Studio', 'Host', 'School', 'County', 'Certificate', 'Decision'],
    },
    outcomes: {
      listed: 'on notice',
      underInvestigation: 'objection being looked into',
      upheld: 'objection upheld, removed',
      dismissed: 'objection dismissed',
      cleared: 'no objection',
      removed: 'removed',
    },
    files: {
      form: (number) => `application-form-${number}.pdf`,
      certificate: (number) => `certificate-${number}.pdf`,
      plaque: (number) => `plaque-${number}.pdf`,
      summary: (county) => `county-summary-${county}.xlsx`,
      proof: (number) => `notice-proof-${number}.pdf`,
      results: (round) => `hosts-${round}`,
      letter: (studio, version) => `responsibility-letter-${studio}-${version}.pdf`,
      agreement: (studio, member, version) => `member-agreement-${studio}-${member}-${version}.pdf`,
      memberRecord: (studio, member) => `member-record-${studio}-${member}.pdf`,
      assessmentResult: (studio) => `assessment-result-${studio}.pdf`,
      assessmentReport: (studio) => `assessment-report-${studio}.pdf`,
    },
    noticed: (from, to, objections) =>
      `on notice ${from} to ${to}, ${objections === 0 ? 'no objection' : `${objections} objection(s)`}`,
    listMark: ', ',
  },
};

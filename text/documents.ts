import type { Language, Level, PaperRoute } from '../domain/vocabulary.js';

/** Words of printed and downloaded documents. Official papers are issued in Chinese; the English row serves copies and lists. */
export interface DocumentWords {
  readonly sealPlace: string;
  readonly verify: (at: { domain: string; code: string }) => readonly string[];
  readonly certificate: {
    readonly title: string;
    readonly subtitle: string;
    readonly number: (no: string) => string;
    readonly holder: (name: string) => string;
    readonly body: (facts: CertificateFacts) => string;
    readonly closing: string;
    readonly qrAlt: string;
  };
  readonly plaque: {
    readonly number: (no: string) => string;
    readonly code: (code: string) => string;
    readonly yearMonth: (day: string) => string;
    readonly qrAlt: string;
  };
  readonly levels: Record<Level, string>;
  readonly yesNo: (value: boolean) => string;
  readonly sheet: {
    readonly page: string;
    readonly errorColumn: string;
    readonly line: string;
  };
  readonly countySummary: CountySummaryWords;
  readonly invite: { readonly reminder: string };
}

export interface CertificateFacts {
  readonly schoolName: string;
  readonly studioName: string;
  readonly roundName: string;
  readonly decisionNo: string;
  readonly route: PaperRoute;
  readonly issuer: string;
  readonly termFrom: string;
  readonly termTo: string;
}

export interface CountySummaryWords {
  readonly title: (round: string) => string;
  readonly columns: {
    readonly rank: string;
    readonly name: string;
    readonly gender: string;
    readonly birth: string;
    readonly school: string;
    readonly subject: string;
    readonly title: string;
    readonly years: string;
    readonly research: string;
    readonly honours: string;
    readonly notice: string;
    readonly formNo: string;
    readonly remark: string;
  };
  readonly unit: (county: string) => string;
  readonly count: (chosen: number, quota: number) => string;
  readonly signatures: string;
}

const chinese: DocumentWords = {
  sealPlace: '盖章处',
  verify: ({ domain, code }) => ['扫码或登录以下网址核验', domain, `核验码 ${code}`],
  certificate: {
    title: '证书',
    subtitle: '班主任工作室主持人',
    number: (no) => `证书编号：${no}`,
    holder: (name) => `${name} 同志：`,
    body: (facts) =>
      `经个人申报、学校推荐${facts.route === 'county' ? '、县区审核' : ''}、专家评审、社会公示和${facts.route === 'ownCounty' ? facts.issuer : '市教育局'}审定，` +
      `你（${facts.schoolName}）在${facts.roundName}中入选，聘任为“${facts.studioName}”主持人，` +
      `聘期自${facts.termFrom}至${facts.termTo}（${facts.decisionNo}）。`,
    closing: '特发此证。',
    qrAlt: '证书核验二维码',
  },
  plaque: {
    number: (no) => `编号 ${no}`,
    code: (code) => `核验码 ${code}`,
    yearMonth: (day) => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月`,
    qrAlt: '牌匾核验二维码',
  },
  levels: { national: '国家级', provincial: '省级', city: '市级', county: '县区级', school: '校级' },
  yesNo: (value) => (value ? '是' : '否'),
  sheet: { page: '第 &P 页，共 &N 页', errorColumn: '错误', line: '行号' },
  countySummary: {
    title: (round) => `${round}推荐汇总表`,
    columns: {
      rank: '推荐顺序',
      name: '姓名',
      gender: '性别',
      birth: '出生年月',
      school: '工作单位',
      subject: '学科',
      title: '职称',
      years: '班主任年限',
      research: '主要教研成果',
      honours: '主要荣誉',
      notice: '公示情况',
      formNo: '申报表编号',
      remark: '备注',
    },
    unit: (county) => `填报单位（盖章）：${county}`,
    count: (chosen, quota) => `推荐 ${chosen} 人（推荐名额 ${quota} 人）`,
    signatures: '负责人签字：              经办人签字：              联系电话：              填报日期：    年  月  日',
  },
  invite: { reminder: '即将到期，请及时办理' },
};

const english: DocumentWords = {
  sealPlace: 'Place of seal',
  verify: ({ domain, code }) => ['Scan, or check this paper at', domain, `Code ${code}`],
  certificate: {
    title: 'Certificate',
    subtitle: 'Host of a Head-Teacher Studio',
    number: (no) => `Certificate no. ${no}`,
    holder: (name) => `To ${name}:`,
    body: (facts) =>
      `After individual application, school recommendation${facts.route === 'county' ? ', county review' : ''}, expert review, ` +
      `public notice and approval by ${facts.route === 'ownCounty' ? facts.issuer : 'the city bureau'}, you (${facts.schoolName}) were selected in ${facts.roundName} and are ` +
      `appointed host of “${facts.studioName}” from ${facts.termFrom} to ${facts.termTo} (${facts.decisionNo}).`,
    closing: 'In witness whereof this certificate is issued.',
    qrAlt: 'QR code to verify this certificate',
  },
  plaque: {
    number: (no) => `No. ${no}`,
    code: (code) => `Code ${code}`,
    yearMonth: (day) => day.slice(0, 7),
    qrAlt: 'QR code to verify this plaque',
  },
  levels: { national: 'National', provincial: 'Provincial', city: 'City', county: 'County', school: 'School' },
  yesNo: (value) => (value ? 'Yes' : 'No'),
  sheet: { page: 'Page &P of &N', errorColumn: 'Errors', line: 'Line' },
  countySummary: {
    title: (round) => `${round}: summary of recommendations`,
    columns: {
      rank: 'Order',
      name: 'Name',
      gender: 'Gender',
      birth: 'Born',
      school: 'School',
      subject: 'Subject',
      title: 'Title',
      years: 'Years as head teacher',
      research: 'Main research results',
      honours: 'Main honours',
      notice: 'Public notice',
      formNo: 'Form no.',
      remark: 'Remark',
    },
    unit: (county) => `Submitted by (seal): ${county}`,
    count: (chosen, quota) => `Recommended: ${chosen} (quota ${quota})`,
    signatures: 'Head (signature):              Officer (signature):              Phone:              Date:',
  },
  invite: { reminder: 'Due soon: please attend to it' },
};

export const documentWords: Record<Language, DocumentWords> = { zh: chinese, en: english };

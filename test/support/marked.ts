import { getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '../../db/database.js';
import * as schema from '../../db/schema/all.js';
import type { TermWords } from '../access/term-words.js';
import type { Spoken } from '../access/walk/spoken.js';
import { soundForm } from '../domain/host-selection/sample.js';

/** Words that stand nowhere else, one for each field in which somebody may say something of themselves. */
export const markedPerson = {
  name: '印甲林',
  namePinyin: 'yinjialin-mark',
  email: 'yin.jia@mark.example',
  phone: '0571-5559872',
} as const;

const signed = { name: markedPerson.name, signedOn: '2026-03-02' };
const longer = (word: string, least: number) => word + '文'.repeat(least);

export const markedForm: typeof soundForm = {
  ...soundForm,
  name: markedPerson.name,
  phone: '0571-5559871',
  email: 'yin.form@mark.example',
  idLast4: '913X',
  subject: '印学科',
  currentClass: '印现班',
  teacherCertNo: 'YINZHENG7731',
  headTeacherPeriods: soundForm.headTeacherPeriods.map((one) => ({ ...one, school: '印旧校', className: '印旧班' })),
  stayCommitment: signed,
  schoolStayConsent: signed,
  ethicsSignature: signed,
  truthDeclaration: signed,
  ethicsSelfDeclaration: longer('印师德', 250),
  performanceSummary: longer('印业绩', 600),
  researchEffect: longer('印成效', 150),
  cases: soundForm.cases.map((one, at) => ({ ...one, title: `印案题${at}`, summary: longer(`印案情${at}`, 850) })),
  influence: soundForm.influence.map((one) => ({ ...one, activity: '印活动' })),
  research: soundForm.research.map((one) => ({ ...one, title: '印论文', issuer: '印学会' })),
  honours: soundForm.honours.map((one) => ({ ...one, name: '印荣誉', issuer: '印颁奖局' })),
};

/** What host, member and offices say in a studio's term, each in words that stand nowhere else. */
export const markedTerm: TermWords = {
  grounds: '印提名由',
  removalFacts: '印成员问题',
  removalStatement: '印成员申辩',
  removalAppeal: '印除名申诉',
  leavingWords: '印离开由',
  plan: '印工作方案',
  workTitle: '印登记名',
  workSummary: '印登记录',
  evidence: '印签到表.pdf',
  page: '印网页文',
  pageChange: '印网页新',
  goalRequest: '印改目标',
  grantReason: '印拨款由',
  purpose: '印经费用途',
  fundApproval: '印审批语',
  voucher: '印发票.pdf',
  lossReport: '印失去由',
  moveWords: '印迁址由',
  selfReport: '印自评',
  minutes: '印核查记',
  resultAppeal: '印考核申诉',
  appealDecision: '印答复由',
  findingFacts: '印认定事',
  findingStatement: '印主持陈述',
  findingReason: '印裁定由',
  findingAppeal: '印否决申诉',
  honourReason: '印推荐由',
  strikeAppeal: '印名单申诉',
  honourList: '印名单由',
};

/** What the person concerned wrote, or was written for them in confidence. */
export const ownMarks: readonly string[] = [
  ...Object.values(markedPerson),
  '0571-5559871',
  'yin.form@mark.example',
  '913X',
  '印学科',
  '印现班',
  'YINZHENG7731',
  '印旧校',
  '印旧班',
  '印师德',
  '印业绩',
  '印成效',
  '印案题0',
  '印案题1',
  '印案情0',
  '印案情1',
  '印活动',
  '印论文',
  '印学会',
  '印荣誉',
  '印颁奖局',
  '印证书',
  '印听取',
  // as the host of a studio, and of the host: all of it sealed with the term
  ...[markedTerm.plan, markedTerm.workTitle, markedTerm.workSummary, markedTerm.page, markedTerm.pageChange],
  ...[markedTerm.goalRequest, markedTerm.purpose, markedTerm.voucher, markedTerm.lossReport, markedTerm.moveWords],
  markedTerm.evidence,
];
export const objectorMarks: readonly string[] = ['印异议', '印周某', 'yin.zhou@out.example', '印截图'];
/** What officers, meetings and experts wrote: part of the record, and confidential. */
export const officeMarks: readonly string[] = ['印意见', '印会议', '印评语'];

export const markedWords: Spoken = {
  form: markedForm,
  opinion: '印意见',
  minutes: '印会议',
  heard: '印听取',
  remark: '印评语',
  objection: { text: '印异议', fromName: '印周某', contact: 'yin.zhou@out.example' },
  handedIn: '印截图.pdf',
  appeal: '印申诉',
  fileName: '印证书.pdf',
  term: markedTerm,
};

const tables = Object.values(schema).filter((value) => is(value, PgTable)) as PgTable[];

/** Every row of every table as text, with the table's name before it. */
export async function wholeDatabase(db: Db): Promise<readonly string[]> {
  const all: string[] = [];
  for (const table of tables) {
    const name = getTableName(table);
    const answer = await db.execute(sql`SELECT t::text AS row FROM ${sql.identifier(name)} t`);
    const { rows } = answer as unknown as { rows: readonly { row: string }[] };
    all.push(...rows.map(({ row }) => `${name} ${row}`));
  }
  return all;
}

/** Sealed words are letters by chance, among them any four of a mark now and then. */
const sealedText = /\bp1\.[\w-]+/g;

/** Which of the marks stand where, in clear: `table mark`. */
export const marksIn = (rows: readonly string[], marks: readonly string[]): readonly string[] => [
  ...new Set(
    rows.flatMap((row) => {
      const clear = row.replaceAll(sealedText, 'p1.');
      return marks.filter((mark) => clear.includes(mark)).map((mark) => `${row.split(' ')[0]} ${mark}`);
    }),
  ),
];

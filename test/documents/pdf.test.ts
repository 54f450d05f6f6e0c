import { afterAll, describe, expect, it } from 'vitest';
import { renderApplicationForm } from '../../documents/application-form.js';
import { renderAssessmentReport } from '../../documents/assessment-report.js';
import { renderAssessmentResult } from '../../documents/assessment-result.js';
import { renderCertificate } from '../../documents/certificate.js';
import { dayInNumerals } from '../../documents/day-words.js';
import { renderFundSheet } from '../../documents/fund-sheet.js';
import { missingGlyphs } from '../../documents/glyphs.js';
import { renderHonour } from '../../documents/honour.js';
import { renderMemberAgreement } from '../../documents/member-agreement.js';
import { renderMemberRecord } from '../../documents/member-record.js';
import { renderNoticeProof } from '../../documents/notice-proof.js';
import { closePdf, rendererPid } from '../../documents/pdf.js';
import { renderPlaque } from '../../documents/plaque.js';
import { renderResponsibilityLetter } from '../../documents/responsibility-letter.js';
import { renderResultList } from '../../documents/result-list.js';
import type { Result } from '../../domain/refusal.js';
import { recipients } from '../../domain/studio/assessment/consequences.js';
import { honourDocumentWords } from '../../text/documents-honour.js';
import { pdfText } from '../support/pdf-text.js';
import * as sample from './samples.js';

afterAll(closePdf);

function pdfOf(result: Result<Buffer>): Buffer {
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.value;
}

/** The text of a PDF without white space. */
const textOf = async (pdf: Buffer) => (await pdfText(pdf)).replace(/\s/gu, '');

function expectArchival(pdf: Buffer): void {
  const raw = pdf.toString('latin1');
  expect(raw.startsWith('%PDF-1.7')).toBe(true);
  expect(raw).toMatch(/pdfaid:part>2</u);
  expect(raw).toMatch(/pdfaid:conformance>B</u);
}

const pageCount = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)?.length;

async function expectText(pdf: Buffer, ...parts: string[]): Promise<void> {
  const text = await textOf(pdf);
  for (const part of parts) expect(text).toContain(part.replace(/\s/gu, ''));
}

describe('certificate of an honour', () => {
  it.each(recipients)(
    'ASSESS-08: for the %s, with its number, decision and the address of verification',
    async (recipient) => {
      const { honour } = sample;
      const pdf = pdfOf(await renderHonour({ ...honour, recipient }));
      expectArchival(pdf);
      expect(pageCount(pdf)).toBe(1);
      const { title, subtitle } = honourDocumentWords.zh;
      await expectText(
        pdf,
        title,
        subtitle[recipient],
        honour.number,
        honour.decisionNo,
        honour.callName,
        honour.verification.code,
      );
    },
  );
});

describe('result notice of an assessment', () => {
  it('ASSESS-07, ASSESS-O03: shows the three dimensions, score, grade and what follows; before it is final, until when one may appeal', async () => {
    const { assessmentResult: result } = sample;
    const pdf = pdfOf(await renderAssessmentResult(result));
    expectArchival(pdf);
    await expectText(
      pdf,
      '考核结果通知书',
      result.studioNo,
      result.title,
      '自2026年3月2日',
      '至2027年3月1日',
      result.unit,
    );
    for (const { name, score } of result.dimensions) await expectText(pdf, name, score);
    await expectText(pdf, '58.0', '不合格', '书面警示', '制定改进方案', result.resultHash);
    const open = { ...result, final: false, appealUntil: '2027年5月7日周五 23:59', consequences: [] };
    await expectText(pdfOf(await renderAssessmentResult(open)), '未生效', '申诉一次', '2027年5月7日');
    expect(pdf.equals(pdfOf(await renderAssessmentResult(result)))).toBe(true);
    const refused = await renderAssessmentResult({ ...result, host: '王𪻐' });
    expect(refused).toMatchObject({ ok: false, refusals: [{ code: 'unprintable' }] });
  });
});

it('ASSESS-03…ASSESS-06: the report shows every task with what was confirmed and said, what was looked at, and each indicator’s points', async () => {
  const { assessmentReport: report } = sample;
  const pdf = pdfOf(await renderAssessmentReport(report));
  expectArchival(pdf);
  await expectText(
    pdf,
    '考核报告',
    report.studioNo,
    report.title,
    '自2026年3月2日',
    '目标责任书（第2版）',
    '2027年3月20日',
  );
  for (const { text, target } of report.tasks) await expectText(pdf, text, target);
  for (const said of [
    '=SUM(A1) 已办两期',
    '材料齐全',
    '实地考察',
    '校长在场',
    '计划和制度',
    '8.5',
    '58.0',
    '不合格',
    '书面警示',
  ])
    await expectText(pdf, said);
  await expectText(pdf, report.reportHash, report.sheetHash, report.resultHash);
  await expectText(pdfOf(await renderAssessmentReport({ ...report, final: false })), '未生效');
  expect(pdf.equals(pdfOf(await renderAssessmentReport(report)))).toBe(true);
  const refused = await renderAssessmentReport({ ...report, host: '王𪻐' });
  expect(refused).toMatchObject({ ok: false, refusals: [{ code: 'unprintable' }] });
});

it('FUND-04, FUND-O01: the settlement sheet shows a year by purpose and request, with what is left, and says whether it is closed', async () => {
  const { fundSheet: sheet } = sample;
  const pdf = pdfOf(await renderFundSheet(sheet));
  expectArchival(pdf);
  await expectText(pdf, '班主任工作室经费结算表', '2026 年度', sheet.studioNo, sheet.host, '已于 2026年12月31日 结账');
  for (const said of ['业务培训', '12,000.00', '9,799.50', '10,299.50', '江教财〔2026〕9号', '购买图书', '专款专用'])
    await expectText(pdf, said);
  await expectText(pdfOf(await renderFundSheet({ ...sheet, closedOn: '', requests: [] })), '尚未结账', '没有经费申请');
  expect(pdf.equals(pdfOf(await renderFundSheet(sheet)))).toBe(true);
  const refused = await renderFundSheet({ ...sheet, host: '王𪻐' });
  expect(refused).toMatchObject({ ok: false, refusals: [{ code: 'unprintable' }] });
});

it('ASSESS-O02: the notice of a cycle says year by year what its score rests on, and the sum', async () => {
  const { cycleResult: result } = sample;
  const pdf = pdfOf(await renderAssessmentResult(result));
  expectArchival(pdf);
  await expectText(pdf, result.title, '自身得分合计', '周期考核得分：88.0', '不计入', '90.0×60%＋85.0×40%＝88.0');
});

describe('responsibility letter', () => {
  it('STUDIO-17: shows tasks, both sides and the witness with post and time, and the hash of what they signed', async () => {
    const { letter } = sample;
    const pdf = pdfOf(await renderResponsibilityLetter(letter));
    expectArchival(pdf);
    await expectText(
      pdf,
      '目标责任书',
      letter.studioNo,
      letter.studioName,
      '自2026年3月2日',
      '至2029年3月1日',
      letter.contentHash,
    );
    for (const { text, target } of letter.tasks) await expectText(pdf, text, target);
    for (const { signed } of letter.signatures) if (signed) await expectText(pdf, signed.name, signed.post, signed.at);
    await expectText(pdf, '尚未签名', '未生效');
    expect(pdf.equals(pdfOf(await renderResponsibilityLetter(letter)))).toBe(true);
    const refused = await renderResponsibilityLetter({ ...letter, host: '王𪻐' });
    expect(refused).toMatchObject({ ok: false, refusals: [{ code: 'unprintable' }] });
  });

  it('STUDIO-16: a hundred tasks go over pages with their heading; what was superseded says so', async () => {
    const [task] = sample.letter.tasks;
    const tasks = Array.from({ length: 100 }, (_, n) => ({
      ...(task ?? expect.fail('no task')),
      text: `第${n}项任务`,
    }));
    const pdf = pdfOf(await renderResponsibilityLetter({ ...sample.letter, tasks, standing: 'superseded' }));
    expect(pageCount(pdf)).toBeGreaterThan(2);
    await expectText(pdf, '第0项任务', '第99项任务', '签名不再有效');
  });
});

describe('member agreement', () => {
  it('STUDIO-18: shows host, member, duties, tasks, who has signed, and the hash of what they sign', async () => {
    const { agreement } = sample;
    const pdf = pdfOf(await renderMemberAgreement(agreement));
    expectArchival(pdf);
    await expectText(
      pdf,
      '成员协议书',
      agreement.studioNo,
      agreement.host,
      agreement.member,
      '2029年3月1日',
      agreement.contentHash,
    );
    await expectText(pdf, ...agreement.duties, '参加工作室研讨', '12项次', '尚未签名', '未生效');
    expect(pdf.equals(pdfOf(await renderMemberAgreement(agreement)))).toBe(true);
    const refused = await renderMemberAgreement({ ...agreement, member: '王𪻐' });
    expect(refused).toMatchObject({ ok: false, refusals: [{ code: 'unprintable' }] });
  });
});

describe('member record', () => {
  it('MEMBER-09, STUDIO-O04: shows the member, the days, why it ended, and how far each task is, as of a day', async () => {
    const { memberRecord } = sample;
    const pdf = pdfOf(await renderMemberRecord(memberRecord));
    expectArchival(pdf);
    const { member, school, studioNo, contentHash, standing } = memberRecord;
    await expectText(pdf, '成员任务完成记录', member, school, studioNo, contentHash, standing);
    await expectText(
      pdf,
      '2026年3月9日至2027年6月30日',
      '截至2027年6月30日',
      '参加工作室研讨',
      '5项次',
      '12项次',
      '进度滞后',
    );
    expect(pdf.equals(pdfOf(await renderMemberRecord(memberRecord)))).toBe(true);
    const refused = await renderMemberRecord({ ...memberRecord, member: '王𪻐' });
    expect(refused).toMatchObject({ ok: false, refusals: [{ code: 'unprintable' }] });
  });
});

describe('certificate', () => {
  it('HOST-27: shows number, holder, term, issuer, code and domain in an archival file', async () => {
    const pdf = pdfOf(await renderCertificate(sample.certificate));
    expectArchival(pdf);
    const { certificateNo, holderName, issuer, verification } = sample.certificate;
    await expectText(pdf, certificateNo, holderName, issuer, verification.code, verification.domain);
    await expectText(pdf, '自2026年9月1日至2029年8月31日', '二〇二六年九月一日', '县区审核', '盖章处');
  });

  it('HOST-24: names no county review for a school that submits directly', async () => {
    const text = await textOf(pdfOf(await renderCertificate({ ...sample.certificate, route: 'direct' })));
    expect(text).not.toContain('县区审核');
  });

  it('is the same bytes for the same facts', async () => {
    const [first, second] = [await renderCertificate(sample.certificate), await renderCertificate(sample.certificate)];
    expect(pdfOf(first).equals(pdfOf(second))).toBe(true);
  });

  it('prints markup in a name as it stands', async () => {
    const pdf = pdfOf(await renderCertificate({ ...sample.certificate, holderName: '#read("/x") *王*' }));
    await expectText(pdf, '#read("/x")*王*');
  });

  it('stays on one page with the longest names', async () => {
    const holderName = '买买提·阿不都热合曼';
    const schoolName = '江城市青山县高新技术产业开发区外国语实验学校（东校区）初中部'.repeat(2);
    const pdf = pdfOf(
      await renderCertificate({
        ...sample.certificate,
        holderName,
        schoolName,
        studioName: `${holderName}班主任工作室`,
      }),
    );
    expect(pageCount(pdf)).toBe(1);
    await expectText(pdf, schoolName, '特发此证', sample.certificate.issuer);
  });

  it('embeds subset fonts only', async () => {
    const pdf = pdfOf(await renderCertificate(sample.certificate));
    expect(pdf.length).toBeLessThan(100_000);
    expect(pdf.toString('latin1')).toMatch(/\/FontFile[23]/u);
    expect(pdf.toString('latin1')).toMatch(/\/FontName\s*\/[A-Z]{6}\+NotoSerifSC/u);
  });

  it('refuses a name whose character the font lacks, by code point', async () => {
    const result = await renderCertificate({ ...sample.certificate, holderName: '王𪻐' });
    expect(result).toEqual({
      ok: false,
      refusals: [{ code: 'unprintable', facts: { characters: 'U+2AED0' } }],
    });
  });
});

describe('plaque', () => {
  it('HOST-27: fits short and long names on one page', async () => {
    for (const studioName of ['王堃班主任工作室', '买买提·阿不都热合曼班主任工作室']) {
      const pdf = pdfOf(await renderPlaque({ ...sample.plaque, studioName }));
      expectArchival(pdf);
      await expectText(pdf, studioName, sample.plaque.plaqueNo, '2026年9月');
      expect(pageCount(pdf)).toBe(1);
    }
  });
});

describe('application form', () => {
  it('HOST-22: prints every field of the form, with the boxes of four opinions', async () => {
    const pdf = pdfOf(await renderApplicationForm(sample.applicationForm));
    expectArchival(pdf);
    await expectText(
      pdf,
      '申报表',
      '2026-QS-0012',
      '张明远',
      '累计10年7个月',
      '停电的晚自习',
      '省级',
      '主持人',
      '市级先进班集体',
    );
    await expectText(
      pdf,
      '培养目标',
      '十三、学校推荐意见',
      '同意推荐',
      '十四、县区教育主管部门审核意见',
      '占用推荐名额：第2名',
    );
    await expectText(pdf, '十五、专家评审意见', '十六、市教育局审批意见', '校验值SHA-256b1946ac92492d234');
  });

  it('HOST-25: prints the result of the panel in its box, which is empty before', async () => {
    const { opinions } = sample.applicationForm;
    const expert = { mean: '86.40', experts: 5, rank: 3, conclusion: 'withinCapacity', day: '2026-06-18' } as const;
    const decided = { ...sample.applicationForm, opinions: { ...opinions, expert } };
    const pdf = pdfOf(await renderApplicationForm(decided));
    await expectText(pdf, '平均86.40分，由5名专家独立评分', '第3名', '列入拟入选名单', '2026年6月18日');
    expect(await textOf(pdf)).not.toContain('请写明：评审得分');
    await expectText(pdfOf(await renderApplicationForm(sample.applicationForm)), '请写明：评审得分、排序和评审意见。');
  });

  it('HOST-24: closes the county box for a city-direct school', async () => {
    const { countyName: _, ...person } = sample.applicationForm.person;
    const data = { ...sample.applicationForm, person: { ...person, schoolType: 'cityDirectSchool' as const } };
    await expectText(pdfOf(await renderApplicationForm(data)), '本栏不填');
  });

  it('marks a draft on every page', async () => {
    const { formHash: _, ...draft } = sample.applicationForm;
    await expectText(pdfOf(await renderApplicationForm(draft)), '草稿，不作为申报材料', '未提交');
  });

  it('prints an empty form as boxes', async () => {
    const empty = { periods: [], cases: [], influence: [], research: [], honours: [], files: [], opinions: {} };
    const texts = { ethicsSelfDeclaration: '', performanceSummary: '', researchEffect: '' };
    await expectText(
      pdfOf(await renderApplicationForm({ ...sample.applicationForm, ...empty, ...texts })),
      '（未填写）',
    );
  });
});

it('notice proof and result list carry their facts', async () => {
  await expectText(
    pdfOf(await renderNoticeProof(sample.noticeProof)),
    sample.noticeProof.contentHash,
    '共5个工作日',
    '公示期内有1人移出名单，其余内容未作更改',
    '无异议',
  );
  const untouched = { ...sample.noticeProof, takenOff: 0 };
  await expectText(pdfOf(await renderNoticeProof(untouched)), '内容在公示期内未作更改');
  await expectText(
    pdfOf(await renderResultList(sample.resultList)),
    sample.resultList.decisionNo,
    '欧阳文静班主任工作室',
  );
});

it('a killed renderer loses no document: they go to the next one', async () => {
  await renderCertificate(sample.certificate);
  const pid = rendererPid();
  const many = Promise.all(Array.from({ length: 40 }, () => renderCertificate(sample.certificate)));
  await new Promise((resolve) => setTimeout(resolve, 20));
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
  expect((await many).every((result) => result.ok)).toBe(true);
  expect(rendererPid()).not.toBe(pid);
});

describe('characters', () => {
  it('finds each missing one once, and knows rare ones the font has', () => {
    expect(missingGlyphs('张堃喆赟昇䶮龑 ABC·2026〔〕①\n')).toEqual([]);
    expect(missingGlyphs('王𪻐𪻐')).toEqual(['𪻐']);
  });
});

it.each([
  ['2026-09-01', '二〇二六年九月一日'],
  ['2026-10-10', '二〇二六年十月十日'],
  ['2030-12-31', '二〇三〇年十二月三十一日'],
  ['2026-11-20', '二〇二六年十一月二十日'],
])('%s is written %s', (day, words) => expect(dayInNumerals(day)).toBe(words));

import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noticeProofPdf } from '../../../api/documents/notice-proof.js';
import { noticeSubjects, notices, people } from '../../../db/schema/all.js';
import { performSystem } from '../../../desk/kit/act.js';
import { climb } from '../../../desk/kit/climb.js';
import { noticeWindow } from '../../../desk/stages/notice-window.js';
import { closePdf } from '../../../documents/pdf.js';
import { findPersonalNumbers } from '../../../domain/privacy.js';
import { pdfText } from '../../support/pdf-text.js';
import { expectOk, type SmallCounty, saying, smallCounty } from '../county/small-county.js';

// T19, T20: what is published shows no number of a person, however it is written. Invented numbers that pass their checks.
const numbers = { phone: '13800138000', idCard: '11010519491231002X', bankCard: '6222020200112233446' };
const wide = (text: string) =>
  [...text].map((sign) => (/\d/.test(sign) ? '０１２３４５６７８９'[Number(sign)] : sign)).join('');
const numerals = (text: string) =>
  [...text].map((sign) => (/\d/.test(sign) ? '〇一二三四五六七八九'[Number(sign)] : sign)).join('');
const disguises: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'in full-width digits': wide,
  'with spaces': (text) => [...text].join(' '),
  'in Chinese numerals': numerals,
};
const hidden = Object.entries(disguises).flatMap(([how, hide]) =>
  Object.entries(numbers).map(([kind, number]) => [kind, how, hide(number)] as const),
);

let county: SmallCounty;
beforeAll(async () => {
  county = await smallCounty();
});
afterAll(async () => {
  await county.close();
  closePdf();
});

describe('no notice is published with a number of a person in it (T19, I20)', () => {
  // What is refused changes nothing, so that one list does for all.
  beforeAll(async () => {
    await county.verify(1);
    expectOk(await county.select([1]));
  });

  it.each(hidden)('NOTICE: %s %s', async (_, __, number) => {
    for (const field of ['title', 'text', 'receivingUnit'])
      expect([
        field,
        saying(await county.publish([1], county.person('leader'), { [field]: `联系人李明：${number}。` })),
      ]).toEqual([field, 'ruleForbids NOTICE']);
    const teacher = eq(people.id, county.id('teacher1'));
    const [{ name = '' } = {}] = await county.db.select().from(people).where(teacher);
    await county.db
      .update(people)
      .set({ name: `李明 ${number}` })
      .where(teacher);
    expect(saying(await county.publish([1]))).toBe('ruleForbids NOTICE');
    await county.db.update(people).set({ name }).where(teacher);
    expect(await county.db.select().from(notices)).toEqual([]);
  });
});

it('NOTICE-O01: what hung, and the paper that proves it, hold no number of those on it, whose telephones we know (T19, T20)', async () => {
  await county.db.update(people).set({ phone: numbers.phone });
  const { noticeId, closesAt } = expectOk(await county.publish([1]));
  await county.open({ kind: 'notice', id: noticeId }, 'noticeWindow');
  const shown = await county.db.select().from(noticeSubjects);
  expect(shown).toHaveLength(1);
  const [notice] = await county.db.select().from(notices);
  const hung = [notice?.title, notice?.text, ...shown.map((one) => JSON.stringify(one.shown))].join('\n');
  expect(findPersonalNumbers(hung)).toEqual([]);
  county.set(new Date(Date.parse(closesAt) + 1_000).toISOString());
  await performSystem(county.deps, (desk) =>
    climb(desk, noticeWindow, { subject: { kind: 'notice', id: noticeId }, stage: 'noticeWindow', number: 1 }),
  );
  const proof = expectOk(await noticeProofPdf(county.db, county.deps.calendar(), noticeId));
  // the hash of what hung is no number of anybody
  const said = (await pdfText(proof)).replaceAll(/[0-9a-f]{16,}/g, '');
  expect(said).toContain(notice?.number);
  expect(findPersonalNumbers(said)).toEqual([]);
});

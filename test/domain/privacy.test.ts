import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findPersonalNumbers } from '../../domain/privacy.js';

// invented: region 110101, born 1990-03-07, check digit computed
const id = '11010119900307';
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const withCheck = (seventeen: string) =>
  seventeen + '10X98765432'[weights.reduce((sum, w, i) => sum + w * Number(seventeen[i]), 0) % 11];
const card = withCheck(`${id}123`);
const serialWithX = ['001', '002', '003', '004', '005', '006', '007', '008', '009', '010', '011', '012', '013'].find(
  (s) => withCheck(id + s).endsWith('X'),
);
const cardX = withCheck(id + (serialWithX ?? ''));
const bank = '6222021234567890128';
const luhn = (body: string) =>
  [...'0123456789'].map((d) => body + d).find((n) => findPersonalNumbers(n).some((f) => f.kind === 'bankCard')) ?? '';
const bank16 = luhn('622588123456789');

const fullWidth = (text: string) =>
  [...text].map((c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)).join('');
const chinese = (text: string, signs: string) => [...text].map((c) => signs[Number(c)]).join('');

test.each([
  ['plain', '联系电话13812345678。'],
  ['full-width', `电话${fullWidth('13812345678')}`],
  ['spaces', '138 1234 5678'],
  ['dots', '138.1234.5678'],
  ['middle dots', '138·1234·5678'],
  ['dashes', '138-1234-5678'],
  ['mixed', '138-1234 5678'],
  ['one by one', '1 3 8 1 2 3 4 5 6 7 8'],
  ['pairs with dashes', '13-81-23-45-67-8'],
  ['zero-width', '138\u200b1234\u200b5678'],
  ['country code', '+86 138 1234 5678'],
  ['country code without a space', '8613812345678'],
  ['Chinese numerals', chinese('13812345678', '〇一二三四五六七八九')],
  ['零', chinese('13800345678', '零一二三四五六七八九')],
  ['capital numerals', chinese('13812345678', '零壹贰叁肆伍陆柒捌玖')],
  ['circled digits', '①③⑧①②③④⑤⑥⑦⑧'],
  ['after another number', '工号12 13812345678'],
  ['after a name that ends with a numeral', '张三13800138000'],
  ['before a numeral', '13800138000三人共用'],
  ['both in numerals', `张三${chinese('13812345678', '〇一二三四五六七八九')}`],
  ['numerals and digits mixed', '一3800138000'],
])('a phone number is found: %s', (_, text) => {
  expect(findPersonalNumbers(text).map((f) => f.kind)).toEqual(['phone']);
});

test.each([
  ['plain', card],
  ['with X', cardX],
  ['with a small x', cardX.toLowerCase()],
  ['full-width', fullWidth(card)],
  ['in pieces', `${card.slice(0, 6)} ${card.slice(6, 10)}-${card.slice(10, 14)} ${card.slice(14)}`],
  [
    'Chinese numerals',
    chinese(withCheck(`${id}123`).replace('X', ''), '〇一二三四五六七八九') + (card.endsWith('X') ? 'X' : ''),
  ],
])('an ID card is found: %s', (_, text) => {
  expect(findPersonalNumbers(`身份证${text}号`).map((f) => f.kind)).toEqual(['idCard']);
});

test.each([
  ['16 digits in fours', bank16.replace(/(\d{4})(?=\d)/g, '$1 ')],
  ['16 digits', bank16],
  ['full-width', fullWidth(bank16)],
])('a bank card is found: %s', (_, text) => {
  expect(findPersonalNumbers(text).map((f) => f.kind)).toEqual(['bankCard']);
});

test.each([
  '公示时间:2026年3月1日至2026年3月7日',
  '2026-03-01 2026-03-07',
  '2026-03-01至2026-03-07,2026.03.01 - 2026.03.07',
  '2014 2015 2016 2017 2018',
  '2013 1398 123',
  '得分 87.5 90.25 88 91.5 86 79.5',
  '13.5 14.5 15.5 16.5 17.5 18.5',
  '90 88 91 87 92 95 89 90 77 81',
  '二〇二六年三月一日,第一中学,三年二班,一等奖',
  '教字〔2026〕138号、12345678',
  '23812345678',
  '12812345678',
  '1381234567',
  '138123456789',
  `${card.slice(0, 17)}${card.endsWith('1') ? '2' : '1'}`,
  '',
])('nothing is found in %j', (text) => expect(findPersonalNumbers(text)).toEqual([]));

test('Luhn: one digit changed is no bank card', () => {
  expect(bank16).toHaveLength(16);
  expect(findPersonalNumbers(bank16.slice(0, 15) + ((Number(bank16[15]) + 1) % 10))).toEqual([]);
  expect(findPersonalNumbers(bank).length).toBeLessThanOrEqual(1);
});

test('several numbers, each with its place, none repeated in the answer', () => {
  const text = `张某 138 1234 5678,${card}`;
  expect(findPersonalNumbers(text)).toEqual([
    { kind: 'phone', at: 3, length: 13 },
    { kind: 'idCard', at: 17, length: 18 },
  ]);
});

const phone = fc
  .tuple(fc.constantFrom('13', '15', '17', '18', '19'), fc.stringMatching(/^\d{9}$/))
  .map(([head, tail]) => head + tail);
const numeral = fc.constantFrom(...'〇零一二三四五六七八九壹贰叁');
const writing = fc.constantFrom<(number: string) => string>(
  (number) => number,
  fullWidth,
  (number) => chinese(number, '〇一二三四五六七八九'),
  (number) => `${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`,
);

test('a phone number right after a name is found, whatever numerals the name ends with and however it is written', () => {
  const name = fc.array(numeral, { minLength: 0, maxLength: 2 }).map((signs) => `张${signs.join('')}`);
  fc.assert(
    fc.property(name, phone, writing, (before, number, write) => {
      const found = findPersonalNumbers(before + write(number));
      expect(found.some(({ kind }) => kind === 'phone')).toBe(true);
    }),
  );
});

test('whatever stands around a number, its place covers all of its digits', () => {
  const words = fc.array(fc.constantFrom(...'张王李教师电话:,。三五'), { maxLength: 4 }).map((signs) => signs.join(''));
  fc.assert(
    fc.property(words, phone, words, (before, number, after) => {
      const [found] = findPersonalNumbers(before + number + after);
      const at = found?.at ?? Number.NaN;
      expect((before + number + after).slice(at, at + (found?.length ?? 0))).toContain(number);
    }),
  );
});

test.each(['110101900307123', '身份证110101900307123号', '110101 900307 123', '证号110101-900307123'])(
  'an ID card of the old kind is found: %s',
  (text) => expect(findPersonalNumbers(text).map((f) => f.kind)).toEqual(['idCard']),
);

test('a list of scores, dates or years is never an ID card of the old kind', () => {
  const score = fc.integer({ min: 0, max: 100 }).map(String);
  const day = fc
    .tuple(fc.integer({ min: 1990, max: 2030 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'));
  const list = fc.array(fc.oneof(score, day), { minLength: 1, maxLength: 12 }).map((parts) => parts.join(' '));
  fc.assert(
    fc.property(list, (text) => findPersonalNumbers(text).every(({ kind }) => kind !== 'idCard')),
    { numRuns: 500 },
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPersonalNumbers, type PersonalNumberKind } from '../../domain/privacy.js';

const runs = Number(process.env.FC_NUM_RUNS ?? 60);
const digit = fc.integer({ min: 0, max: 9 });
const digits = (length: number) =>
  fc.array(digit, { minLength: length, maxLength: length }).map((list) => list.join(''));

/** Invented numbers that pass their check digits. */
const phone = fc.tuple(fc.constantFrom('13', '15', '17', '18', '19'), digits(9)).map((parts) => parts.join(''));
const idCard = fc
  .tuple(
    fc.constantFrom('110101', '330102', '440305', '510104'),
    fc.date({ min: new Date('1950-01-02'), max: new Date('2005-12-30'), noInvalidDate: true }),
    digits(3),
  )
  .map(([region, born, serial]) => {
    const body = `${region}${born.toISOString().slice(0, 10).replaceAll('-', '')}${serial}`;
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    return body + '10X98765432'[weights.reduce((sum, w, i) => sum + w * Number(body[i]), 0) % 11];
  });
const bankCard = fc.tuple(fc.constantFrom('6222', '6217', '6228', '4563'), digits(14)).map(([bin, rest]) => {
  const body = bin + rest;
  const sum = [...body].reverse().reduce((total, sign, i) => {
    const value = Number(sign) * (i % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
});

const each = (signs: string) => (text: string) => [...text].map((sign) => [...signs][Number(sign)] ?? sign).join('');
const from = (zero: number) => (text: string) =>
  [...text].map((sign) => (/\d/.test(sign) ? String.fromCodePoint(zero + Number(sign)) : sign)).join('');
const between = (mark: string) => (text: string) => [...text].join(mark);
const groups = (size: number, mark: string) => (text: string) =>
  (text.match(new RegExp(`.{1,${size}}`, 'gu')) ?? []).join(mark);
/** Cut where people cut: 138 1234 5678, 110101 19900307 1234, 6222 0212 … */
const cut = (mark: string) => (text: string) => {
  if (text.length === 11) return [text.slice(0, 3), text.slice(3, 7), text.slice(7)].join(mark);
  if (text.length === 18) return [text.slice(0, 6), text.slice(6, 14), text.slice(14)].join(mark);
  return groups(4, mark)(text);
};

/** Forty ways in which a number of a person is hidden from a plain search. */
const disguises: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  'full-width': from(0xff10),
  'mathematical bold': from(0x1d7ce),
  'mathematical double-struck': from(0x1d7d8),
  'mathematical sans': from(0x1d7e2),
  'mathematical monospace': from(0x1d7f6),
  'Arabic-Indic': from(0x660),
  'extended Arabic-Indic': from(0x6f0),
  Devanagari: from(0x966),
  Bengali: from(0x9e6),
  Thai: from(0xe50),
  superscript: each('⁰¹²³⁴⁵⁶⁷⁸⁹'),
  subscript: from(0x2080),
  circled: each('⓪①②③④⑤⑥⑦⑧⑨'),
  'negative circled': each('⓿❶❷❸❹❺❻❼❽❾'),
  'dingbat circled': each('🄋➀➁➂➃➄➅➆➇➈'),
  'with a full stop': each('🄀⒈⒉⒊⒋⒌⒍⒎⒏⒐'),
  'in brackets': each('0⑴⑵⑶⑷⑸⑹⑺⑻⑼'),
  keycaps: (text) => text.replaceAll(/\d/g, (sign) => `${sign}\ufe0f\u20e3`),
  numerals: each('〇一二三四五六七八九'),
  'numerals with 零': each('零一二三四五六七八九'),
  'capital numerals': each('零壹贰叁肆伍陆柒捌玖'),
  'traditional capital numerals': each('零壹貳參肆伍陸柒捌玖'),
  'numerals with 幺': each('〇幺二三四五六七八九'),
  'Hangzhou numerals': each('〇〡〢〣〤〥〦〧〨〩'),
  'circled numerals': each('〇㊀㊁㊂㊃㊄㊅㊆㊇㊈'),
  spaces: cut(' '),
  'wide spaces': cut('\u3000'),
  'thin spaces': cut('\u2009'),
  dashes: cut('-'),
  'em dashes': cut('—'),
  dots: cut('.'),
  'middle dots': cut('·'),
  underscores: cut('_'),
  'one by one': between(' '),
  'one by one with dashes': between('-'),
  'zero-width joiners': between('\u200d'),
  'soft hyphens': between('\u00ad'),
  'word joiners and marks of direction': between('\u2060\u202d'),
  'full-width with spaces': (text) => cut('\u3000')(from(0xff10)(text)),
  'after a name and a colon': (text) => `张三：${text}，李四`,
};

describe(`numbers of persons in ${Object.keys(disguises).length} disguises (I20, NOTICE)`, () => {
  test.each(Object.entries(disguises))('%s', (_, hide) => {
    const found = (kind: PersonalNumberKind, numbers: fc.Arbitrary<string>) =>
      fc.assert(
        fc.property(numbers, (number) => {
          const text = `联系方式${hide(number)}。`;
          expect(findPersonalNumbers(text).map((one) => one.kind)).toContain(kind);
        }),
        { numRuns: runs },
      );
    found('phone', phone);
    found('idCard', idCard);
    found('bankCard', bankCard);
  });

  test('a table of days, scores and register numbers is none', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10));
    const score = fc.integer({ min: 0, max: 200 }).map((half) => (half / 2).toFixed(1));
    fc.assert(
      fc.property(fc.array(fc.oneof(day, score), { minLength: 1, maxLength: 12 }), (words) => {
        expect(findPersonalNumbers(words.join('；'))).toEqual([]);
      }),
      { numRuns: runs },
    );
  });
});

import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { pinyin } from 'pinyin-pro';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisations, people } from '../../../db/schema/all.js';
import { isCommon } from '../../../desk/identity/common-passwords.js';
import { leansOn, wordsOf } from '../../../desk/identity/context-words.js';
import { refuseGuessable } from '../../../desk/identity/guessable.js';
import { defaultIdentity } from '../../../desk/identity/parameters.js';
import { openDesk, type TestDesk, type TinyCity, tinyCity } from '../../support/desk.js';

const file = new URL('../../../desk/identity/common-passwords.txt', import.meta.url);
const list = readFileSync(file, 'utf8').trim().split('\n');

describe('common passwords (ASVS 6.2.4, 6.2.12)', () => {
  test('the list has more than 3,000 that our length would let through, each once, in lower case', () => {
    expect(new Set(list).size).toBe(10_000);
    expect(list.filter((one) => one.length < defaultIdentity.passwordLength.min || one !== one.toLowerCase())).toEqual(
      [],
    );
  });

  test('every entry is refused, in whatever case and width', async () => {
    const wide = (text: string) => text.replaceAll(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    const shapes = fc.constantFrom<(text: string) => string>(
      (t) => t,
      (t) => t.toUpperCase(),
      wide,
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...list), shapes, async (one, shape) => {
        expect([one, await isCommon(shape(one))]).toEqual([one, true]);
      }),
    );
  });

  test.each(['ababababab', '1111111111', '哈哈哈哈哈哈哈哈哈哈'])(
    '%s is a few characters again and again',
    async (given) => expect(await isCommon(given)).toBe(true),
  );

  test('a sentence of one’s own is not', async () => {
    expect(await isCommon('窗外的三棵银杏去年没结果')).toBe(false);
  });
});

describe('words everybody knows (ASVS 6.1.2, 6.2.11)', () => {
  let desk: TestDesk;
  let city: TinyCity;
  beforeAll(async () => {
    desk = await openDesk();
    city = await tinyCity(desk);
    const id = city.personId('clerkA1');
    await desk.db
      .update(people)
      .set({ name: '欧阳静', namePinyin: 'ouyang jing', email: 'silent.brook@school.example' })
      .where(eq(people.id, id));
  });
  afterAll(() => desk.close());
  const judged = (given: string) => refuseGuessable(desk.db, city.personId('clerkA1'), given);

  test.each([
    'pingxuan2026!',
    '评选管理员2026!!',
    'woaini1314520',
    'OuyangJing1985',
    'jing.ouyang.0601',
    '欧阳静19850601',
    'silent.brook77',
    'clerkA1-clerkA1',
    'P@ssw0rd-2026',
    '班主任工作室12345',
  ])('%s is refused', async (given) => {
    expect(await judged(given)).toMatchObject({ code: 'passwordGuessable', facts: { because: 'context' } });
  });

  test('the names of one’s school and of the bureau, in Han and in pinyin', async () => {
    const words = await wordsOf(desk.db, city.personId('clerkA1'));
    const rows = await desk.db.select().from(organisations);
    const theirs = rows.filter(({ id }) => [city.org('schoolA1'), city.org('bureau')].includes(id));
    expect(theirs).toHaveLength(2);
    for (const { name } of theirs) {
      const spoken = pinyin(name, { toneType: 'none', type: 'array' }).join('');
      for (const known of [name, spoken]) expect([known, leansOn(words, `${known}2026`)]).toEqual([known, true]);
    }
  });

  test.each([
    '窗外的三棵银杏去年没结果',
    '欧阳静最怕的是下雨天骑车',
    'my teacher never liked purple umbrellas',
    'xk7#Vq92m!Lp0z',
  ])('%s is taken', async (given) => expect(await judged(given)).toBeNull());

  test('somebody else’s name takes nothing away', () => {
    expect(leansOn(['wangfang'], 'ouyangjing1985')).toBe(false);
  });
});

import { expect, test } from 'vitest';
import { z } from 'zod';
import { badField } from '../../domain/bad-field.js';
import { refusals } from '../../text/refusals.js';

// Bad input gets a clear answer: what is wrong with a field is said, not only that something is.
const asked = z.strictObject({
  password: z.string().min(10).max(12),
  reason: z.string().trim().min(1),
  days: z.int().min(1).max(30),
  address: z.email(),
  day: z.iso.date(),
});
const said = (field: string, value: unknown, language: 'zh' | 'en' = 'zh') => {
  const sound = { password: '0123456789', reason: 'x', days: 3, address: 'a@b.example', day: '2026-03-01' };
  const { error } = asked.safeParse({ ...sound, [field]: value });
  return (error?.issues ?? [])
    .map(badField)
    .map(({ facts, field: at }) => `${at}: ${refusals[language].badInput(facts ?? {})}`);
};

test.each([
  ['password', 'short', 'password: 所填内容不足 10 个字，请更正后再提交。'],
  ['password', 'much too long', 'password: 所填内容超过 12 个字，请更正后再提交。'],
  ['reason', '  ', 'reason: 所填内容没有填写，请更正后再提交。'],
  ['days', 0, 'days: 所填内容小于 1，请更正后再提交。'],
  ['days', 31, 'days: 所填内容大于 30，请更正后再提交。'],
  ['address', 'no mailbox', 'address: 所填内容不是完整的电子邮箱地址，请更正后再提交。'],
  ['day', '1.3.2026', 'day: 所填内容填写有误或缺失，请更正后再提交。'],
])('%s given as %j', (field, value, sentence) => {
  expect(said(field, value)).toEqual([sentence]);
});

test('in English too', () => {
  expect(said('password', 'short', 'en')).toEqual([
    'password: What was sent is shorter than 10 characters; please correct it.',
  ]);
});

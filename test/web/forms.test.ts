import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ownPath } from '../../api/own-path.js';
import { coerce } from '../../api/pages/coerce.js';
import { boxOf, keptOf, nested } from '../../api/pages/names.js';

const one = (fields: Readonly<Record<string, string>>) =>
  nested(Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]])));

describe('names of a form', () => {
  test('nest by dots and by brackets, and leave the transport out', () => {
    expect(one({ 'meeting.votesFor': '3', 'rows[0].title': '甲', _key: 'k' })).toEqual({
      meeting: { votesFor: '3' },
      rows: { 0: { title: '甲' } },
    });
  });

  test('lines become a list, a list of rows, and join under one name', () => {
    const sent = {
      'lines:evidenceIds': ' 1 \r\n\r\n2',
      'lines:asked:group=a:address': 'x\ny',
      'lines:asked:group=b:address': 'z',
    };
    expect(one(sent)).toEqual({
      evidenceIds: ['1', '2'],
      asked: [
        { group: 'a', address: 'x' },
        { group: 'a', address: 'y' },
        { group: 'b', address: 'z' },
      ],
    });
  });

  test('a line that was refused is found in its box again, an empty box by its own path', () => {
    const sent = keptOf({
      'lines:asked:group=a:address': 'x\n\ny',
      'lines:asked:group=b:address': 'z',
      'lines:meeting.attendees': '',
    });
    expect(boxOf(sent, 'asked.1.address')).toEqual({ box: 'lines:asked:group=a:address', line: 'y' });
    expect(boxOf(sent, 'asked.2.address')).toEqual({ box: 'lines:asked:group=b:address', line: 'z' });
    expect(boxOf(sent, 'meeting.attendees')).toEqual({ box: 'lines:meeting.attendees', line: null });
    expect(boxOf(sent, 'asked.3.address')).toBeNull();
    expect(boxOf(sent, 'reason')).toBeNull();
  });

  test('rows with a rank come in its order, the others not at all', () => {
    const row = (id: string, rank: string) => ({
      [`ranked:nominees:${id}:rank`]: rank,
      [`ranked:nominees:${id}:caseId`]: id,
    });
    expect(one({ ...row('a', '2'), ...row('b', ''), ...row('c', '1') })).toEqual({
      nominees: [{ caseId: 'c' }, { caseId: 'a' }],
    });
  });

  test('never reach a prototype', () => {
    one({ '__proto__.polluted': 'yes', 'a.constructor.polluted': 'yes' });
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe('text as the input asks for it', () => {
  const schema = z.strictObject({
    count: z.int(),
    yes: z.boolean().optional(),
    day: z.string().nullable().optional(),
    list: z.array(z.strictObject({ title: z.string().optional() })).optional(),
    who: z.union([z.array(z.string()), z.int()]).optional(),
  });

  test('numbers, ticks, empty days and empty rows', () => {
    const sent = { count: '12', yes: 'true', day: '', list: { 1: { title: '乙' }, 0: { title: '' } }, other: 'x' };
    expect(coerce(schema, sent)).toEqual({ count: 12, yes: true, list: [{ title: '乙' }] });
  });

  test('what is no number stays as typed, so that the act can name it', () => {
    expect(coerce(schema, { count: 'three' })).toEqual({ count: 'three' });
  });

  test('of two shapes the one that fits', () => {
    expect(coerce(schema, { count: '1', who: '3' })).toEqual({ count: 1, who: 3 });
    expect(coerce(schema, { count: '1', who: ['甲', '乙'] })).toEqual({ count: 1, who: ['甲', '乙'] });
  });
});

test('a form leads to this site only', () => {
  expect(['/tasks?x=1', '//evil.test', 'https://evil.test', '/\\evil.test', null].map(ownPath)).toEqual([
    '/tasks?x=1',
    '/',
    '/',
    '/',
    '/',
  ]);
});

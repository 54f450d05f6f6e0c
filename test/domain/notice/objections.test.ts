import { expect, test } from 'vitest';
import { publicEntryOf } from '../../../domain/notice/fields.js';
import { objectionSchema, receive, refuseFinding, refuseNoticeAppeal } from '../../../domain/notice/objections.js';
import { proofText, shownText } from '../../../domain/notice/proof.js';
import { parseReceipt, receiptNumber } from '../../../domain/notice/receipt.js';

const window = { opensAt: '2026-03-01T16:00:00.000Z', closesAt: '2026-03-08T15:59:59.999Z' };
const named = {
  kind: 'named',
  subjectId: 's1',
  fromName: '李某',
  contact: 'li@example.org',
  text: '材料不实',
} as const;
const anonymous = { kind: 'anonymous', subjectId: 's1', text: '材料不实' } as const;

test.each([
  ['named, first moment', named, window.opensAt, true, 'objection'],
  ['named, last moment', named, window.closesAt, true, 'objection'],
  ['NOTICE-O02: address not confirmed', named, window.closesAt, false, 'unconfirmed'],
  ['NOTICE-O02: anonymous is a lead', anonymous, window.closesAt, false, 'lead'],
  ['NOTICE-O04: named, a millisecond late', named, '2026-03-08T16:00:00.000Z', true, 'report'],
  ['NOTICE-O04: anonymous, late', anonymous, '2026-03-09T00:00:00.000Z', false, 'report'],
  ['before the notice', named, '2026-03-01T15:59:59.999Z', true, 'windowClosed'],
  ['somebody not listed', { ...named, subjectId: 's9' }, window.opensAt, true, 'notFound'],
] as const)('%s', (_, objection, receivedAt, addressConfirmed, expected) => {
  const result = receive(objection, { window, receivedAt, addressConfirmed, subjectIds: ['s1', 's2'] });
  expect(result.ok ? result.value : result.refusals[0]?.code).toBe(expected);
});

test('NOTICE-O02: a named objection without an address does not parse', () => {
  expect(objectionSchema.safeParse({ ...named, contact: '' }).success).toBe(false);
  expect(objectionSchema.safeParse(named).success).toBe(true);
});

test.each([
  ['dismissed', 'county', 'officer', [], null],
  ['upheld', 'county', 'officer', ['e'], null],
  ['upheld', 'county', 'officer', [], 'badInput'],
  ['dismissed', 'other', 'officer', [], 'notYourPost'],
  ['dismissed', 'county', 'subject', [], 'conflictOfInterest'],
] as const)('NOTICE-O03: %s by %s/%s with %j → %s', (outcome, orgId, personId, evidenceIds, code) => {
  const finding = { outcome, reason: '经核查', evidenceIds: [...evidenceIds] };
  const notice = { orgId: 'county', concerned: ['subject'] };
  expect(refuseFinding(finding, { personId, orgId }, notice)?.code ?? null).toBe(code);
});

test('NOTICE-O06: one appeal, in time', () => {
  expect(refuseNoticeAppeal(window.closesAt, window.closesAt, 0)).toBeNull();
  expect(refuseNoticeAppeal('2026-03-08T16:00:00.000Z', window.closesAt, 0)?.code).toBe('windowClosed');
  expect(refuseNoticeAppeal(window.opensAt, window.closesAt, 1)?.code).toBe('ruleForbids');
});

const record = {
  name: '王某',
  school: '第一中学',
  county: null,
  item: '工作室主持人',
  idNumber: '1',
  phone: '2',
  birthDate: '3',
};
test('only the allowed fields are ever published', () => {
  expect(publicEntryOf(record)).toEqual({
    ok: true,
    value: { name: '王某', school: '第一中学', county: null, item: '工作室主持人' },
  });
});
test('a personal number inside an allowed field is refused and not repeated', () => {
  expect(publicEntryOf({ ...record, item: '主持人 138 1234 5678' })).toEqual({
    ok: false,
    refusals: [{ code: 'ruleForbids', ruleId: 'NOTICE', field: 'item', facts: { kind: 'phone' } }],
  });
  expect(publicEntryOf({ ...record, name: undefined })).toMatchObject({
    refusals: [{ code: 'badInput', field: 'name' }],
  });
});

test('a receipt number is read back; a typo in any digit is noticed', () => {
  const number = receiptNumber({ year: 2026, notice: 7, serial: 12 });
  expect(number).toMatch(/^YY2026-0007-0012-\d\d$/);
  expect(parseReceipt(` ${number.toLowerCase()} `)).toEqual({ year: 2026, notice: 7, serial: 12 });
  for (const [i, sign] of [...number].entries())
    if (/\d/.test(sign))
      expect(parseReceipt(number.slice(0, i) + ((Number(sign) + 1) % 10) + number.slice(i + 1))).toBeNull();
});

test('the sealed proof is the same for any order of subjects, and differs with any word', () => {
  const shown = { name: '王某', school: '一中', county: null, item: '主持人' };
  const subject = (subjectId: string) => ({ subjectId, digest: shownText('salt', shown) });
  const proof = {
    noticeId: 'n1',
    level: 'county' as const,
    orgId: 'o1',
    window,
    title: '公示',
    text: '现予公示',
    receivingUnit: '教育局人事股',
    subjects: [subject('s2'), subject('s1')],
  };
  expect(proofText({ ...proof, subjects: proof.subjects.toReversed() })).toBe(proofText(proof));
  expect(proofText({ ...proof, receivingUnit: '教育局' })).not.toBe(proofText(proof));
  expect(proofText(proof)).toContain('["s1",');
  expect(shownText('salt', shown)).toBe('["pingxuan/notice-subject/1","salt","王某","一中",null,"主持人"]');
  expect(shownText('other salt', shown)).not.toBe(shownText('salt', shown));
});

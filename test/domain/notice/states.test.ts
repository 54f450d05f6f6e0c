import { expect, test } from 'vitest';
import { progressOf, refuseClosing, refuseConfirmation } from '../../../domain/notice/progress.js';
import {
  type NoticeEvent,
  type NoticeState,
  nextNotice,
  nextSubject,
  noticeEvents,
  noticeStates,
  type SubjectEvent,
  type SubjectState,
  subjectEvents,
  subjectStates,
} from '../../../domain/notice/states.js';

const noticeSteps: Partial<Record<`${NoticeState} ${NoticeEvent}`, NoticeState>> = {
  'scheduled open': 'open',
  'open close': 'closed',
  'closed confirm': 'confirmed',
};
const subjectSteps: Partial<Record<`${SubjectState} ${SubjectEvent}`, SubjectState>> = {
  'listed object': 'underInvestigation',
  'listed holdBack': 'heldBack',
  'underInvestigation object': 'underInvestigation',
  'underInvestigation uphold': 'upheld',
  'underInvestigation dismiss': 'dismissed',
  'heldBack object': 'underInvestigation',
  'heldBack release': 'listed',
  'upheld appeal': 'underAppeal',
  'underAppeal appealGranted': 'dismissed',
  'underAppeal appealRefused': 'upheld',
  'dismissed object': 'underInvestigation',
  'dismissed holdBack': 'heldBack',
};

test.each(noticeStates.flatMap((s) => noticeEvents.map((e) => [s, e, noticeSteps[`${s} ${e}`] ?? 'stageNotOpen'])))(
  'notice: %s, %s → %s',
  (state, event, to) => {
    const result = nextNotice(state as NoticeState, event as NoticeEvent);
    expect(result.ok ? result.value : result.refusals[0]?.code).toBe(to);
  },
);

test.each(subjectStates.flatMap((s) => subjectEvents.map((e) => [s, e, subjectSteps[`${s} ${e}`] ?? 'stageNotOpen'])))(
  'NOTICE-O03: subject %s, %s → %s',
  (state, event, to) => {
    const result = nextSubject(state as SubjectState, event as SubjectEvent, 0);
    expect(result.ok ? result.value : result.refusals[0]?.code).toBe(to);
  },
);

test('a dismissal leaves the subject under investigation while another objection is open', () => {
  expect(nextSubject('underInvestigation', 'dismiss', 1)).toEqual({ ok: true, value: 'underInvestigation' });
  expect(nextSubject('underInvestigation', 'uphold', 1)).toEqual({ ok: true, value: 'upheld' });
});

test.each([
  ['open', 'listed', 'waits', 'stageNotOpen'],
  ['open', 'underInvestigation', 'waits', 'stageNotOpen'],
  ['open', 'upheld', 'removed', 'ruleForbids'],
  ['scheduled', 'listed', 'waits', 'stageNotOpen'],
  ['closed', 'listed', 'proceeds', null],
  ['closed', 'dismissed', 'proceeds', null],
  ['closed', 'underInvestigation', 'heldBack', 'ruleForbids'],
  ['closed', 'heldBack', 'heldBack', 'ruleForbids'],
  ['closed', 'underAppeal', 'heldBack', 'ruleForbids'],
  ['closed', 'upheld', 'removed', 'ruleForbids'],
  ['confirmed', 'dismissed', 'proceeds', null],
] as const)('NOTICE-O03: notice %s, subject %s → %s (%s)', (notice, subject, progress, code) => {
  expect(progressOf(notice, subject)).toBe(progress);
  expect(refuseConfirmation(notice, subject)?.code ?? null).toBe(code);
});

test('NOTICE-O01: a notice is not closed before its last moment has passed', () => {
  const window = { opensAt: '2026-03-01T16:00:00.000Z', closesAt: '2026-03-08T15:59:59.999Z' };
  expect(refuseClosing(window, '2026-03-08T15:59:59.999Z')).toMatchObject({
    code: 'stageNotOpen',
    ruleId: 'NOTICE-O01',
  });
  expect(refuseClosing(window, '2026-03-08T16:00:00.000Z')).toBeNull();
});

import { expect, it } from 'vitest';
import { calendarInvite } from '../../documents/calendar-invite.js';

const data = {
  uid: 'task-42@pingxuan.example',
  sequence: 1,
  title: '学校推荐截止',
  description: '请在截止前完成推荐。',
  url: 'https://pingxuan.example/tasks',
  start: '2026-03-20T08:00:00.000Z',
  end: '2026-03-20T09:00:00.000Z',
  at: '2026-03-01T01:00:00.000Z',
  alarmSeconds: [86_400],
};

it('states UTC instants, a stable id and an alarm, and asks no answer', () => {
  const text = calendarInvite(data);
  for (const line of [
    'METHOD:PUBLISH',
    'UID:task-42@pingxuan.example',
    'SEQUENCE:1',
    'DTSTART:20260320T080000Z',
    'TRIGGER:-P1D',
  ]) {
    expect(text.split('\r\n')).toContain(line);
  }
  expect(text).toContain('SUMMARY:学校推荐截止');
  expect(calendarInvite(data)).toBe(text);
});

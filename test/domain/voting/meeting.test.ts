import { expect, test } from 'vitest';
import { judgeMeeting, type Meeting, meetingSchema } from '../../../domain/voting/meeting.js';

const meeting: Meeting = {
  heldOn: '2026-04-02',
  attendeePersonIds: ['p1', 'p2', 'p3', 'p4', 'p5'],
  votes: { entitled: 7, present: 5, cast: { for: 4, against: 1, abstain: 0 } },
  minutesId: 'file-1',
  result: 'passed',
};
const context = {
  candidatePersonId: 'applicant',
  today: '2026-04-02',
  rule: {
    quorum: { share: '2/3', strict: false },
    threshold: { share: '1/2', of: 'entitled' as const, strict: true },
  },
};

test('HOST-19: a complete record gives its result', () => {
  expect(judgeMeeting(meeting, context)).toEqual({ ok: true, value: 'passed' });
});

test.each([
  ['a date in the future', { heldOn: '2026-04-03' }, 'badInput', 'heldOn'],
  ['an attendee missing', { attendeePersonIds: ['p1', 'p2', 'p3', 'p4'] }, 'badInput', 'attendeePersonIds'],
  ['an attendee twice', { attendeePersonIds: ['p1', 'p1', 'p3', 'p4', 'p5'] }, 'badInput', 'attendeePersonIds'],
  [
    'the candidate voting',
    { attendeePersonIds: ['p1', 'applicant', 'p3', 'p4', 'p5'] },
    'conflictOfInterest',
    'attendeePersonIds',
  ],
  ['a result the votes do not bear out', { result: 'notPassed' as const }, 'badInput', 'result'],
  ['too few present', { votes: { ...meeting.votes, entitled: 8 } }, 'quorumMissing', undefined],
])('HOST-19: %s is refused', (_, change, code, field) => {
  const result = judgeMeeting({ ...meeting, ...change }, context);
  expect(result.ok ? null : [result.refusals[0]?.code, result.refusals[0]?.field]).toEqual([code, field]);
  expect(result).toMatchObject({ refusals: [{ ruleId: 'HOST-19' }] });
});

test.each(['heldOn', 'attendeePersonIds', 'votes', 'minutesId', 'result'])(
  'HOST-19: a record without %s does not parse',
  (key) => {
    const { [key as keyof Meeting]: _gone, ...rest } = meeting;
    expect(meetingSchema.safeParse(rest).success).toBe(false);
  },
);

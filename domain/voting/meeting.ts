import { z } from 'zod';
import { accepted, type Refusal, type Result, refuse, refused } from '../refusal.js';
import { judgeVote, type VoteOutcome, type VoteRule, voteCountSchema } from './decision.js';

/** HOST-19: the record of a meeting on one candidate: date, attendees, votes, minutes, result. */
export const meetingSchema = z.strictObject({
  /** Beijing day. */
  heldOn: z.iso.date(),
  /** Voting attendees; guests belong in the minutes. */
  attendeePersonIds: z.array(z.string().min(1)).min(1),
  votes: voteCountSchema,
  minutesId: z.string().min(1),
  result: z.enum(['passed', 'notPassed']),
});
export type Meeting = z.infer<typeof meetingSchema>;

export interface MeetingContext {
  readonly candidatePersonId: string;
  /** Beijing day of the act. */
  readonly today: string;
  readonly rule: VoteRule;
}

function refuseRecord(meeting: Meeting, { candidatePersonId, today }: MeetingContext): Refusal | null {
  const { attendeePersonIds: attendees, votes } = meeting;
  if (meeting.heldOn > today) return refuse('badInput', { ruleId: 'HOST-19', field: 'heldOn', facts: { today } });
  if (new Set(attendees).size !== attendees.length || attendees.length !== votes.present)
    return refuse('badInput', {
      ruleId: 'HOST-19',
      field: 'attendeePersonIds',
      facts: { attendees: new Set(attendees).size, present: votes.present },
    });
  if (attendees.includes(candidatePersonId))
    return refuse('conflictOfInterest', { ruleId: 'HOST-19', field: 'attendeePersonIds' });
  return null;
}

/**
 * What the meeting decided. 'badInput': future date, attendees that do not match, numbers or a stated result that the votes
 * do not bear out; 'conflictOfInterest': the candidate voted on himself; 'quorumMissing'. All HOST-19.
 */
export function judgeMeeting(meeting: Meeting, context: MeetingContext): Result<VoteOutcome> {
  const wrong = refuseRecord(meeting, context);
  if (wrong) return refused(wrong);
  const outcome = judgeVote(meeting.votes, context.rule);
  if (outcome.ok && outcome.value !== meeting.result)
    return refused(refuse('badInput', { ruleId: 'HOST-19', field: 'result', facts: { counted: outcome.value } }));
  return outcome.ok ? accepted(outcome.value) : outcome;
}

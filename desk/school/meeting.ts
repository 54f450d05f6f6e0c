import { z } from 'zod';
import { type Refusal, type Result, refuse, refused } from '../../domain/refusal.js';
import { daySchema } from '../../domain/time/schemas.js';
import { judgeVote, type VoteOutcome } from '../../domain/voting/decision.js';
import type { HostSelectionParameters } from '../../policy/host-selection/parameters.js';

const count = z.int().min(0).max(1000);

/** HOST-19: the record of the meeting of the school's leadership on one candidate. */
export const meetingInput = z.strictObject({
  /** Beijing day. */
  date: daySchema,
  /** Who was there with a vote: names, or how many. */
  attendees: z.union([z.array(z.string().trim().min(1).max(100)).min(1).max(200), count]),
  /** Members of the leadership, members present, and the votes of those present. */
  entitled: count,
  present: count,
  votesFor: count,
  votesAgainst: count,
  abstain: count,
  minutes: z.string().trim().min(1).max(20_000),
});
export type MeetingInput = z.output<typeof meetingInput>;

export interface MeetingFacts {
  readonly candidateName: string;
  /** Beijing days: when the version under review came in, and the day of the act. */
  readonly submittedDay: string;
  readonly today: string;
  readonly p: Pick<HostSelectionParameters, 'collectiveMinAttendees' | 'collectiveMajority'>;
}

const bad = (field: string, facts: Record<string, string | number> = {}): Refusal =>
  refuse('badInput', { ruleId: 'HOST-19', field: `meeting.${field}`, facts });

/**
 * What the meeting decided. 'badInput': a date before the form came in or in the future, numbers that contradict each other;
 * 'conflictOfInterest': the candidate sat in it; 'quorumMissing'. All HOST-19.
 */
export function judgeMeeting(meeting: MeetingInput, facts: MeetingFacts): Result<VoteOutcome> {
  const wrong = refuseRecord(meeting, facts);
  if (wrong) return refused(wrong);
  const { collectiveMinAttendees: least, collectiveMajority: majority } = facts.p;
  const { entitled, present } = meeting;
  const cast = { for: meeting.votesFor, against: meeting.votesAgainst, abstain: meeting.abstain };
  const share = `${majority.numerator}/${majority.denominator}`;
  // The policy asks for a number of persons: as a share of the entitled it is the same number, exactly.
  const quorum = { share: `${least}/${Math.max(entitled, 1)}`, strict: false };
  const outcome = judgeVote(
    { entitled, present, cast },
    { quorum, threshold: { share, of: 'present', strict: majority.strict } },
  );
  if (outcome.ok || outcome.refusals[0]?.code !== 'quorumMissing') return outcome;
  const need = { present, entitled, quorum: least };
  return refused(refuse('quorumMissing', { ruleId: 'HOST-19', field: 'meeting.present', facts: need }));
}

function refuseRecord({ date, attendees, present }: MeetingInput, facts: MeetingFacts): Refusal | null {
  const { submittedDay, today, candidateName } = facts;
  if (date < submittedDay || date > today) return bad('date', { submittedDay, today });
  const names = Array.isArray(attendees) ? attendees.map(plain) : null;
  if (names?.includes(plain(candidateName)))
    return refuse('conflictOfInterest', { ruleId: 'HOST-19', field: 'meeting.attendees' });
  const there = typeof attendees === 'number' ? attendees : new Set(names).size;
  if (there !== present || (names && names.length !== there)) return bad('attendees', { attendees: there, present });
  return null;
}

/** '王 小明' and '王小明' are one person at one table. */
const plain = (name: string): string => name.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase();

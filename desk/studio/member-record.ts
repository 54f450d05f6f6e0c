import { memberRecord, type RecordLine } from '../../domain/studio/members/record.js';
import type { Day } from '../../domain/time/beijing.js';
import type { Desk } from '../kit/deps.js';
import { agreementOf } from './letters.js';
import type { Membership } from './memberships.js';
import { asWork, worksOf } from './works.js';

type At = Pick<Desk, 'tx'>;

/** What a member has completed of the agreement by a day (MEMBER-09); empty before both have signed it. */
export async function recordOf(
  at: At,
  { id, termId, number, fromDay, toDay }: Pick<Membership, 'id' | 'termId' | 'number' | 'fromDay' | 'toDay'>,
  today: Day,
): Promise<readonly RecordLine[]> {
  const agreement = fromDay && toDay ? await agreementOf(at, id) : null;
  if (!fromDay || !toDay || !agreement?.sealed) return [];
  const takenPartIn = (await worksOf(at, termId)).filter(({ members }) => members.includes(number)).map(asWork);
  return memberRecord(agreement.tasks, takenPartIn, { from: fromDay, to: toDay }, today);
}

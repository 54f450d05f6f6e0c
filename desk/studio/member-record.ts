import { memberRecord, type RecordLine } from '../../domain/studio/members/record.js';
import type { Day } from '../../domain/time/beijing.js';
import type { Desk } from '../kit/deps.js';
import { termOf } from '../kit/term.js';
import { agreementOf } from './letters.js';
import type { Membership } from './memberships.js';
import { restSpans } from './suspension/suspensions.js';
import { asWork, worksOf } from './works.js';

type At = Pick<Desk, 'tx'>;

/** What a member has completed of the agreement by a day (MEMBER-09, ASSESS-O05); empty before both have signed it. */
export async function recordOf(
  at: At,
  { id, termId, number, fromDay, toDay }: Pick<Membership, 'id' | 'termId' | 'number' | 'fromDay' | 'toDay'>,
  today: Day,
): Promise<readonly RecordLine[]> {
  const agreement = fromDay && toDay ? await agreementOf(at, id) : null;
  if (!fromDay || !toDay || !agreement?.sealed) return [];
  const takenPartIn = (await worksOf(at, termId)).filter(({ members }) => members.includes(number)).map(asWork);
  const served = { from: fromDay, to: toDay, rests: await restSpans(at, termId, today) };
  const { parameters } = await termOf(at, termId);
  return memberRecord(agreement.tasks, takenPartIn, served, today, parameters);
}

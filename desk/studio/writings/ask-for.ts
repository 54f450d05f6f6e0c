import type { WritingKind } from '../../../domain/studio/members/writings.js';
import type { Day } from '../../../domain/time/beijing.js';
import type { Desk } from '../../kit/deps.js';
import { tell } from '../../kit/news.js';
import { openStage } from '../../kit/stage.js';
import type { Term } from '../../kit/term.js';
import { memberWriting } from '../../stages/member-writing.js';
import type { Membership } from '../memberships.js';
import { putWriting, writingsOf } from './writings.js';

/** Asks a member for the next version of the growth plan, or for the summary of a period; the host is asked once it is handed in. */
export async function askForWriting(
  desk: Desk,
  term: Term,
  { id: membershipId }: Pick<Membership, 'id'>,
  kind: WritingKind,
  dueOn: Day | null = null,
): Promise<number> {
  const before = (await writingsOf(desk, membershipId)).filter((one) => one.kind === kind && one.dueOn === dueOn);
  const { number } = await putWriting(desk, {
    ...{ termId: term.id, membershipId, kind, dueOn, version: before.length + 1 },
  });
  const subject = { kind: 'term', id: term.id } as const;
  await openStage(desk, memberWriting, { subject, stage: 'memberWriting', number, termId: term.id });
  await tell(desk, subject, { kind: 'opened', stage: 'memberWriting', number });
  return number;
}

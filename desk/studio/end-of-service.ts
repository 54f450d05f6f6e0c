import type { LeavingReason } from '../../domain/studio/members/leaving.js';
import type { Day } from '../../domain/time/beijing.js';
import type { Desk } from '../kit/deps.js';
import { tell } from '../kit/news.js';
import { openStage } from '../kit/stage.js';
import type { Term } from '../kit/term.js';
import { memberCompletion } from '../stages/member-completion.js';
import { endMembership } from './end-membership.js';
import { liveMembers } from './memberships.js';

/**
 * MEMBER-04, MEMBER-09: the term is over. The host is asked of everybody who served whether the tasks were completed; whoever does not
 * serve by then never will.
 */
export async function askOfMembers(desk: Desk, term: Term): Promise<void> {
  const subject = { kind: 'term', id: term.id } as const;
  const stage = 'memberCompletion' as const;
  for (const membership of await liveMembers(desk, term.id)) {
    const { number, state } = membership;
    if (state !== 'serving') {
      await endMembership(desk, term, membership, { event: 'leave', reason: 'termOver', lastDay: term.toDay });
      continue;
    }
    await openStage(desk, memberCompletion, { subject, stage, number, termId: term.id });
    await tell(desk, subject, { kind: 'opened', stage, number });
  }
}

/**
 * STUDIO-O04: the studio, or its term, has been ended by a decision: whoever still belongs to it moves on, with the record of completed
 * tasks, and may be placed in another studio.
 */
export async function letMembersGo(desk: Desk, term: Term, reason: LeavingReason, lastDay: Day): Promise<void> {
  for (const membership of await liveMembers(desk, term.id))
    await endMembership(desk, term, membership, { event: 'leave', reason, lastDay });
}

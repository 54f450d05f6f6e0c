import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { organisations, people, peopleProposals } from '../../db/schema/all.js';
import { concernsOwnWayIn, keptOf, type ProposalContent, type WantedAddress } from '../../domain/people-proposals.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { hashOf } from '../kit/canonical.js';
import { chainOfBureau } from '../kit/chain.js';
import type { Desk } from '../kit/deps.js';
import { postTo } from '../kit/post.js';
import { bureauSeat } from '../kit/seats.js';
import { openAddressTask } from '../tasks/open-address-task.js';
import { lettersOf } from './propose-people.js';
import { readContent } from './read-content.js';

const input = z.strictObject({
  proposalId: z.uuid(),
  decision: z.enum(['inForce', 'rejected']),
  /** Hash of the rows the decider was shown: what became of others since is not put in force unseen. */
  seen: z.string().regex(/^[0-9a-f]{64}$/),
});

/** Whoever cannot be written to is still not reached: another address is asked for. */
async function askAgain(desk: Desk, wanted: readonly WantedAddress[]): Promise<void> {
  const ids = wanted.map(({ personId }) => personId);
  const bounced = await desk.tx
    .select({ id: people.id })
    .from(people)
    .where(and(inArray(people.id, ids), eq(people.addressState, 'bounced')));
  for (const { id } of bounced) await openAddressTask(desk, id);
}

/** What each decision is called in the record. */
const acts = {
  posts: { inForce: 'putPostsInForce', rejected: 'rejectPosts' },
  waysIn: { inForce: 'changeWaysIn', rejected: 'rejectWaysIn' },
} as const;
const actsOf = (kind: ProposalContent['kind']) =>
  kind === 'sheet' || kind === 'replacement' ? acts.posts : acts.waysIn;

/**
 * Puts in force who is to hold which post, whose letters go to another address or whose second factor is taken away, or rejects it. By an
 * officer of the bureau with a second factor, never the one who asked for it; that one may only take it back (`rejected`). Nor one whose own
 * address or factor it is. 'notFound' (strangers of the bureau), 'secondFactorRequired', 'taskClosed' (decided already),
 * 'secondPersonRequired', 'caseChanged' (it would change something else by now than what was shown).
 */
export const decidePeopleProposal = act<PersonActor, z.infer<typeof input>, { changes: number }>({
  name: 'decidePeopleProposal',
  input,
  chain: chainOfBureau,
  run: async (desk, actor, { proposalId, decision, seen }) => {
    const seat = await bureauSeat(desk, actor);
    if (!seat) return refused(refuse('notFound'));
    if (!actor.secondFactor) return refused(refuse('secondFactorRequired'));
    // One proposal at a time: what is read below is still so when it is written.
    await desk.tx
      .select({ id: organisations.id })
      .from(organisations)
      .where(eq(organisations.id, seat.orgId))
      .for('update');
    const [row] = await desk.tx.select().from(peopleProposals).where(eq(peopleProposals.id, proposalId)).for('update');
    if (row?.bureauId !== seat.orgId) return refused(refuse('notFound'));
    if (row.state !== 'proposed') return refused(refuse('taskClosed', { facts: { outcome: row.state } }));
    const { content, proposedBy } = row;
    const isOwn = proposedBy === actor.personId;
    if (isOwn && decision === 'inForce') return refused(refuse('secondPersonRequired'));
    let changes = 0;
    if (decision === 'inForce') {
      const read = await readContent(desk, content);
      if (!read.ok) return read;
      if (concernsOwnWayIn(read.value.changes, actor.personId)) return refused(refuse('secondPersonRequired'));
      if (hashOf(read.value.changes) !== seen) return refused(refuse('caseChanged'));
      changes = read.value.changes.length;
      await read.value.apply(desk);
    }
    await desk.tx
      .update(peopleProposals)
      .set({ state: decision, content: keptOf(content), decidedBy: actor.personId, decidedAt: desk.now })
      .where(eq(peopleProposals.id, proposalId));
    if (decision === 'rejected' && content.kind === 'addresses') await askAgain(desk, content.addresses);
    const { kind } = content;
    if (!isOwn)
      await postTo(desk, proposedBy, {
        event: `postsDecided:${proposalId}`,
        letter: lettersOf[kind].decided,
        data: { kind, decision, changes: String(changes) },
      });
    await record(desk, actor, {
      chain: kind === 'replacement' ? content.orgId : seat.orgId,
      act: actsOf(kind)[decision],
      seat,
      facts: { proposalId, changes, ...(kind === 'secondFactor' && { personId: content.personId }) },
    });
    return accepted({ changes });
  },
});

import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { organisations, postProposals } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { hashOf } from '../kit/canonical.js';
import { chainOfBureau } from '../kit/chain.js';
import { postTo } from '../kit/post.js';
import { bureauSeat } from '../kit/seats.js';
import { readContent } from './read-content.js';

const input = z.strictObject({
  proposalId: z.uuid(),
  decision: z.enum(['inForce', 'rejected']),
  /** Hash of the rows the decider was shown: what became of others since is not put in force unseen. */
  seen: z.string().regex(/^[0-9a-f]{64}$/),
});

/**
 * Puts in force who is to hold which post, or rejects it. By an officer of the bureau with a second factor, never the one who
 * asked for it; that one may only take it back (`rejected`). 'notFound' (strangers of the bureau), 'secondFactorRequired', 'taskClosed'
 * (decided already), 'secondPersonRequired', 'caseChanged' (it would change something else by now than what was shown).
 */
export const decidePosts = act<PersonActor, z.infer<typeof input>, { changes: number }>({
  name: 'decidePosts',
  input,
  chain: chainOfBureau,
  run: async (desk, actor, { proposalId, decision, seen }) => {
    const seat = await bureauSeat(desk, actor);
    if (!seat) return refused(refuse('notFound'));
    if (!actor.secondFactor) return refused(refuse('secondFactorRequired'));
    // Posts change one proposal at a time: what is read below is still so when it is written.
    await desk.tx
      .select({ id: organisations.id })
      .from(organisations)
      .where(eq(organisations.id, seat.orgId))
      .for('update');
    const [row] = await desk.tx.select().from(postProposals).where(eq(postProposals.id, proposalId)).for('update');
    if (row?.bureauId !== seat.orgId) return refused(refuse('notFound'));
    if (row.state !== 'proposed') return refused(refuse('taskClosed', { facts: { outcome: row.state } }));
    const isOwn = row.proposedBy === actor.personId;
    if (isOwn && decision === 'inForce') return refused(refuse('secondPersonRequired'));
    let changes = 0;
    if (decision === 'inForce') {
      const read = await readContent(desk, row.content);
      if (!read.ok) return read;
      if (hashOf(read.value.changes) !== seen) return refused(refuse('caseChanged'));
      changes = read.value.changes.length;
      await read.value.apply(desk);
    }
    await desk.tx
      .update(postProposals)
      .set({ state: decision, decidedBy: actor.personId, decidedAt: desk.now })
      .where(eq(postProposals.id, proposalId));
    if (!isOwn)
      await postTo(desk, row.proposedBy, {
        event: `postsDecided:${proposalId}`,
        letter: 'postsDecided',
        data: { decision, changes: String(changes) },
      });
    await record(desk, actor, {
      chain: row.content.kind === 'replacement' ? row.content.orgId : seat.orgId,
      act: decision === 'inForce' ? 'putPostsInForce' : 'rejectPosts',
      seat,
      facts: { proposalId, changes },
    });
    return accepted({ changes });
  },
});

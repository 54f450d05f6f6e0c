import { randomUUID } from 'node:crypto';
import { postProposals } from '../../db/schema/all.js';
import type { PostContent } from '../../domain/post-changes.js';
import type { PersonActor } from '../kit/actor.js';
import type { Desk } from '../kit/deps.js';
import { postToOthers } from '../kit/post-to-others.js';
import type { Seat } from '../kit/seats.js';

/**
 * Keeps what is asked for until another officer of the bureau decides on it, and writes to each of them.
 * @param seat the bureau's post in which the actor asks
 */
export async function propose(
  desk: Desk,
  actor: PersonActor,
  seat: Seat,
  { content, changes }: { readonly content: PostContent; readonly changes: number },
): Promise<string> {
  const proposalId = randomUUID();
  await desk.tx.insert(postProposals).values({
    id: proposalId,
    bureauId: seat.orgId,
    content,
    state: 'proposed',
    proposedBy: actor.personId,
    proposedAt: desk.now,
  });
  await postToOthers(desk, seat, actor.personId, {
    event: `postsProposed:${proposalId}`,
    letter: 'postsProposed',
    data: { kind: content.kind, changes: String(changes) },
  });
  return proposalId;
}

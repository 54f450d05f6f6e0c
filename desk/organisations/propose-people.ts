import { randomUUID } from 'node:crypto';
import { peopleProposals } from '../../db/schema/all.js';
import type { ProposalContent } from '../../domain/people-proposals.js';
import type { PersonActor } from '../kit/actor.js';
import type { Desk } from '../kit/deps.js';
import { postToOthers } from '../kit/post-to-others.js';
import type { Seat } from '../kit/seats.js';

export interface Asked {
  readonly content: ProposalContent;
  /** How many rows differ from what is there. */
  readonly changes: number;
}

/**
 * Keeps what is asked for until another officer of the bureau decides on it, and writes to each of them.
 * @param seat the bureau's post whose holders decide
 */
export async function propose(
  desk: Desk,
  actor: PersonActor,
  seat: Seat,
  { content, changes }: Asked,
): Promise<string> {
  const proposalId = randomUUID();
  await desk.tx.insert(peopleProposals).values({
    id: proposalId,
    bureauId: seat.orgId,
    content,
    state: 'proposed',
    proposedBy: actor.personId,
    proposedAt: desk.now,
  });
  await postToOthers(desk, seat, actor.personId, {
    event: `postsProposed:${proposalId}`,
    letter: lettersOf[content.kind].proposed,
    data: { kind: content.kind, changes: String(changes) },
  });
  return proposalId;
}

const ofPosts = { proposed: 'postsProposed', decided: 'postsDecided' } as const;
const ofWaysIn = { proposed: 'waysInProposed', decided: 'waysInDecided' } as const;
/** Which letters tell of it. */
export const lettersOf = { sheet: ofPosts, replacement: ofPosts, addresses: ofWaysIn, secondFactor: ofWaysIn } as const;

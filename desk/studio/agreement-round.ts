import { randomUUID } from 'node:crypto';
import { papers } from '../../db/schema/all.js';
import { deliverAt } from '../../domain/ladder/quiet-hours.js';
import type { LetterName } from '../../domain/letters.js';
import type { LetterTask } from '../../domain/studio/letter/tasks.js';
import type { Desk } from '../kit/deps.js';
import { postTo } from '../kit/post.js';
import type { Term } from '../kit/term.js';
import { agreementSigning } from '../stages/agreement-signing.js';
import { agreementSeeds } from './agreement-sides.js';
import { agreementHash, type Letter } from './letters.js';
import type { Membership } from './memberships.js';
import { askToSign } from './signing-round.js';

interface Content {
  readonly tasks: readonly LetterTask[];
  readonly reason: string;
}

/**
 * Sends the next version of a membership's agreement out to be signed, already judged, as `askToSign`; of a later one both are told. In
 * the host's name: the host leads the studio (STUDIO-02).
 */
export async function sendAgreement(
  desk: Desk,
  term: Term,
  membership: Membership,
  { tasks, reason }: Content,
  before: Letter | null,
): Promise<{ readonly version: number; readonly contentHash: string }> {
  const { number } = membership;
  const version = (before?.version ?? 0) + 1;
  const contentHash = agreementHash(term, membership, version, tasks);
  const id = randomUUID();
  await desk.tx.insert(papers).values({
    id,
    termId: term.id,
    kind: 'memberAgreement',
    membershipId: membership.id,
    version,
    tasks: [...tasks],
    contentHash,
    reason,
    issuedBy: term.studio.hostId,
    issuedAt: desk.now,
  });
  const seeds = agreementSeeds(term, membership);
  const signing = { stage: 'agreementSigning', plan: agreementSigning, number, seeds } as const;
  if (await askToSign(desk, term, signing, version, before))
    await writeToBoth(desk, term, membership, { id, version }, 'agreementReissued');
  return { version, contentHash };
}

/** To host and member. */
export async function writeToBoth(
  desk: Desk,
  term: Term,
  membership: Membership,
  { id, version }: Pick<Letter, 'id' | 'version'>,
  letter: Extract<LetterName, 'agreementReissued' | 'agreementSealed'>,
): Promise<void> {
  const member = String(membership.number);
  for (const { personId } of agreementSeeds(term, membership))
    await postTo(desk, personId, {
      event: `${letter}:${id}`,
      letter,
      data: { studioName: term.name, studioNumber: term.studio.number, member, version: String(version) },
      notBefore: deliverAt(desk.now, term.parameters.quietHours),
    });
}

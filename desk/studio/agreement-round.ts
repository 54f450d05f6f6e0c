import { randomUUID } from 'node:crypto';
import { papers } from '../../db/schema/all.js';
import { deliverAt } from '../../domain/ladder/quiet-hours.js';
import type { LetterName } from '../../domain/letters.js';
import type { LetterTask } from '../../domain/studio/letter/tasks.js';
import type { Desk } from '../kit/deps.js';
import { tell } from '../kit/news.js';
import { postTo } from '../kit/post.js';
import { addTask, openRun, openStage } from '../kit/stage.js';
import { placed } from '../kit/stage-plan.js';
import type { Term } from '../kit/term.js';
import { moveRun } from '../round/move-stages.js';
import { agreementSigning } from '../stages/agreement-signing.js';
import { agreementSeeds } from './agreement-sides.js';
import { agreementHash, type Letter } from './letters.js';
import type { Membership } from './memberships.js';

const stage = 'agreementSigning';

interface Content {
  readonly tasks: readonly LetterTask[];
  readonly reason: string;
}

/**
 * Sends the next version of a membership's agreement out to be signed, already judged: opens the signing for the first; for a later
 * one, asks anew whoever had signed the one before, and dates all again. In the host's name: the host leads the studio (STUDIO-02).
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
  const subject = { kind: 'term', id: term.id } as const;
  const run = await openRun(desk, subject, stage, number);
  if (!run) {
    await openStage(desk, agreementSigning, { subject, stage, number, termId: term.id });
    await tell(desk, subject, { kind: 'opened', stage, number });
    return { version, contentHash };
  }
  const dates = await placed(agreementSigning, { subject, stage, number }, term).dates(desk);
  if (dates) await moveRun(desk, term, run, dates);
  const signed = before?.signatures.map(({ side }) => side) ?? [];
  for (const { side, ...seed } of agreementSeeds(term, membership))
    if (signed.includes(side)) await addTask(desk, { ...run, ...dates }, term, { ...seed, turn: version });
  await tell(desk, subject, { kind: 'datesMoved' });
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

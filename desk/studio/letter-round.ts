import { randomUUID } from 'node:crypto';
import { papers } from '../../db/schema/all.js';
import { deliverAt } from '../../domain/ladder/quiet-hours.js';
import type { LetterName } from '../../domain/letters.js';
import type { LetterTask } from '../../domain/studio/letter/tasks.js';
import type { Desk } from '../kit/deps.js';
import { postTo } from '../kit/post.js';
import { holdersOf } from '../kit/seats.js';
import { nextRunNumber, openRun } from '../kit/stage.js';
import { holdersOfTask } from '../kit/task-mail.js';
import type { Term } from '../kit/term.js';
import { letterSigning } from '../stages/letter-signing.js';
import { drafterSeat } from './drafter.js';
import { seedsOf } from './letter-sides.js';
import { type Letter, letterHash } from './letters.js';
import { askToSign } from './signing-round.js';

type Version = Pick<Letter, 'id' | 'version'>;

interface NewVersion {
  readonly version: number;
  readonly tasks: readonly LetterTask[];
  readonly reason: string;
  readonly issuedBy: string;
}

/**
 * Sends a version of the letter out to be signed, already judged, as `askToSign`; of one that takes the force of earlier signatures
 * everybody is told. @param before the version whose signatures fall; null for the first, and where goals change: that one stays in force
 */
export async function issueVersion(
  desk: Desk,
  term: Term,
  { version, tasks, reason, issuedBy }: NewVersion,
  before: Letter | null,
): Promise<void> {
  const id = randomUUID();
  await desk.tx.insert(papers).values({
    id,
    termId: term.id,
    kind: 'responsibilityLetter',
    version,
    tasks: [...tasks],
    contentHash: letterHash(term, version, tasks),
    reason,
    issuedBy,
    issuedAt: desk.now,
  });
  const number = await signingNumber(desk, term.id);
  const signing = { stage: 'letterSigning', plan: letterSigning, number, seeds: seedsOf(term) } as const;
  if (await askToSign(desk, term, signing, version, before))
    await writeToSides(desk, term, { id, version }, 'letterReissued');
}

/** The signing that is open, or the next one: a letter whose goals were changed is signed anew after it was sealed. */
async function signingNumber(desk: Desk, termId: string): Promise<number> {
  const subject = { kind: 'term', id: termId } as const;
  const open = await openRun(desk, subject, 'letterSigning');
  return open?.number ?? nextRunNumber(desk, subject, 'letterSigning');
}

/** To everybody who signs, or may sign, for a side; and to the section once all have. */
export async function writeToSides(
  desk: Desk,
  term: Term,
  { id, version }: Version,
  letter: Extract<LetterName, 'letterReissued' | 'letterSealed'>,
): Promise<void> {
  const held = { coOwnerOrgId: null, coOwnerRole: null };
  const sides = seedsOf(term).map((seed) => holdersOfTask(desk, { ...seed, personId: seed.personId ?? null, ...held }));
  const section = letter === 'letterSealed' ? await holdersOf(desk, await drafterSeat(desk, term)) : [];
  const readers = new Set([...(await Promise.all(sides)).flat(), ...section.map(({ personId }) => personId)]);
  for (const personId of readers)
    await postTo(desk, personId, {
      event: `${letter}:${id}`,
      letter,
      data: { studioName: term.name, studioNumber: term.studio.number, version: String(version) },
      notBefore: deliverAt(desk.now, term.parameters.quietHours),
    });
}

import { deliverAt } from '../../domain/ladder/quiet-hours.js';
import type { LetterName } from '../../domain/letters.js';
import type { Desk } from '../kit/deps.js';
import { postTo } from '../kit/post.js';
import { holdersOf } from '../kit/seats.js';
import { holdersOfTask } from '../kit/task-mail.js';
import type { Term } from '../kit/term.js';
import { letterSigning } from '../stages/letter-signing.js';
import { drafterSeat } from './drafter.js';
import { seedsOf } from './letter-sides.js';
import type { Letter } from './letters.js';
import { askToSign } from './signing-round.js';

type Version = Pick<Letter, 'id' | 'version'>;

/** As `askToSign`; of a later version everybody is told. */
export async function askForSignatures(desk: Desk, term: Term, letter: Version, before: Letter | null): Promise<void> {
  const signing = { stage: 'letterSigning', plan: letterSigning, number: 1, seeds: seedsOf(term) } as const;
  if (await askToSign(desk, term, signing, letter.version, before))
    await writeToSides(desk, term, letter, 'letterReissued');
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

import { deliverAt } from '../../domain/ladder/quiet-hours.js';
import type { LetterName } from '../../domain/letters.js';
import type { Desk } from '../kit/deps.js';
import { tell } from '../kit/news.js';
import { postTo } from '../kit/post.js';
import { holdersOf } from '../kit/seats.js';
import { addTask, openRun, openStage } from '../kit/stage.js';
import { placed } from '../kit/stage-plan.js';
import { holdersOfTask } from '../kit/task-mail.js';
import type { Term } from '../kit/term.js';
import { moveRun } from '../round/move-stages.js';
import { letterSigning } from '../stages/letter-signing.js';
import { drafterSeat } from './drafter.js';
import { seedsOf } from './letter-sides.js';
import type { Letter } from './letters.js';

const stage = 'letterSigning';
type Version = Pick<Letter, 'id' | 'version'>;

/** Opens the signing of the first version; for a later one, asks those anew who had signed the one before, and dates all again. */
export async function askForSignatures(desk: Desk, term: Term, letter: Version, before: Letter | null): Promise<void> {
  const subject = { kind: 'term', id: term.id } as const;
  const run = await openRun(desk, subject, stage);
  if (!run) {
    await openStage(desk, letterSigning, { subject, stage, number: 1, termId: term.id });
    return tell(desk, subject, { kind: 'opened', stage, number: 1 });
  }
  const dates = await placed(letterSigning, { subject, stage, number: run.number }, term).dates(desk);
  if (dates) await moveRun(desk, term, run, dates);
  const moved = { ...run, ...dates };
  const signed = before?.signatures.map(({ side }) => side) ?? [];
  for (const { side, ...seed } of seedsOf(term))
    if (signed.includes(side)) await addTask(desk, moved, term, { ...seed, turn: letter.version });
  await tell(desk, subject, { kind: 'datesMoved' });
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

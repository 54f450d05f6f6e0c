import type { LetterName } from '../../domain/letters.js';
import type { Desk } from './deps.js';
import { type Envelope, postTo } from './post.js';
import { holdersOf, type Seat } from './seats.js';

/** Queues a letter to each who holds the post today, but for the one whose own doing it tells. */
export async function postToOthers<L extends LetterName>(
  desk: Desk,
  seat: Seat,
  but: string,
  envelope: Envelope<L>,
): Promise<void> {
  for (const { personId } of await holdersOf(desk, seat)) if (personId !== but) await postTo(desk, personId, envelope);
}

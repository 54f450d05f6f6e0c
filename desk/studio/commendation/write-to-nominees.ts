import { deliverAt } from '../../../domain/ladder/quiet-hours.js';
import type { Letters, NomineeFacts } from '../../../domain/letters.js';
import type { Call } from '../../kit/call.js';
import type { Desk } from '../../kit/deps.js';
import { levelIn } from '../../kit/organiser.js';
import { postTo } from '../../kit/post.js';
import { holdersOf } from '../../kit/seats.js';
import { type Term, termOf } from '../../kit/term.js';
import type { Nominee } from './nominees.js';

type Name = 'nomineeListed' | 'nomineeStruck' | 'strikeFell' | 'strikeAppealDecided';

/** What a letter to nominees says besides whom it is about. */
type Said = {
  readonly [L in Name]: {
    /** What happened, stable across retries. */
    readonly event: string;
    readonly letter: L;
    readonly data: Omit<Letters[L], keyof NomineeFacts>;
  };
}[Name];

/** Whom a nomination concerns: the person; of studio and unit the host and the unit's leaders. */
export async function readersOf(
  desk: Desk,
  { recipient, recipientId }: Pick<Nominee, 'recipient' | 'recipientId'>,
  { studio }: Term,
): Promise<readonly string[]> {
  if (recipient === 'host' || recipient === 'member') return [recipientId];
  const leaders = await holdersOf(desk, { role: 'schoolLeader', orgId: studio.unitId });
  return [...new Set([studio.hostId, ...leaders.map(({ personId }) => personId)])];
}

/** One letter to each reader for each studio, whatever of it is nominated. */
export async function writeToNominees(
  desk: Desk,
  call: Call,
  nominated: readonly Nominee[],
  { event, letter, data }: Said,
): Promise<void> {
  const notBefore = deliverAt(desk.now, call.parameters.quietHours);
  for (const termId of new Set(nominated.map((one) => one.termId))) {
    const term = await termOf(desk, termId);
    const kinds = new Map<string, string[]>();
    for (const one of nominated.filter((nominee) => nominee.termId === termId))
      for (const personId of await readersOf(desk, one, term))
        kinds.set(personId, [...(kinds.get(personId) ?? []), one.recipient]);
    const about = { callName: call.name, studioName: term.name, studioNumber: term.studio.number, ...levelIn(call) };
    for (const [personId, recipients] of kinds)
      await postTo(desk, personId, {
        event: `${event}:${termId}`,
        letter,
        data: { ...about, recipients: recipients.join(), ...data } as Letters[typeof letter],
        notBefore,
      });
  }
}

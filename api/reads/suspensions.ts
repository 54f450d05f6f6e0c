import { openedWord } from '../../db/read/data-keys.js';
import type { Vault } from '../../db/sealed.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import type { Desk } from '../../desk/kit/deps.js';
import type { Term } from '../../desk/kit/term.js';
import { suspensionsOf } from '../../desk/studio/suspension/suspensions.js';
import type { SuspensionView } from '../../web/views/rest.js';
import { isSectionOrLeader } from './section-or-leader.js';

type At = Pick<Desk, 'tx' | 'now'> & { readonly vault: Vault; readonly actor: Pick<PersonActor, 'personId'> };

/** The times in which a term's studio stood still, the latest first; why only for the host, the section and the bureau's leader. */
export async function suspensionViews(at: At, term: Term): Promise<readonly SuspensionView[]> {
  const rows = await suspensionsOf(at, term.id);
  if (rows.length === 0) return [];
  const reads = at.actor.personId === term.studio.hostId || (await isSectionOrLeader(at, term));
  const views: SuspensionView[] = [];
  for (const { number, fromDay: from, untilDay: until, toDay: to, words } of rows.toReversed()) {
    views.push({ number, from, until, to, words: reads ? await openedWord(at.tx, at.vault, term.id, words) : null });
  }
  return views;
}

import { opened } from '../../db/read/data-keys.js';
import type { Vault } from '../../db/sealed.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import type { Desk } from '../../desk/kit/deps.js';
import { leaderOf } from '../../desk/kit/organiser.js';
import { seatsOf } from '../../desk/kit/seats.js';
import type { Term } from '../../desk/kit/term.js';
import { seatBesideBureau } from '../../desk/studio/beside-bureau.js';
import { suspensionsOf } from '../../desk/studio/suspension/suspensions.js';
import type { SuspensionView } from '../../web/views/rest.js';

type At = Pick<Desk, 'tx' | 'now'> & { readonly vault: Vault; readonly actor: Pick<PersonActor, 'personId'> };

/** The times in which a term's studio stood still, the latest first; why only for the host, the section and the bureau's leader. */
export async function suspensionViews(at: At, term: Term): Promise<readonly SuspensionView[]> {
  const rows = await suspensionsOf(at, term.id);
  if (rows.length === 0) return [];
  const reads = await readsWords(at, term);
  const views: SuspensionView[] = [];
  for (const { number, fromDay: from, untilDay: until, toDay: to, words } of rows.toReversed()) {
    const said = reads ? await opened(at.tx, at.vault, term.id, words) : null;
    views.push({ number, from, until, to, words: reads ? (typeof said === 'string' ? said : '') : null });
  }
  return views;
}

async function readsWords(at: At, { studio }: Term): Promise<boolean> {
  if (at.actor.personId === studio.hostId) return true;
  const section = await seatBesideBureau(at, studio, 'sectionOfficer');
  const posts = [section, leaderOf(studio)];
  const held = await seatsOf(at, at.actor.personId);
  return held.some((seat) => posts.some(({ role, orgId }) => role === seat.role && orgId === seat.orgId));
}

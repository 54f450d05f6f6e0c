import { openedWord } from '../../db/read/data-keys.js';
import type { Vault } from '../../db/sealed.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import type { Desk } from '../../desk/kit/deps.js';
import type { Term } from '../../desk/kit/term.js';
import { lossesOf, reportIn } from '../../desk/studio/loss/losses.js';
import type { LossView } from '../../web/views/loss.js';
import { isSectionOrLeader } from './section-or-leader.js';

type At = Pick<Desk, 'tx' | 'now'> & { readonly vault: Vault; readonly actor: Pick<PersonActor, 'personId'> };

/** What was reported of a host who is one no more, the latest first: for the section and the bureau's leader; for all others there is nothing. */
export async function lossViews(at: At, term: Term): Promise<readonly LossView[]> {
  const rows = await lossesOf(at, term.id);
  if (rows.length === 0 || !(await isSectionOrLeader(at, term))) return [];
  const views: LossView[] = [];
  for (const row of rows.toReversed()) {
    const { number, state, reportedAt, decidedAt, decisionNumber } = row;
    const reason = await openedWord(at.tx, at.vault, term.id, row.decisionWords);
    views.push({ number, state, reportedAt, decidedAt, decisionNumber, report: await reportIn(at, row), reason });
  }
  return views;
}

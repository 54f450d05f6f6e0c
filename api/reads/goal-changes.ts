import { lettersOf } from '../../db/read/letters.js';
import type { Vault } from '../../db/sealed.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import type { Desk } from '../../desk/kit/deps.js';
import { type Seat, seatsOf } from '../../desk/kit/seats.js';
import type { Term } from '../../desk/kit/term.js';
import { seatBesideBureau } from '../../desk/studio/beside-bureau.js';
import { type GoalChangeRow, goalChangesOf, wordsOf } from '../../desk/studio/goals/goal-changes.js';
import type { GoalChangeView } from '../../web/views/goals.js';
import { tellDifference } from './letters.js';

type At = Pick<Desk, 'tx' | 'now'> & { readonly vault: Vault; readonly actor: Pick<PersonActor, 'personId'> };

/** The changes of a term's goals that were asked for, the latest first; why only where the reader is one of those who say it. */
export async function goalChangeViews(at: At, term: Term): Promise<readonly GoalChangeView[]> {
  const rows = await goalChangesOf(at, term.id);
  if (rows.length === 0) return [];
  const letters = await lettersOf(at.tx, term.id);
  const reads = await readsWords(at, term);
  const views: GoalChangeView[] = [];
  for (const row of rows.toReversed())
    views.push({ ...viewOf(row, letters), words: reads ? await wordsOf(at, row) : null });
  return views;
}

function viewOf(row: GoalChangeRow, letters: Awaited<ReturnType<typeof lettersOf>>): Omit<GoalChangeView, 'words'> {
  const { number, state, baseVersion, letterVersion, requestedAt, opinion, opinionAt, decidedAt, tasks, met } = row;
  const base = letters.find(({ version }) => version === baseVersion);
  if (!base) throw new Error('a change of a letter that is not there');
  return {
    ...{ number, state, baseVersion, letterVersion, requestedAt, opinion, opinionAt, decidedAt },
    difference: tellDifference(base, tasks),
    met: base.tasks.filter(({ code }) => met.includes(code)).map(({ code, text }) => ({ code, text })),
  };
}

/** The host, the Institute and the section. */
async function readsWords(at: At, { studio }: Term): Promise<boolean> {
  if (at.actor.personId === studio.hostId) return true;
  const bodies: readonly Seat[] = await Promise.all([
    seatBesideBureau(at, studio, 'instituteOfficer'),
    seatBesideBureau(at, studio, 'sectionOfficer'),
  ]);
  const held = await seatsOf(at, at.actor.personId);
  return held.some((seat) => bodies.some(({ role, orgId }) => role === seat.role && orgId === seat.orgId));
}

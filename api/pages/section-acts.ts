import type { Desk } from '../../desk/kit/deps.js';
import type { Term } from '../../desk/kit/term.js';
import { lossesOf } from '../../desk/studio/loss/losses.js';
import { movesOf } from '../../desk/studio/move/moves.js';
import { spanOf } from '../../desk/studio/terms.js';
import { refuseLossReport } from '../../domain/studio/loss.js';
import { refuseMove } from '../../domain/studio/move.js';
import { refuseSuspension } from '../../domain/studio/suspension.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { StudioView } from '../../web/views/studio.js';

type At = Pick<Desk, 'tx' | 'now'>;
type SectionActs = Pick<StudioView, 'movable' | 'resting' | 'losable'>;

/** What the Moral Education Section may do about a studio as it stands, on the studio's page; nothing for everybody else. */
export async function sectionActs(at: At, term: Term, isSection: boolean): Promise<SectionActs> {
  if (!isSection) return { movable: null, resting: null, losable: null };
  return { movable: await movableBy(at, term), resting: restingBy(at, term), losable: await losableBy(at, term) };
}

/** STUDIO-14: where the studio may be moved to another unit. */
async function movableBy(at: At, term: Term): Promise<string | null> {
  const isAsked = (await movesOf(at, term.id)).some(({ state }) => state === 'asked');
  return refuseMove(term.state, { from: term.studio.unitId, to: '', isAsked }).length === 0 ? term.id : null;
}

/** STUDIO-O05: of one that works, or stands still. */
function restingBy({ now }: At, term: Term): SectionActs['resting'] {
  if (term.state === 'suspended') return 'resume';
  const from = dayOf(now);
  const may = refuseSuspension({ ...spanOf(term), state: term.state }, { from, before: [] }, from).length === 0;
  return may ? 'suspend' : null;
}

/** STUDIO-O04: where it may be reported that there is no host any more. */
async function losableBy(at: At, term: Term): Promise<string | null> {
  const isOpen = (await lossesOf(at, term.id)).some(({ state }) => state === 'reported');
  const today = dayOf(at.now);
  const of = { from: term.fromDay, state: term.state };
  return refuseLossReport(of, { lastDay: today, isOpen }, today).length === 0 ? term.id : null;
}

import type { Db } from '../../db/database.js';
import { membersOf } from '../../db/read/members.js';
import { plansOf } from '../../db/read/plans.js';
import type { Vault } from '../../db/sealed.js';
import { seatsOf } from '../../desk/kit/seats.js';
import type { Term } from '../../desk/kit/term.js';
import { unitRoles } from '../../desk/studio/as-unit.js';
import { progressOn } from '../../desk/studio/works.js';
import { formatHalfUp } from '../../domain/panel/decimal.js';
import { isAlive } from '../../domain/studio/letter/issue.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { StudioWorkView } from '../../web/views/work.js';
import { worksShown } from './work-evidence.js';

interface At {
  readonly tx: Db;
  readonly vault: Vault;
  readonly now: string;
  readonly personId: string;
}

/** Plans, work and progress of a term as its page shows them; what the reader may do to them. */
export async function studioWork(at: At, term: Term): Promise<StudioWorkView> {
  const { tx, vault, now, personId } = at;
  const on = dayOf(now);
  const filed = await plansOf(tx, vault, term.id);
  const progress = await progressOn(at, term, on);
  const seats = await seatsOf(at, personId);
  const isUnit = seats.some(({ orgId, role }) => orgId === term.studio.unitId && unitRoles.includes(role));
  const isHost = term.studio.hostId === personId;
  return {
    plans: filed.filter((one, n) => filed.findIndex(({ kind }) => kind === one.kind) === n),
    works: await worksShown(at, term),
    progress: progress && {
      on,
      lines: progress.lines.map(({ task: { code, text, dueOn }, progress: so }) => ({
        ...{ code, text, dueOn, status: so.status },
        filled: shown(so.filled),
        target: shown(so.target),
      })),
    },
    taking: (await membersOf(tx, term.id)).filter(({ from }) => from !== null),
    recording: isHost && isAlive(term.state) && term.state !== 'suspended' ? term.id : null,
    evidencing: isHost ? term.id : null,
    judging: isUnit && !isHost ? term.id : null,
  };
}

/** Whole numbers as such; hours may have a decimal. */
const shown = (value: Parameters<typeof formatHalfUp>[0]): string => formatHalfUp(value, value.den === 1n ? 0 : 1);

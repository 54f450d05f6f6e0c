import { eq, type SQL } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { type HonourRow, honourRows } from '../../db/read/honour-list.js';
import { honours, studios } from '../../db/schema/all.js';
import { seatsOf } from '../../desk/kit/seats.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { isIndividual } from '../../domain/studio/assessment/consequences.js';
import { hasPriority, priorityFirst } from '../../domain/studio/commendation/priority.js';
import { reaches } from '../../domain/studio/commendation/reach.js';
import { dayOf } from '../../domain/time/beijing.js';
import { storedStudioParameters } from '../../policy/studio/stored.js';
import { bureausOf } from './honours.js';

interface At {
  readonly tx: Db;
  readonly now: string;
  readonly actor: { readonly personId: string };
}

/** Whoever is honoured, the host and the unit of the studio, the county, and the city. */
async function rowsFor(at: At, which?: SQL): Promise<readonly HonourRow[]> {
  const { personId } = at.actor;
  const seats = await seatsOf(at, personId);
  const bureaus = await bureausOf(at.tx, seats);
  const isSeen = ({ honour, studio, bureauId }: HonourRow) =>
    honour.recipientId === personId ||
    studio.hostId === personId ||
    bureaus.includes(bureauId) ||
    seats.some((seat) => ['schoolLeader', 'countyOfficer'].includes(seat.role) && reaches(seat, studio));
  return (await honourRows(at.tx, which)).filter(isSeen);
}

/**
 * The honours that are the reader's business, each with its status of today; individuals who come first by COMMEND-02 stand first, the flag is
 * no decision. A revoked honour gives no priority. @param studioId those that rest on one studio alone
 */
export async function honoursFor(at: At, studioId?: string) {
  const today = dayOf(at.now);
  const list = (await rowsFor(at, studioId === undefined ? undefined : eq(studios.id, studioId))).map((row) => ({
    ...shown(row),
    priority: isFlagged(row, today),
  }));
  return priorityFirst(list, ({ priority }) => priority);
}
export type HonourItem = Awaited<ReturnType<typeof honoursFor>>[number];

const isFlagged = ({ honour, parameters }: HonourRow, today: string): boolean =>
  honour.status === 'valid' &&
  isIndividual(honour.recipient) &&
  hasPriority([honour.commendedOn], today, storedStudioParameters(parameters));

const shown = ({ honour, studio }: HonourRow) => ({
  honourId: honour.id,
  callId: honour.callId,
  number: honour.number,
  recipient: honour.recipient,
  holderName: honour.printed.holderName ?? '',
  studioId: studio.id,
  studioName: honour.printed.studioName ?? '',
  unitName: honour.printed.unitName ?? '',
  callName: honour.printed.callName ?? '',
  commendedOn: honour.commendedOn,
  status: honour.status,
});

/** One honour as it was granted, for whose business it is; 'notFound' for everybody else. */
export async function honourFor(at: At, honourId: string) {
  const [row] = await rowsFor(at, eq(honours.id, honourId));
  return row ? accepted(row.honour) : refused(refuse('notFound'));
}

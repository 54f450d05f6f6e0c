import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { decisions, organisations } from '../../db/schema/all.js';
import { movesOf } from '../../desk/studio/move/moves.js';
import type { MoveView } from '../../web/views/move.js';

/** The moves of a term, made or not, the latest first. @param reads whether the reader is the section, which is told why a unit declined */
export async function moveViews(tx: Db, termId: string, reads = false): Promise<readonly MoveView[]> {
  const rows = await movesOf({ tx }, termId);
  const ids = rows.flatMap(({ fromUnitId, toUnitId }) => [fromUnitId, toUnitId]);
  const units = await tx
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(inArray(organisations.id, ids));
  const nameOf = (id: string) => units.find((one) => one.id === id)?.name ?? '';
  const answers = reads ? await answersOf(tx, termId) : [];
  return rows.toReversed().map(({ number, ground, state, fromUnitId, toUnitId, askedAt, settledAt }) => ({
    ...{ number, ground, state, askedAt, settledAt },
    fromUnit: nameOf(fromUnitId),
    toUnit: nameOf(toUnitId),
    reason: answers.find((one) => one.number === number)?.reason ?? '',
  }));
}

const answersOf = (tx: Db, termId: string) =>
  tx
    .select({ number: decisions.stageRound, reason: decisions.reason })
    .from(decisions)
    .where(and(eq(decisions.subjectId, termId), eq(decisions.kind, 'moveConsent')));

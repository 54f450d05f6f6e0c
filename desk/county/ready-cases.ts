import { and, eq, inArray } from 'drizzle-orm';
import { cases, noticeSubjects, notices } from '../../db/schema/all.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';
import { frozenAmong, type Nomination } from './nominations.js';

/**
 * Who of a nomination may be sent to the city: cleared on its notice, not withdrawn, not frozen; in the county's order.
 * Someone held back by an open objection is not among them and may follow later.
 */
export async function readyCases(desk: Desk, round: Round, nomination: Nomination): Promise<readonly Case[]> {
  const rows = await onNotice(desk, nomination, ['cleared']);
  const frozen = await frozenAmong(
    desk,
    round,
    rows.map((file) => file.id),
  );
  return rows.filter((file) => !frozen.includes(file.id));
}

/** The nomination's cases still in the county's notice, by what their notice says of them. */
export async function onNotice(
  desk: Desk,
  nomination: Nomination,
  states: readonly (typeof noticeSubjects.$inferSelect)['state'][],
): Promise<readonly Case[]> {
  const rows = await desk.tx
    .select({ file: cases })
    .from(cases)
    .innerJoin(noticeSubjects, eq(noticeSubjects.subjectId, cases.id))
    .innerJoin(notices, eq(notices.id, noticeSubjects.noticeId))
    .where(
      and(
        eq(notices.nominationId, nomination.id),
        eq(cases.state, 'countyNotice'),
        inArray(noticeSubjects.state, [...states]),
      ),
    )
    .orderBy(cases.rank);
  return rows.map((row) => row.file);
}

import { and, desc, eq } from 'drizzle-orm';
import { cases, decisions } from '../../db/schema/all.js';
import { type Case, caseColumns } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import type { Nomination } from './nominations.js';

/** The lists drawn up in one nomination, newest first; one that the leader sent back stays on record. */
export const selectionsOf = (desk: Desk, nomination: Nomination) =>
  desk.tx
    .select()
    .from(decisions)
    .where(and(eq(decisions.subjectId, nomination.id), eq(decisions.kind, 'selectNominees')))
    .orderBy(desc(decisions.decidedAt));

/** Chosen and holding a place, but not on a notice yet; in the county's order. */
export const listedCases = (desk: Desk, nomination: Nomination): Promise<Case[]> =>
  desk.tx
    .select(caseColumns)
    .from(cases)
    .where(
      and(
        eq(cases.roundId, nomination.roundId),
        eq(cases.countyId, nomination.orgId),
        eq(cases.state, 'countyReview'),
        eq(cases.holdsPlace, 1),
      ),
    )
    .orderBy(cases.rank);

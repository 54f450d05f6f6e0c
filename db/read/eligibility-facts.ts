import { and, eq, gt, gte, inArray, isNull, ne, notInArray, or, sql } from 'drizzle-orm';
import type { EligibilityFacts } from '../../domain/host-selection/eligibility/parameters.js';
import { dayOf, type Instant } from '../../domain/time/beijing.js';
import { type CaseState, schoolTypes } from '../../domain/vocabulary.js';
import type { Db } from '../database.js';
import { attachments, cases, organisations, type rounds } from '../schema/all.js';
import { ethicsBarOf } from './ethics-bar.js';

type CaseKey = Pick<typeof cases.$inferSelect, 'id' | 'roundId' | 'applicantId' | 'schoolId'>;
type RoundDates = Pick<typeof rounds.$inferSelect, 'dates' | 'plannedApprovalDay'>;

/**
 * What `eligibility` needs and the form does not say, read from the records: the same for page, act and list.
 * @param now instant; a withdrawal that can still be undone keeps the school's place until then
 */
export async function eligibilityFacts(
  db: Db,
  file: CaseKey,
  round: RoundDates,
  at: { readonly now: Instant; readonly moment: EligibilityFacts['moment'] },
): Promise<EligibilityFacts> {
  const [school] = await db
    .select({ kind: organisations.kind })
    .from(organisations)
    .where(eq(organisations.id, file.schoolId));
  const schoolType = schoolTypes.find((type) => type === school?.kind);
  if (!schoolType) throw new Error('an application without a school');
  const deadline = dayOf(round.dates.applicationWindow ?? at.now);
  return {
    deadline,
    plannedApprovalDay: round.plannedApprovalDay ?? (round.dates.decision ? dayOf(round.dates.decision) : deadline),
    schoolType,
    ethicsBar: (await ethicsBarOf(db, file.applicantId)) !== null,
    otherLiveApplicationsOfSchool: await othersOfSchool(db, file, at.now),
    verifiedAttachments: at.moment === 'forward' ? await verifiedOf(db, file.id) : [],
    moment: at.moment,
  };
}

/** An application in one of these takes no place of its school. */
const notLive: readonly CaseState[] = [
  'draft',
  'declined',
  'notForwarded',
  'notSelected',
  'notApproved',
  'endedWithRound',
  'vetoed',
];

/** HOST-23: other applications of the school in this round that were submitted and go on. */
async function othersOfSchool(db: Db, file: CaseKey, now: Instant): Promise<number> {
  const undoable = and(isNull(cases.endedAt), gte(cases.withdrawUndoUntil, now));
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(cases)
    .where(
      and(
        eq(cases.roundId, file.roundId),
        eq(cases.schoolId, file.schoolId),
        ne(cases.id, file.id),
        gt(cases.formVersion, 0),
        notInArray(cases.state, [...notLive]),
        or(ne(cases.state, 'withdrawn'), undoable),
      ),
    );
  return row?.count ?? 0;
}

/** HOST-30: attachments the school has compared with the originals. */
async function verifiedOf(db: Db, caseId: string): Promise<readonly string[]> {
  const rows = await db
    .select({ id: attachments.id })
    .from(attachments)
    .where(
      and(eq(attachments.caseId, caseId), inArray(attachments.verdict, ['genuine']), isNull(attachments.removedAt)),
    );
  return rows.map(({ id }) => id);
}

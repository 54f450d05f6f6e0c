import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { fundCategories } from '../../domain/studio/fund/ledger.js';
import type { Db } from '../database.js';
import { dataKeys, decisions, fundGrants, fundLines, fundRequests, vouchers } from '../schema/all.js';
import type { Vault } from '../sealed.js';
import { wordOf } from './data-keys.js';

const unread = { purpose: '', otherReason: '' };
const wordsSchema = z.object({ purpose: z.string(), otherReason: z.string() }).catch(unread);

/** The years a studio was granted money for, the newest first: its purposes, and by which documents it came. */
export async function fundYears(db: Db, studioId: string) {
  const lines = await db.select().from(fundLines).where(eq(fundLines.studioId, studioId)).orderBy(desc(fundLines.year));
  const grants = await db
    .select()
    .from(fundGrants)
    .where(eq(fundGrants.studioId, studioId))
    .orderBy(asc(fundGrants.number));
  return [...new Set(lines.map(({ year }) => year))].map((year) => {
    const own = lines.filter((one) => one.year === year);
    return {
      year,
      closedAt: own[0]?.closedAt ?? null,
      lines: fundCategories.flatMap((category) =>
        own
          .filter((one) => one.category === category)
          .map(({ budgetFen, committedFen, spentFen }) => ({ category, budgetFen, committedFen, spentFen })),
      ),
      grants: grants
        .filter((one) => one.year === year)
        .map(({ number, amounts, reference, otherReason, grantedAt }) => ({
          ...{ number, amounts, reference, otherReason, grantedAt },
        })),
    };
  });
}

/** Every request of a studio, the newest first, with what stands behind it and the last word said of it; words are empty once they were erased. */
export async function fundRequestsOf(db: Db, vault: Vault, studioId: string) {
  const rows = await db
    .select({ request: fundRequests, wrapped: dataKeys.wrapped })
    .from(fundRequests)
    .leftJoin(dataKeys, eq(dataKeys.subjectId, fundRequests.termId))
    .where(eq(fundRequests.studioId, studioId))
    .orderBy(desc(fundRequests.requestedAt), desc(fundRequests.number));
  const ids = rows.map(({ request }) => request.id);
  const papers = await db
    .select()
    .from(vouchers)
    .where(and(inArray(vouchers.requestId, ids), isNull(vouchers.removedAt)))
    .orderBy(asc(vouchers.number));
  const said = await db
    .select({ termId: decisions.subjectId, number: decisions.stageRound, reason: decisions.reason })
    .from(decisions)
    .where(
      and(
        inArray(decisions.subjectId, [...new Set(rows.map(({ request }) => request.termId))]),
        inArray(decisions.kind, ['fundApproval', 'fundSettlement']),
      ),
    )
    .orderBy(asc(decisions.decidedAt));
  return rows.map(({ request, wrapped }) => ({
    ...request,
    ...wordsSchema.parse(vault.open(wrapped, request.words)),
    reason: said.findLast((one) => one.termId === request.termId && one.number === request.number)?.reason ?? '',
    vouchers: papers
      .filter(({ requestId }) => requestId === request.id)
      .map((one) => ({
        ...one,
        name: wordOf(vault, wrapped, one.name),
        sha256: wordOf(vault, wrapped, one.sha256),
      })),
  }));
}
export type FundRequestRead = Awaited<ReturnType<typeof fundRequestsOf>>[number];
export type VoucherRead = FundRequestRead['vouchers'][number];

import { and, eq, isNull, sql } from 'drizzle-orm';
import { fundLines } from '../../../db/schema/all.js';
import { type Refusal, refuse } from '../../../domain/refusal.js';
import {
  type FundCategory,
  fundCategories,
  type Ledger,
  ledgerOf,
  refuseEntry,
} from '../../../domain/studio/fund/ledger.js';
import type { Desk } from '../../kit/deps.js';

/** One studio's money of one calendar year. */
export interface FundYear {
  readonly studioId: string;
  readonly year: number;
}
/** Of one purpose. */
interface Line extends FundYear {
  readonly category: FundCategory;
}
type At = Pick<Desk, 'tx'>;

const ofYear = ({ studioId, year }: FundYear) => and(eq(fundLines.studioId, studioId), eq(fundLines.year, year));
const ofLine = (line: Line) => and(ofYear(line), eq(fundLines.category, line.category));

/** A year's ledger, and whether it is closed. Held by whoever reads it so until the end of the transaction: nobody closes it meanwhile. */
export async function heldYear({ tx }: At, key: FundYear, hold: 'share' | 'update' = 'share') {
  const lines = await tx.select().from(fundLines).where(ofYear(key)).orderBy(fundLines.category).for(hold);
  return { ledger: ledgerOf(lines) as Ledger, isClosed: lines.some(({ closedAt }) => closedAt !== null) };
}

/** FUND-04: adds what was granted to each purpose; what is 0 stays as it is. */
export async function grantTo(
  { tx }: At,
  key: FundYear,
  amounts: Readonly<Record<FundCategory, number>>,
): Promise<void> {
  for (const category of fundCategories) {
    const budgetFen = amounts[category];
    if (budgetFen === 0) continue;
    await tx
      .insert(fundLines)
      .values({ ...key, category, budgetFen })
      .onConflictDoUpdate({
        target: [fundLines.studioId, fundLines.year, fundLines.category],
        set: { budgetFen: sql`${fundLines.budgetFen} + excluded.budget_fen` },
      });
  }
}

/**
 * Commits an amount to its purpose by a conditional update, never read-then-write (design rule 8). Refuses as `refuseEntry` with what is
 * there now; 'stageNotOpen' (FUND-O01) once the year is closed.
 */
export async function commitFrom(desk: At, line: Line & { readonly amountFen: number }): Promise<Refusal | null> {
  const { category, amountFen } = line;
  const free = sql`${fundLines.budgetFen} - ${fundLines.committedFen} - ${fundLines.spentFen} >= ${amountFen}`;
  const taken = await desk.tx
    .update(fundLines)
    .set({ committedFen: sql`${fundLines.committedFen} + ${amountFen}` })
    .where(and(ofLine(line), isNull(fundLines.closedAt), free))
    .returning({ year: fundLines.year });
  if (taken.length > 0) return null;
  const { ledger } = await heldYear(desk, line);
  return (
    refuseEntry(ledger, { kind: 'approve', category, amountFen }) ?? refuse('stageNotOpen', { ruleId: 'FUND-O01' })
  );
}

/** What was committed is so no more: `spentFen` of it is spent, the rest is free again. @throws Error where so much was not committed */
export async function releaseTo(
  { tx }: At,
  line: Line & { readonly amountFen: number },
  spentFen: number,
): Promise<void> {
  const released = await tx
    .update(fundLines)
    .set({
      committedFen: sql`${fundLines.committedFen} - ${line.amountFen}`,
      spentFen: sql`${fundLines.spentFen} + ${spentFen}`,
    })
    .where(and(ofLine(line), sql`${fundLines.committedFen} >= ${line.amountFen}`))
    .returning({ year: fundLines.year });
  if (released.length === 0) throw new Error('more is settled than was committed');
}

/** Year-end: nothing is granted or committed there any more. */
export async function closeLines({ tx, now }: Pick<Desk, 'tx' | 'now'>, key: FundYear): Promise<void> {
  await tx.update(fundLines).set({ closedAt: now }).where(ofYear(key));
}

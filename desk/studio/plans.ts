import { and, eq, max } from 'drizzle-orm';
import { plans } from '../../db/schema/all.js';
import type { PlanKind } from '../../domain/studio/plans.js';
import type { Desk } from '../kit/deps.js';

type At = Pick<Desk, 'tx'>;

/** STUDIO-12: which of the two plans have been filed in a term. */
export const plansFiled = ({ tx }: At, termId: string): Promise<readonly { readonly kind: PlanKind }[]> =>
  tx.selectDistinct({ kind: plans.kind }).from(plans).where(eq(plans.termId, termId));

/** The version that stands; 0 before the first. */
export async function planVersion({ tx }: At, termId: string, kind: PlanKind): Promise<number> {
  const [row] = await tx
    .select({ last: max(plans.version) })
    .from(plans)
    .where(and(eq(plans.termId, termId), eq(plans.kind, kind)));
  return row?.last ?? 0;
}

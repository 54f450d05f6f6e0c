import { and, eq, inArray } from 'drizzle-orm';
import { decisions } from '../../db/schema/all.js';
import type { PersonActor } from '../kit/actor.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';

export type Verification = typeof decisions.$inferSelect;

/** HOST-20: the county's finding on each case in its present stage round; cases without one are absent. */
export async function verificationsOf(desk: Desk, files: readonly Case[]): Promise<ReadonlyMap<string, Verification>> {
  if (files.length === 0) return new Map();
  const rows = await desk.tx
    .select()
    .from(decisions)
    .where(
      and(
        inArray(
          decisions.caseId,
          files.map((file) => file.id),
        ),
        eq(decisions.kind, 'countyVerification'),
      ),
    );
  const current = new Map<string, Verification>();
  for (const file of files) {
    const found = rows.find((row) => row.caseId === file.id && row.stageRound === file.stageRound);
    if (found) current.set(file.id, found);
  }
  return current;
}

/** Agreed, and on the very form that stands now (I9). */
export const isAgreed = (file: Case, verification: Verification | undefined): boolean =>
  verification?.decision === 'agree' && verification.formHash === file.formHash;

/** HOST-20: whether the actor took the school's decision on this very stage round. */
export async function hasRecommended(desk: Desk, actor: PersonActor, file: Case): Promise<boolean> {
  const [own] = await desk.tx
    .select({ id: decisions.id })
    .from(decisions)
    .where(
      and(
        eq(decisions.caseId, file.id),
        eq(decisions.kind, 'collectiveDecision'),
        eq(decisions.stageRound, file.stageRound),
        eq(decisions.deciderId, actor.personId),
      ),
    )
    .limit(1);
  return own !== undefined;
}

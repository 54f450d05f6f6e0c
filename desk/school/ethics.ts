import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { kept } from '../../db/kept.js';
import { decisions } from '../../db/schema/all.js';
import { type Refusal, refuse } from '../../domain/refusal.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';

export type EthicsConclusion = 'clear' | 'problem';

/** What stands beside a conclusion in its decision record. */
export interface EthicsContent {
  /** Number and date of the written decision or assessment. */
  readonly reference: string;
  /** The conclusion this one replaces. */
  readonly supersedes: string | null;
}

const link = z.object({ supersedes: z.string().nullable() });

type Taken = Pick<typeof decisions.$inferSelect, 'id' | 'kind' | 'stageRound' | 'decision' | 'content'>;

/** What the school has concluded and decided on a case, in this and earlier stage rounds. */
export const decisionsAt = (desk: Pick<Desk, 'tx'>, file: Pick<Case, 'id'>): Promise<readonly Taken[]> =>
  decisionsOn(desk.tx, { caseId: file.id });

const decisionsOn = kept((db, { caseId }: { caseId: string }) => {
  const { id, kind, stageRound, decision, content } = decisions;
  return db
    .select({ id, kind, stageRound, decision, content })
    .from(decisions)
    .where(and(eq(decisions.caseId, caseId), inArray(decisions.kind, ['ethicsConclusion', 'collectiveDecision'])));
});

interface Ethics {
  readonly id: string;
  readonly conclusion: EthicsConclusion;
}

/** The conclusion in force in the case's present stage round: the one that no other replaces. */
export function ethicsInForce(taken: readonly Taken[], { stageRound }: Pick<Case, 'stageRound'>): Ethics | null {
  const rows = taken.filter((one) => one.kind === 'ethicsConclusion' && one.stageRound === stageRound);
  const replaced = new Set(rows.map(({ content }) => link.parse(content).supersedes));
  const inForce = rows.find(({ id }) => !replaced.has(id));
  return inForce ? { id: inForce.id, conclusion: inForce.decision === 'clear' ? 'clear' : 'problem' } : null;
}

/** The same, read from the database. */
export const ethicsOf = async (desk: Pick<Desk, 'tx'>, file: Pick<Case, 'id' | 'stageRound'>): Promise<Ethics | null> =>
  ethicsInForce(await decisionsAt(desk, file), file);

/** HOST-17 (严把师德关): nothing else of the school's stage comes before the conclusion. */
export const refuseBeforeEthics = (ethics: object | null): Refusal | null =>
  ethics ? null : refuse('ruleForbids', { ruleId: 'HOST-17', field: 'ethicsConclusion' });

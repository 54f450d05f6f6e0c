import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
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

/** The conclusion in force in the case's present stage round: the one that no other replaces. */
export async function ethicsOf(
  desk: Pick<Desk, 'tx'>,
  file: Pick<Case, 'id' | 'stageRound'>,
): Promise<{ readonly id: string; readonly conclusion: EthicsConclusion } | null> {
  const rows = await desk.tx
    .select({ id: decisions.id, decision: decisions.decision, content: decisions.content })
    .from(decisions)
    .where(
      and(
        eq(decisions.caseId, file.id),
        eq(decisions.kind, 'ethicsConclusion'),
        eq(decisions.stageRound, file.stageRound),
      ),
    );
  const replaced = new Set(rows.map(({ content }) => link.parse(content).supersedes));
  const inForce = rows.find(({ id }) => !replaced.has(id));
  return inForce ? { id: inForce.id, conclusion: inForce.decision === 'clear' ? 'clear' : 'problem' } : null;
}

/** HOST-17 (严把师德关): nothing else of the school's stage comes before the conclusion. */
export const refuseBeforeEthics = (ethics: object | null): Refusal | null =>
  ethics ? null : refuse('ruleForbids', { ruleId: 'HOST-17', field: 'ethicsConclusion' });

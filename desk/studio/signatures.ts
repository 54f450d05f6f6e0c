import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { papers, signatures, tasks } from '../../db/schema/all.js';
import { accepted, type Result, refused } from '../../domain/refusal.js';
import { refuseSuperseded } from '../../domain/studio/letter/issue.js';
import { isSealed, papers as kinds, type PaperKind, refuseSignature, type Side } from '../../domain/studio/signing.js';
import type { PersonActor } from '../kit/actor.js';
import type { Desk } from '../kit/deps.js';
import type { Letter } from './letters.js';
import type { TakenTermTask } from './term-task.js';

/** What the person was shown, and signs. */
export const shownSchema = z.strictObject({
  version: z.int().min(1).max(1_000_000),
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
});

export interface Signed {
  readonly side: Side;
  readonly sealed: boolean;
}

interface Given extends z.infer<typeof shownSchema> {
  readonly side: Side;
  /** The version that was shown, where there is such a one. */
  readonly seen: Letter | null;
}

/**
 * Puts one side's signature under the version that stands, with the last of them its seal, and closes the side's task. The seat has been
 * looked at: whoever took the task stands for its side. Refuses 'caseChanged' with the difference for a version that was superseded,
 * 'secondPersonRequired' for whoever signed another side.
 */
export async function keepSignature(
  desk: Desk,
  { personId }: PersonActor,
  { term, task, seat }: TakenTermTask,
  paper: Letter & { readonly kind: PaperKind },
  { side, version, contentHash, seen }: Given,
): Promise<Result<Signed>> {
  if (version !== paper.version || contentHash !== paper.contentHash)
    return refused(refuseSuperseded(seen, version, paper, kinds[paper.kind].ruleId));
  const refusal = refuseSignature(paper, { side, personId, version }, [personId], term.parameters);
  if (refusal) return refused(refusal);
  const { orgId, role } = seat;
  const signature = { paperId: paper.id, side, personId, orgId, role, contentHash, signedAt: desk.now };
  await desk.tx.insert(signatures).values({ id: randomUUID(), ...signature });
  const closed = { state: 'done', outcome: 'signed', closedAt: desk.now, closedBy: personId } as const;
  await desk.tx.update(tasks).set(closed).where(eq(tasks.id, task.id));
  const sealed = isSealed({ ...paper, signatures: [...paper.signatures, { side, personId }] }, term.parameters);
  if (sealed) await desk.tx.update(papers).set({ sealedAt: desk.now }).where(eq(papers.id, paper.id));
  return accepted({ side, sealed });
}

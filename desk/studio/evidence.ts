import { randomUUID } from 'node:crypto';
import { and, asc, eq, isNull, max } from 'drizzle-orm';
import { z } from 'zod';
import { workEvidence } from '../../db/schema/all.js';
import { accepted, type Result, refused } from '../../domain/refusal.js';
import { refuseEvidenceFile } from '../../domain/studio/letter/evidence.js';
import { attachmentTypes } from '../blobs/limits.js';
import { uploadedByName } from '../blobs/uploaded.js';
import type { PersonActor } from '../kit/actor.js';
import { hashOf } from '../kit/canonical.js';
import { sealedFor } from '../kit/data-key.js';
import type { Desk } from '../kit/deps.js';
import type { WorkRow } from './works.js';

export type EvidenceRow = typeof workEvidence.$inferSelect;
type At = Pick<Desk, 'tx'>;

/** The files with one record of work, in the order in which they were handed in; what was taken off is not among them. */
export const evidenceWith = ({ tx }: At, workId: string): Promise<readonly EvidenceRow[]> =>
  tx
    .select()
    .from(workEvidence)
    .where(and(eq(workEvidence.workId, workId), isNull(workEvidence.removedAt)))
    .orderBy(asc(workEvidence.number));

/** What a record was confirmed on: the very bytes with it, by number and no name, so that it outlives their erasure (I9). */
export const evidenceHash = (files: readonly Pick<EvidenceRow, 'number' | 'blob'>[]): string =>
  hashOf({ evidence: files.map(({ number, blob }) => ({ number, blob })) });

/** Of a record with no files. */
export const noEvidence = evidenceHash([]);

const uploaded = z.strictObject(uploadedByName);

export interface Evidence {
  readonly evidenceId: string;
  /** From 1 within the record; never given again. */
  readonly number: number;
  /** Of all files with the record: a confirmation names it. */
  readonly evidenceHash: string;
}

/** Puts a file behind a record that nobody has judged. Refuses what was found wrong with the bytes, and as `refuseEvidenceFile`. */
export async function putEvidence(
  desk: Desk,
  actor: PersonActor,
  { id: workId, termId }: Pick<WorkRow, 'id' | 'termId'>,
  { name, sha256, refused: wrong, ...file }: z.output<typeof uploaded>,
): Promise<Result<Evidence>> {
  if (wrong) return refused(...wrong.refusals);
  const had = await evidenceWith(desk, workId);
  const refusal = refuseEvidenceFile(file.mediaType, had.length, attachmentTypes);
  if (refusal) return refused(refusal);
  const number = await nextNumber(desk, workId);
  const evidenceId = randomUUID();
  await desk.tx.insert(workEvidence).values({
    ...{ id: evidenceId, termId, workId, number, ...file },
    name: await sealedFor(desk, termId, name),
    sha256: await sealedFor(desk, termId, sha256),
    addedBy: actor.personId,
    addedAt: desk.now,
  });
  return accepted({ evidenceId, number, evidenceHash: evidenceHash([...had, { number, blob: file.blob }]) });
}

async function nextNumber({ tx }: At, workId: string): Promise<number> {
  const [row] = await tx
    .select({ last: max(workEvidence.number) })
    .from(workEvidence)
    .where(eq(workEvidence.workId, workId));
  return (row?.last ?? 0) + 1;
}

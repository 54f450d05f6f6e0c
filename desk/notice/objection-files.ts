import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { objectionFiles } from '../../db/schema/all.js';
import { type Refusal, refuse } from '../../domain/refusal.js';
import { objectionFileCeiling } from '../../policy/host-selection/fields/notice.js';
import { attachmentTypes } from '../blobs/limits.js';
import type { Desk } from '../kit/deps.js';
import type { ObjectionTerms } from './notice-frame.js';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const file = z.strictObject({
  name: z.string().trim().min(1).max(120),
  /** As sniffed from the content. */
  mediaType: z.string().max(100),
  /** Bytes. */
  size: z.int().min(0),
  /** Of the bytes. */
  sha256: hash,
  /** Of the sealed bytes, already lent to the blob store. */
  blob: hash,
});
export type HandedIn = z.output<typeof file>;

/** What came with an objection; the same bytes twice are one file, under the name they had first. */
export const filesSchema = z
  .array(file)
  .max(objectionFileCeiling.count)
  .default([])
  .transform((files) => files.filter((one, at) => files.findIndex(({ sha256 }) => sha256 === one.sha256) === at));

type Limits = Pick<ObjectionTerms, 'objectionFileMaxCount' | 'objectionFileMaxMebibytes'>;

/**
 * NOTICE-O02: how many files, how large and of which types an edition takes with an objection. 'tooLarge' (facts `limit` files or bytes,
 * `maximum`), 'wrongFileType', 'badInput' (empty file).
 */
export function refuseFiles(files: readonly HandedIn[], limits: Limits): Refusal | null {
  const [ruleId, most] = ['NOTICE-O02', limits.objectionFileMaxCount];
  const maximum = limits.objectionFileMaxMebibytes * 1024 * 1024;
  if (files.length > most)
    return refuse('tooLarge', {
      ruleId,
      field: 'files',
      facts: { limit: 'files', maximum: most, count: files.length },
    });
  for (const [at, { size, mediaType }] of files.entries()) {
    const field = `files.${at}`;
    if (size === 0) return refuse('badInput', { field });
    if (size > maximum) return refuse('tooLarge', { ruleId, field, facts: { limit: 'bytes', maximum } });
    if (!attachmentTypes.has(mediaType)) return refuse('wrongFileType', { field, facts: { found: mediaType } });
  }
  return null;
}

/** Keeps them with their objection, under its key: they are read and erased with its words. */
export async function keepFiles(
  desk: Desk,
  { id: objectionId, key }: { readonly id: string; readonly key: string },
  files: readonly HandedIn[],
): Promise<void> {
  if (files.length === 0) return;
  await desk.tx.insert(objectionFiles).values(
    files.map(({ name, sha256, ...described }, at) => ({
      id: randomUUID(),
      objectionId,
      number: at + 1,
      ...described,
      name: desk.vault.seal(key, name),
      sha256: desk.vault.seal(key, sha256),
    })),
  );
}

/** How many came, for the record; nothing is said where none did. */
export const countOf = ({ length: files }: readonly unknown[]): { readonly files?: number } =>
  files > 0 ? { files } : {};

/** How many came with an objection that is on file. */
export async function filesIn(desk: Desk, objectionId: string): Promise<{ readonly files?: number }> {
  const { id, objectionId: of } = objectionFiles;
  return countOf(await desk.tx.select({ id }).from(objectionFiles).where(eq(of, objectionId)));
}

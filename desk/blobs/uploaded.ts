import { z } from 'zod';
import { RefusedFile } from './refused-file.js';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What an act is told of a file whose bytes have come already. */
export const uploaded = {
  /** As sniffed from the content. */
  mediaType: z.string().max(100),
  /** Bytes. */
  size: z.int().min(0),
  /** Of the bytes. */
  sha256: hash,
  /** Of the sealed bytes, already lent to the blob store. */
  blob: hash,
  /** The bytes were refused when they came; none of them is kept. */
  refused: z.instanceof(RefusedFile).optional(),
};

/** The same of one that keeps its name. */
export const uploadedByName = { name: z.string().trim().min(1).max(120), ...uploaded };

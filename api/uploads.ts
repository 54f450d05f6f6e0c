import type { Request, Response } from 'express';
import multer from 'multer';
import { sniffUpload } from '../documents/sniff.js';
import { accepted, type Refusal, type Result, refuse, refused } from '../domain/refusal.js';
import type { ApiDeps } from './deps.js';
import { Refused } from './refused.js';
import type { UploadSaid } from './routes/row.js';

/** Text fields beside the file: they are ids, hashes and short answers. */
const fieldBytes = 64 * 1024;

/** What is no limit of ours is a body cut off, garbled or without names: the caller's to send again. */
const meant = (error: unknown): unknown =>
  error instanceof multer.MulterError && error.code.startsWith('LIMIT_')
    ? error
    : new Refused([refuse('badInput', { field: 'file' })]);

/**
 * Reads one file with its fields, judges it by its bytes and lets the row keep it; the fields that stand for it join
 * the body; where it may be left out and was, `file` stands for none. Refusals: `badInput` (no file), and, where the row does not hand them to its act, those of `sniffUpload`, `fileInfected`. @throws MulterError, ScannerAway: `faults.ts` explains
 */
export async function takeUpload(
  deps: ApiDeps,
  said: UploadSaid,
  request: Request,
  response: Response,
): Promise<Result<Readonly<Record<string, unknown>>>> {
  // nobody names a file that did not come
  const none = accepted({ file: undefined });
  if (said.optional && !request.is('multipart/form-data')) return none;
  const options = {
    storage: multer.memoryStorage(),
    // File names are Chinese; without this they arrive as mojibake.
    defParamCharset: 'utf8',
    limits: { files: 1, fileSize: said.maxBytes, fields: 30, fieldSize: fieldBytes, parts: 32 },
  };
  const reader = multer(options).single('file');
  await new Promise<void>((done, fail) =>
    reader(request, response, (error: unknown) => (error ? fail(meant(error)) : done())),
  );
  const { file } = request;
  if (!file) return said.optional ? none : refused(refuse('badInput', { field: 'file' }));
  const found = said.sheet
    ? accepted({ type: 'sheet', mime: 'application/octet-stream' })
    : await sniffUpload(file.buffer, file.originalname, { maxBytes: said.maxBytes });
  if (!found.ok) return turnedAway(said, file, found.refusals);
  const clean = await deps.scan?.(file.buffer);
  if (clean && !clean.ok) return turnedAway(said, file, clean.refusals);
  const { type, mime } = found.value;
  return said.keep(deps, {
    name: file.originalname,
    type,
    mediaType: mime,
    size: file.size,
    bytes: file.buffer,
  });
}

/** Of a file that is refused for what it holds nothing is kept; the act may tell of it where the attempt belongs (HOST-31). */
function turnedAway(
  { refuse: handOver }: UploadSaid,
  { originalname: name, size, buffer }: Express.Multer.File,
  refusals: readonly Refusal[],
): Result<Readonly<Record<string, unknown>>> {
  return handOver ? accepted(handOver({ name, size, bytes: buffer }, refusals)) : refused(...refusals);
}

import type { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import multer from 'multer';
import { sniffUpload, type Upload } from '../documents/sniff.js';
import { type Refusal, type Result, refuse } from '../domain/refusal.js';
import { readingBody } from './arrival.js';
import type { ApiDeps } from './deps.js';
import { meaningOf } from './faults.js';
import type { FilesSaid, KeptFile } from './routes/row.js';
import { uploadRoom } from './upload-room.js';

const mebibyte = 1024 * 1024;
/** Text fields beside the files. */
const fieldBytes = 64 * 1024;
/** A name may be as long as an attachment's; of a longer one the end stays, which says the type. */
const nameLength = 120;
/** So many parts are no mistake in counting: they are not all read. */
const mostParts = 50;
/** What strangers' files may take of this process's memory. */
const room = uploadRoom({ whole: 192 * mebibyte, each: 64 * mebibyte });

export interface TakenFiles {
  /** As their sender named them, for the page that says which was refused. */
  readonly names: readonly string[];
  /** The input's `files`, and what keeps their bytes. Nothing is on the disk before `store`. */
  readonly files: Result<{ readonly fields: readonly object[]; readonly store: () => Promise<void> }>;
}

interface Came {
  readonly name: string;
  readonly size: number;
  readonly bytes: Buffer;
  readonly fault: 'tooLarge' | 'noRoom' | null;
}

/**
 * Reads the files that came with an act of somebody nobody knows, beside the body's other fields, which stay readable whatever is
 * wrong with the files: bounded in memory, in bytes a day by address and in all (before any file is looked into), judged by
 * their bytes and scanned one by one. Refusals name the file by its place, `files.1`: `tooLarge` (facts `limit` files, bytes or total),
 * those of `sniffUpload`, `fileInfected`, `tooManyRequests` (about objectionFiles), `unavailable` (no scanner), `badInput`.
 */
export async function takeFiles(
  deps: ApiDeps,
  said: FilesSaid,
  request: Request,
  response: Response,
): Promise<TakenFiles> {
  const came: Came[] = [];
  const broken = await readingBody(deps, response, () => readFiles(said, request, response, came));
  const names = came.map(({ name }) => name);
  const refused = (refusals: readonly Refusal[]): TakenFiles => ({ names, files: { ok: false, refusals } });
  if (broken) return refused([broken]);
  const allowed = (await said.allowed(deps, { ...request.body, ...request.params })) ?? said.most;
  const faults = faultsOf({ ...said.most, ...allowed }, came);
  if (faults.length > 0) return refused(faults);
  const tooMuch = await countBytes(deps, request.ip ?? '', came);
  if (tooMuch) return refused([tooMuch]);
  const kept: KeptFile[] = [];
  const wrong: Refusal[] = [];
  for (const [at, { name, bytes, size }] of came.entries()) {
    const found = await judged({ deps, maxBytes: said.most.bytes, response }, name, bytes);
    if (found.ok) {
      const { type, mime: mediaType } = found.value;
      kept.push(said.keep(deps, { name: shortened(name), type, mediaType, size, bytes }));
    } else wrong.push(...found.refusals.map((refusal) => ({ ...refusal, field: `files.${at}` })));
  }
  if (wrong.length > 0) return refused(wrong);
  const store = async () => {
    for (const one of kept) await one.store();
  };
  return { names, files: { ok: true, value: { fields: kept.map(({ fields }) => fields), store } } };
}

/** @returns what is wrong with the body as such; what came of it is in `came` and in the request's body */
function readFiles(said: FilesSaid, request: Request, response: Response, came: Came[]): Promise<Refusal | null> {
  const who = request.ip ?? '';
  let [held, over] = [0, false];
  response.once('close', () => {
    over = true;
    room.giveBack(who, held);
  });
  const hasRoom = (bytes: number): boolean => {
    if (over || !room.take(who, bytes)) return false;
    held += bytes;
    return true;
  };
  const storage: multer.StorageEngine = {
    _handleFile: (_request, { originalname: name, stream }, done) => {
      const at = came.push({ name, size: 0, bytes: Buffer.alloc(0), fault: null }) - 1;
      collect(stream, said.most.bytes, hasRoom).then((one) => {
        came[at] = { name, ...one };
        done(null, { size: one.size });
      }, done);
    },
    _removeFile: (_request, _file, done) => done(null),
  };
  const options = {
    storage,
    // File names are Chinese; without this they arrive as mojibake.
    defParamCharset: 'utf8',
    limits: { files: mostParts, fields: 30, fieldSize: fieldBytes, parts: mostParts + 30 },
  };
  const reader = multer(options).array('files');
  return new Promise((done) =>
    reader(request, response, (error: unknown) => {
      if (error instanceof multer.MulterError && error.code === 'LIMIT_FILE_COUNT')
        return done(large('files', 'files', said.most.count, { count: mostParts + 1 }));
      done(error ? refuse('badInput', { field: 'files' }) : null);
    }),
  );
}

const large = (field: string, limit: 'files' | 'bytes' | 'total', maximum: number, more: Refusal['facts'] = {}) =>
  refuse('tooLarge', { field, facts: { limit, maximum, ...more } });

/** What is too large is read to its end, so that the form can be shown again, but not kept. */
async function collect(
  stream: Readable,
  most: number,
  hasRoom: (bytes: number) => boolean,
): Promise<Omit<Came, 'name'>> {
  let chunks: Buffer[] = [];
  let [size, fault]: [number, Came['fault']] = [0, null];
  for await (const chunk of stream) {
    const bytes: Buffer = chunk;
    size += bytes.length;
    if (fault) continue;
    if (size > most) fault = 'tooLarge';
    else if (!hasRoom(bytes.length)) fault = 'noRoom';
    if (fault) chunks = [];
    else chunks.push(bytes);
  }
  return { size, fault, bytes: Buffer.concat(chunks) };
}

function faultsOf({ count, bytes, totalBytes }: FilesSaid['most'], came: readonly Came[]): readonly Refusal[] {
  if (came.length > count) return [large('files', 'files', count, { count: came.length })];
  if (came.some(({ fault }) => fault === 'noRoom')) return [noRoom(60)];
  const each = came.flatMap(({ size }, at) => {
    if (size > bytes) return [large(`files.${at}`, 'bytes', bytes)];
    return size === 0 ? [refuse('badInput', { field: `files.${at}` })] : [];
  });
  if (each.length > 0) return each;
  const total = came.reduce((sum, { size }) => sum + size, 0);
  return total > totalBytes ? [large('files', 'total', totalBytes)] : [];
}

const noRoom = (retryAfter: string | number): Refusal =>
  refuse('tooManyRequests', { field: 'files', facts: { retryAfter, about: 'objectionFiles' } });

/** Counted before they are looked into, which costs the most. */
async function countBytes({ limits }: ApiDeps, address: string, came: readonly Came[]): Promise<Refusal | null> {
  if (came.length === 0) return null;
  const points = came.reduce((sum, { size }) => sum + Math.ceil(size / mebibyte), 0);
  const refusal =
    (await limits.take('objectionMebibytes', address, points)) ??
    (await limits.take('objectionMebibytesInAll', 'all', points));
  return refusal && noRoom(refusal.facts?.retryAfter ?? 60);
}

async function judged(
  { deps, maxBytes, response }: { deps: ApiDeps; maxBytes: number; response: Response },
  name: string,
  bytes: Buffer,
): Promise<Result<Upload>> {
  const found = await sniffUpload(bytes, name, { maxBytes });
  try {
    const clean = found.ok ? await deps.scan?.(bytes) : undefined;
    return clean && !clean.ok ? clean : found;
  } catch (error) {
    // A scanner that is away takes no file, and costs nobody what was typed.
    const { refusals, fault } = meaningOf(error);
    if (fault) response.locals.fault = fault;
    return { ok: false, refusals } as const;
  }
}

function shortened(name: string): string {
  const characters = [...name];
  return name.length > nameLength ? characters.slice(-nameLength / 2).join('') : name;
}

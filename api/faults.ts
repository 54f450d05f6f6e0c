import { ScannerAway } from '../documents/clamd.js';
import { type Refusal, refuse } from '../domain/refusal.js';
import { Refused } from './refused.js';

/** What an error means to the caller; `fault` is what the operator has to look into. */
export function meaningOf(error: unknown): { readonly refusals: readonly Refusal[]; readonly fault?: string } {
  if (error instanceof Refused) return { refusals: error.refusals };
  const parsing = bodyRefusal(error);
  if (parsing) return { refusals: [parsing] };
  if (fieldOf(rootOf(error), 'code') === notText) return { refusals: [refuse('badInput')] };
  if (databaseIsAway(error) || error instanceof ScannerAway)
    return { refusals: [refuse('unavailable')], fault: placeOf(error) };
  return { refusals: [refuse('internalError')], fault: placeOf(error) };
}

/** Errors of body-parser, multer and the router carry a `type`, a `code` or a `status` of the caller's making. */
function bodyRefusal(error: unknown): Refusal | null {
  const type = fieldOf(error, 'type');
  const code = fieldOf(error, 'code');
  const limit = fieldOf(error, 'limit');
  const maximum = typeof limit === 'number' ? { facts: { maximum: limit } } : {};
  if (type === 'entity.too.large' || code === 'LIMIT_FILE_SIZE') return refuse('tooLarge', maximum);
  if (typeof type === 'string' && type.startsWith('encoding.')) return refuse('wrongFileType');
  if (type === 'charset.unsupported') return refuse('wrongFileType');
  if (typeof code === 'string' && code.startsWith('LIMIT_')) return refuse('badInput', { field: 'file' });
  const status = fieldOf(error, 'status');
  return typeof status === 'number' && status >= 400 && status < 500 ? refuse('badInput') : null;
}

/** PostgreSQL's word for what no text may hold, as U+0000: always the caller's. */
const notText = '22021';

const awayCodes = /^(ECONN|ENOTFOUND|ETIMEDOUT|EPIPE|EAI_AGAIN|08|57P0|53)/;
const awayWords =
  /connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|PGlite is closed|pool after calling end/i;

function databaseIsAway(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = fieldOf(at, 'code');
    if (typeof code === 'string' && awayCodes.test(code)) return true;
    if (awayWords.test(at.message)) return true;
  }
  return false;
}

/** Class and place of an error without its words: those may repeat an address, a name or a row. */
function placeOf(error: unknown): string {
  const inner = rootOf(error);
  if (!(inner instanceof Error)) return typeof inner;
  const places = (inner.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return `${inner.name} ${String(fieldOf(inner, 'code') ?? '')} ${places.slice(0, 4).join(' ').trim()}`;
}

function rootOf(error: unknown): unknown {
  let at = error;
  while (at instanceof Error && at.cause instanceof Error) at = at.cause;
  return at;
}

function fieldOf(error: unknown, name: string): unknown {
  return error !== null && typeof error === 'object' ? Reflect.get(error, name) : undefined;
}

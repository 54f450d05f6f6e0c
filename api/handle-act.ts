import type { Request, RequestHandler, Response } from 'express';
import { earlierAnswer } from '../desk/identity/earlier-answer.js';
import { type Result, refuse, refused } from '../domain/refusal.js';
import { api as words } from '../text/api.js';
import { actorFor } from './actors.js';
import { asArrived } from './arrival.js';
import type { Caller } from './caller.js';
import type { ApiDeps } from './deps.js';
import { formFields } from './form-fields.js';
import { callerOf, languageFor } from './identify.js';
import { fillFromLink, nonceFits, outsideLink } from './link-scope.js';
import { problemOf, sendProblem } from './problem.js';
import { Refused } from './refused.js';
import type { ActRow, Params } from './routes/row.js';
import { refuseTooMany } from './row-limits.js';
import { takeFiles } from './taking-files.js';
import { takeUpload } from './uploads.js';

type Fields = Readonly<Record<string, unknown>>;

/** Turns a row into a handler: who acts, on which input, once per key; then the act's answer, whatever it is. */
export function handleAct(deps: ApiDeps, row: ActRow): RequestHandler {
  return async (request, response) => {
    const caller = callerOf(response);
    const language = languageFor(request, response);
    const isForm = Boolean(request.is('application/x-www-form-urlencoded'));
    const result = await performRow(deps, row, request, response);
    if (result.ok) row.keeps?.(deps, response, result.value);
    if (isForm && deps.pages) return deps.pages.afterAct({ request, response, caller, language }, row, result);
    if (!result.ok) return sendProblem(response, problemOf(result.refusals, language));
    response
      .status(row.status)
      .set('Cache-Control', 'no-store')
      .json(row.response.parse(result.value) ?? null);
  };
}

async function performRow(deps: ApiDeps, row: ActRow, request: Request, response: Response): Promise<Result<unknown>> {
  const caller = callerOf(response);
  const language = languageFor(request, response);
  const actor = actorFor(row.by, caller, true, language);
  // A retry of the click that decided finds its link dead; it is told what it was told before.
  if (!actor.ok && !mayRetry(caller)) return actor;
  const taken =
    row.files && request.is('multipart/form-data') ? await takeFiles(deps, row.files, request, response) : null;
  if (taken && !taken.files.ok) return taken.files;
  const files = taken?.files.ok ? taken.files.value : null;
  const body = await bodyOf(deps, row, request, response);
  if (!body.ok) return body;
  const key = keyOf(row, request, body.value);
  if (key === null) {
    const missing = refuse('badInput', { field: 'Idempotency-Key' });
    throw new KeyMissing([missing], words[language].keyMissing);
  }
  const given = inputOf(row, request, body.value, caller);
  if (!given.ok) return given;
  const input = { value: withFiles(given.value, files?.fields ?? []) };
  if (!actor.ok) return (await retried(deps, row, caller, key, input.value)) ?? actor;
  const tooMany = await refuseTooMany(deps, row, { actor: actor.value, raw: input.value, key, address: request.ip });
  if (tooMany) return tooMany;
  await files?.store();
  // a file is long on its way: it has arrived when all of it has
  const withFile = row.upload && request.is('multipart/form-data');
  return row.perform(withFile ? deps : asArrived(deps, response), actor.value, input.value, key);
}

/** What stands for the files that came joins the input; where none came it is what it always was. */
const withFiles = (input: unknown, files: readonly object[]): unknown =>
  files.length > 0 && input !== null && typeof input === 'object' ? { ...input, files } : input;

/** Refused with a sentence of its own. */
export class KeyMissing extends Refused {
  readonly detail: string;
  constructor(refusals: Refused['refusals'], detail: string) {
    super(refusals);
    this.detail = detail;
  }
}

async function bodyOf(deps: ApiDeps, row: ActRow, request: Request, response: Response): Promise<Result<Fields>> {
  const uploaded = row.upload ? await takeUpload(deps, row.upload, request, response) : null;
  if (uploaded && !uploaded.ok) return uploaded;
  const sent: unknown = request.body ?? {};
  if (sent === null || typeof sent !== 'object' || Array.isArray(sent)) return refused(refuse('badInput'));
  const typed = request.is('application/json') ? { ...sent } : formFields({ ...sent });
  return { ok: true, value: { ...typed, ...uploaded?.value } };
}

/** Fields that serve the transport and never reach an act. */
const transport = ['idempotencyKey', 'linkNonce', 'next'];

function inputOf(row: ActRow, request: Request, body: Fields, caller: Caller): Result<unknown> {
  const fields = Object.fromEntries(Object.entries(body).filter(([name]) => !transport.includes(name)));
  const match = request.get('if-match')?.replace(/^(W\/)?"(.*)"$/, '$2');
  if (row.ifMatch && match && fields[row.ifMatch] === undefined) fields[row.ifMatch] = match;
  const { linkId, ...params } = request.params as Params;
  if (caller.kind !== 'link') return { ok: true, value: row.input(params, fields) };
  if (!nonceFits(caller, request, body)) return refused(refuse('badInput', { field: 'linkNonce' }));
  const made = row.input(params, fields);
  if (made === null || typeof made !== 'object') return refused(refuse('badInput'));
  const input = fillFromLink(caller, row.accepts, { ...made });
  const outside = caller.standing.ok ? outsideLink(caller, { ...input }, row) : null;
  return outside ? refused(outside) : { ok: true, value: input };
}

/**
 * Undefined where a key must not be kept: its row would join a respondent's invitation to the words (HOST-18).
 * Null where it is missing.
 */
function keyOf(row: ActRow, request: Request, body: Fields): string | null | undefined {
  if (row.by === 'respondent') return undefined;
  const key = request.get('idempotency-key') ?? body.idempotencyKey;
  return typeof key === 'string' && key.length > 0 && key.length <= 200 ? key : null;
}

const mayRetry = (caller: Caller): boolean =>
  caller.kind === 'link' && !caller.standing.ok && caller.link.personId !== null;

async function retried(deps: ApiDeps, row: ActRow, caller: Caller, key: string | undefined, raw: unknown) {
  if (caller.kind !== 'link' || !caller.link.personId || !key) return null;
  return earlierAnswer(deps, { claimant: caller.link.personId, key, act: row.act, raw });
}

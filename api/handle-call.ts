import type { Request, RequestHandler, Response } from 'express';
import { badField } from '../domain/bad-field.js';
import { type Result, refuse, refused } from '../domain/refusal.js';
import type { ApiDeps } from './deps.js';
import { callerOf, languageFor } from './identify.js';
import { Refused } from './refused.js';
import type { CallRow } from './routes/call.js';
import type { Params } from './routes/row.js';

/** Signing in, second factors, tokens and the like. Never cached. A form is led on to its `next` page. */
export function handleCall(deps: ApiDeps, row: CallRow): RequestHandler {
  return async (request, response) => {
    const result = await called(deps, row, request, response);
    if (!result.ok) throw new Refused(result.refusals);
    const next = request.is('application/x-www-form-urlencoded') ? localPath(request.body?.next) : null;
    if (next) return response.redirect(303, next);
    response.status(row.status).set('Cache-Control', 'no-store').json(row.response.parse(result.value));
  };
}

async function called(deps: ApiDeps, row: CallRow, request: Request, response: Response): Promise<Result<unknown>> {
  const caller = callerOf(response);
  if (row.by === 'session' && caller.kind !== 'session') return refused(refuse('notSignedIn'));
  const { next, idempotencyKey, ...fields } = { ...request.body };
  const parsed = row.body?.safeParse(fields);
  if (parsed && !parsed.success) return refused(...parsed.error.issues.map(badField));
  const language = languageFor(request, response);
  return row.call({ deps, caller, language, params: request.params as Params, request, response }, parsed?.data);
}

/** A path of this site, or null: nobody is led elsewhere by a form. */
function localPath(next: unknown): string | null {
  return typeof next === 'string' && /^\/(?![/\\])[\w\-./?=&%]*$/.test(next) ? next : null;
}

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler, Response } from 'express';
import type { ZodType } from 'zod';
import type { Actor } from '../desk/kit/actor.js';
import { sha256 } from '../desk/kit/canonical.js';
import { badField } from '../domain/bad-field.js';
import { actorFor } from './actors.js';
import type { ApiDeps } from './deps.js';
import { callerOf, languageFor } from './identify.js';
import { outsideLink } from './link-scope.js';
import { Refused } from './refused.js';
import type { FileRow, Params, ReadContext, ReadRow } from './routes/row.js';

/** A GET that answers JSON: only fields of the row's response schema leave the house. */
export function handleRead(deps: ApiDeps, row: ReadRow): RequestHandler {
  return async (request, response) => {
    const context = await contextOf(deps, row, request, response, queryOf(row.query, request));
    const result = await row.read(context);
    if (!result.ok) throw new Refused(result.refusals);
    if (row.etag) response.set('ETag', `"${row.etag(result.value)}"`);
    // `json` adds a weak ETag where none is set, and answers 304 to a matching If-None-Match.
    cache(response, row.by).json(row.response.parse(result.value));
  };
}

/** A GET that answers a file, always to be saved and never to be shown inside our pages. */
export function handleFile(deps: ApiDeps, row: FileRow): RequestHandler {
  return async (request, response) => {
    const result = await row.read(await contextOf(deps, row, request, response, {}));
    if (!result.ok) throw new Refused(result.refusals);
    const { bytes, name, mediaType } = result.value;
    cache(response.attachment(name), row.by).type(mediaType ?? row.mediaType);
    if (bytes instanceof Readable) return pipeline(bytes, response);
    response.set('ETag', `"${sha256(bytes)}"`).send(Buffer.from(bytes));
  };
}

async function contextOf(
  deps: ApiDeps,
  row: ReadRow | FileRow,
  request: Request,
  response: Response,
  query: unknown,
): Promise<ReadContext<Actor, unknown>> {
  const caller = callerOf(response);
  const language = languageFor(request, response);
  const actor = actorFor(row.by, caller, false, language);
  if (!actor.ok) throw new Refused(actor.refusals);
  const { linkId, ...params } = request.params as Params;
  const outside = caller.kind === 'link' ? outsideLink(caller, params, row) : null;
  if (outside) throw new Refused([outside]);
  return { deps, tx: deps.db, now: await deps.clock.now(), actor: actor.value, params, query, language };
}

function queryOf(schema: ZodType | undefined, request: Request): unknown {
  if (!schema) return {};
  const parsed = schema.safeParse(request.query);
  if (parsed.success) return parsed.data;
  throw new Refused(parsed.error.issues.map(badField));
}

function cache(response: Response, by: ReadRow['by']): Response {
  return response
    .set('Cache-Control', by === 'public' ? 'no-cache' : 'no-store')
    .vary('Accept-Language, Cookie, Authorization');
}

import { type RequestHandler, Router } from 'express';
import type { ApiDeps } from './deps.js';
import { handleAct } from './handle-act.js';
import { handleCall } from './handle-call.js';
import { handleFile, handleRead } from './handle-read.js';
import { identify, identifyLink } from './identify.js';
import type { AnyRow } from './routes/call.js';

/** Every row at its address and, where it stands behind links, at `/t/{linkId}` + its path. */
export function mountRows(deps: ApiDeps, rows: readonly AnyRow[]): Router {
  const router = Router();
  for (const row of rows) {
    const handler = handlerOf(deps, row);
    for (const path of pathsOf(row)) {
      const behindLink = path !== row.path;
      const who = behindLink ? identifyLink(deps) : identify(deps);
      router[row.method](expressPath(path), named(path), who, handler);
    }
  }
  return router;
}

/** The addresses of a row, as written in the table. */
export function pathsOf({ path, link = 'no' }: AnyRow): readonly string[] {
  const behind = `/t/{linkId}${path}`;
  return { no: [path], also: [path, behind], only: [behind] }[link];
}

const expressPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

/** For the log: the route, not the address, so that no id of a link is written down. */
const named =
  (path: string): RequestHandler =>
  (_request, response, next) => {
    response.locals.route = path;
    next();
  };

function handlerOf(deps: ApiDeps, row: AnyRow): RequestHandler {
  if (row.kind === 'act') return handleAct(deps, row);
  if (row.kind === 'read') return handleRead(deps, row);
  if (row.kind === 'file') return handleFile(deps, row);
  return handleCall(deps, row);
}

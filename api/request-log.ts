import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { ApiDeps } from './deps.js';
import { callerOf } from './identify.js';

/** One line per answered request, with nothing in it that names a person or opens a door. */
export function requestLog({ log, wallClock }: ApiDeps): RequestHandler {
  return (request, response, next) => {
    const began = wallClock();
    const requestId = randomUUID();
    response.set('X-Request-Id', requestId);
    response.on('finish', () => {
      const fault: unknown = response.locals.fault;
      log({
        requestId,
        method: request.method,
        route: String(response.locals.route ?? 'page'),
        status: response.statusCode,
        ms: wallClock() - began,
        caller: callerOf(response).kind,
        ...(typeof fault === 'string' && { fault }),
      });
    });
    next();
  };
}

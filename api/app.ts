import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { refuse } from '../domain/refusal.js';
import { arrives, bodyBegins, bodyEnds } from './arrival.js';
import { csrf } from './csrf.js';
import type { ApiDeps } from './deps.js';
import { docs } from './docs.js';
import { meaningOf } from './faults.js';
import { KeyMissing } from './handle-act.js';
import { headers } from './headers.js';
import { health } from './health.js';
import { callerOf, identify, identifyLink, languageFor } from './identify.js';
import { linkPage } from './link-page.js';
import { mountRows } from './mount.js';
import { oidcRoutes } from './oidc/routes.js';
import { problemOf, sendProblem } from './problem.js';
import { Refused } from './refused.js';
import { requestLog } from './request-log.js';
import { rows as allRows } from './routes/all.js';
import type { AnyRow } from './routes/call.js';

/**
 * The HTTP side as one Express app: what it needs comes in, nothing is read from the environment, nothing listens yet.
 * Order: arrival → log → headers → health → rate limit → origin check → body → rows → pages → 404 → errors.
 * @param rows the table; tests give their own
 */
export function createApp(deps: ApiDeps, rows: readonly AnyRow[] = allRows): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', deps.trustProxyHops);
  app.set('etag', 'weak');
  app.use(arrives(deps));
  app.use(requestLog(deps), headers(deps.publicUrl), health(deps.checks, deps));
  app.use(addressLimit(deps), csrf(deps.publicUrl));
  const bodies = [express.json({ limit: '1mb' }), express.urlencoded({ limit: '1mb', extended: false })];
  app.use(bodyBegins, ...bodies, bodyEnds(deps));
  app.use(docs(deps, rows));
  app.get('/t/:linkId', identifyLink(deps), linkPage(deps));
  app.use(mountRows(deps, rows));
  if (deps.oidc) app.use(oidcRoutes(deps, deps.oidc));
  if (deps.pages) app.use(identify(deps), deps.pages.router);
  app.use(nothingHere, toProblem(deps));
  return app;
}

const addressLimit =
  ({ limits }: ApiDeps): RequestHandler =>
  async (request, _response, next) => {
    const tooMany = await limits.take('address', request.ip ?? '');
    next(tooMany ? new Refused([tooMany]) : undefined);
  };

const nothingHere: RequestHandler = (_request, _response, next) => next(new Refused([refuse('notFound')]));

/** Every error ends here: problem+json for programs, a page for people, and never a stack trace for either. */
function toProblem(deps: ApiDeps): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    const { refusals, fault } = meaningOf(error);
    if (fault) response.locals.fault = fault;
    if (response.headersSent) return next(error);
    const language = languageFor(request, response);
    const problem = problemOf(refusals, language, error instanceof KeyMissing ? error.detail : undefined);
    const fromPage = !request.path.startsWith('/api/') || request.is('application/x-www-form-urlencoded');
    const isPage = fromPage && request.accepts(['json', 'html']) === 'html';
    if (!deps.pages || !isPage) return sendProblem(response, problem);
    try {
      const caller = callerOf(response);
      await deps.pages.problem({ request, response, caller, language }, problem.status, refusals);
    } catch {
      // The page of the error failed as well, as it will without a database: say it plainly.
      sendProblem(response, problem);
    }
  };
}

import type { Request, RequestHandler, Response } from 'express';
import { findLinkSession } from '../desk/identity/open-link.js';
import { findSession } from '../desk/identity/sessions.js';
import { findToken } from '../desk/identity/tokens.js';
import { refuse } from '../domain/refusal.js';
import type { Language } from '../domain/vocabulary.js';
import { asArrived } from './arrival.js';
import { type Caller, nobody } from './caller.js';
import { linkCookie, sessionCookie } from './cookies.js';
import type { ApiDeps } from './deps.js';
import { languageOf } from './language.js';
import { Refused } from './refused.js';

/** Says who calls; a Bearer token alone counts where one is sent, and a wrong one is refused, not overlooked. */
export function identify(deps: ApiDeps): RequestHandler {
  return async (request, response, next) => {
    setCaller(request, response, await callerFor(deps, request));
    next();
  };
}

/** The same behind a link: whoever else the browser is, here it is the holder of the link or nobody. */
export function identifyLink(deps: ApiDeps): RequestHandler {
  return async (request, response, next) => {
    const linkId = String(request.params.linkId);
    const cookie = linkCookie(request, deps.publicUrl);
    const found = cookie ? await findLinkSession(asArrived(deps, response), linkId, cookie) : null;
    setCaller(request, response, found ? { ...found, kind: 'link' } : nobody);
    next();
  };
}

/** Who calls, as `identify` found it. */
export const callerOf = (response: Response): Caller => (response.locals.caller as Caller | undefined) ?? nobody;

/** The language to answer in. */
export const languageFor = (request: Request, response: Response): Language =>
  (response.locals.language as Language | undefined) ?? languageOf(request, nobody);

function setCaller(request: Request, response: Response, caller: Caller): void {
  response.locals.caller = caller;
  response.locals.language = languageOf(request, caller);
}

async function callerFor(deps: ApiDeps, request: Request): Promise<Caller> {
  const bearer = /^bearer (\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
  if (bearer) {
    const token = await findToken(deps, bearer);
    if (!token) throw new Refused([refuse('notSignedIn')]);
    return { kind: 'token', ...token };
  }
  const cookie = sessionCookie(request, deps.publicUrl);
  const session = cookie ? await findSession(deps, cookie) : null;
  if (!session) return nobody;
  const { hash, ...who } = session;
  return { kind: 'session', sessionHash: hash, ...who };
}

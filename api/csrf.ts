import type { RequestHandler } from 'express';
import { refuse } from '../domain/refusal.js';
import { Refused } from './refused.js';

/**
 * Refuses what another site makes a browser send: fetch metadata where the browser says it, else Origin. Before any
 * body is read. Programs send neither; a Bearer token is nothing a browser adds by itself.
 */
export function csrf(publicUrl: string): RequestHandler {
  const own = new URL(publicUrl).origin;
  return (request, _response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return next();
    if (/^bearer /i.test(request.get('authorization') ?? '')) return next();
    const site = request.get('sec-fetch-site');
    const origin = request.get('origin');
    const here = [own, `${request.protocol}://${request.host}`];
    const allowed = site ? site === 'same-origin' || site === 'none' : !origin || here.includes(origin);
    next(allowed ? undefined : new Refused([refuse('crossSite')]));
  };
}

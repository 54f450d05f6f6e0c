import type { RequestHandler, Response } from 'express';
import type { Instant } from '../domain/time/beijing.js';
import type { ApiDeps } from './deps.js';

/**
 * When a request reached us: what it asks is judged by this instant, however long the service then is about it (CONV-06: a window's
 * last moment belongs to it). A request whose body is still being written has not arrived: holding one open from before a
 * deadline gains nothing.
 */
interface Arrival {
  at: Instant;
  bodySince: number;
}

/** A form's body comes with its headers; one that takes longer than this was sent later. */
const oneBreathMs = 1_000;

/** The first thing done with every request. */
export const arrives =
  ({ clock }: Pick<ApiDeps, 'clock'>): RequestHandler =>
  async (_request, response, next) => {
    response.locals.arrival = { at: await clock.now(), bodySince: 0 } satisfies Arrival;
    next();
  };

/** Stand right before and right after the reading of bodies. */
export const bodyBegins: RequestHandler = (_request, response, next) => {
  const arrival: Arrival | undefined = response.locals.arrival;
  if (arrival) arrival.bodySince = performance.now();
  next();
};
export const bodyEnds =
  ({ clock }: Pick<ApiDeps, 'clock'>): RequestHandler =>
  async (_request, response, next) => {
    const arrival: Arrival | undefined = response.locals.arrival;
    if (arrival && performance.now() - arrival.bodySince > oneBreathMs) arrival.at = await clock.now();
    next();
  };

/** What an act needs of the world, asked at the instant its request arrived. */
export function asArrived(deps: ApiDeps, response: Response): ApiDeps {
  const arrival: Arrival | undefined = response.locals.arrival;
  return arrival ? { ...deps, arrivedAt: arrival.at } : deps;
}

/** Reads a body that no parser before the handler reads: it arrives as every other one does. */
export async function readingBody<T>(
  deps: Pick<ApiDeps, 'clock'>,
  response: Response,
  read: () => Promise<T>,
): Promise<T> {
  const since = performance.now();
  try {
    return await read();
  } finally {
    const arrival: Arrival | undefined = response.locals.arrival;
    if (arrival && performance.now() - since > oneBreathMs) arrival.at = await deps.clock.now();
  }
}

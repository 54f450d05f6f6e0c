import type { Request, Response } from 'express';
import { z } from 'zod';
import { seal, unseal } from '../../desk/identity/seal.js';
import { cookieOf, narrowName } from '../cookies.js';
import type { ApiDeps } from '../deps.js';

const nameFor = ({ publicUrl }: Pick<ApiDeps, 'publicUrl'>): string => narrowName(publicUrl, 'px_oidc');
const path = '/oidc';
/** People type passwords and look for phones meanwhile. */
const minutes = 15;

const attempt = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Where the person wanted to go. */
  onward: z.string(),
  /** The identity is to be bound to the account that is signed in. */
  bind: z.boolean(),
  until: z.number(),
});
export type KeptAttempt = z.infer<typeof attempt>;

/** One way to the provider and back, sealed in the browser that began it: nobody else can end it. */
export function keepAttempt(deps: ApiDeps, response: Response, kept: Omit<KeptAttempt, 'until'>): void {
  const until = deps.wallClock() + minutes * 60_000;
  const value = seal(deps.sealKey, JSON.stringify({ ...kept, until }));
  const secure = deps.publicUrl.startsWith('https:');
  response.cookie(nameFor(deps), value, { httpOnly: true, sameSite: 'lax', secure, path, maxAge: minutes * 60_000 });
}

/** The attempt of this browser, or null when there is none, it is too old or was tampered with. */
export function attemptOf(deps: ApiDeps, request: Request): KeptAttempt | null {
  const cookie = cookieOf(request, nameFor(deps));
  if (!cookie) return null;
  try {
    const found = attempt.parse(JSON.parse(unseal(deps, decodeURIComponent(cookie)) ?? 'null'));
    return found.until > deps.wallClock() ? found : null;
  } catch {
    return null;
  }
}

export function dropAttempt(deps: ApiDeps, response: Response): void {
  const secure = deps.publicUrl.startsWith('https:');
  response.clearCookie(nameFor(deps), { httpOnly: true, sameSite: 'lax', secure, path });
}

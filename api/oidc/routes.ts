import { type Request, type Response, Router } from 'express';
import { signOut } from '../../desk/identity/sign-in.js';
import { bindIdentity, type ProvenIdentity, signInWith } from '../../desk/identity/single-sign-on.js';
import { refuse } from '../../domain/refusal.js';
import { setSession } from '../cookies.js';
import type { ApiDeps } from '../deps.js';
import { callerOf, identify } from '../identify.js';
import { isOwnPath } from '../own-path.js';
import { Refused } from '../refused.js';
import { attemptOf, dropAttempt, type KeptAttempt, keepAttempt } from './attempt-cookie.js';
import type { OidcProvider } from './provider.js';

const callbackPath = '/oidc/callback';

/**
 * Single sign-on: GET /oidc/start leads to the provider, GET /oidc/callback (a page) shows one button, and its POST to
 * /oidc/finish makes the session, or binds the identity to the account that is signed in. No GET changes anything here.
 */
export function oidcRoutes(deps: ApiDeps, provider: OidcProvider): Router {
  const router = Router();
  router.get('/oidc/start', async (request, response) => {
    await limited(deps, request);
    const { url, attempt } = await reached(() => provider.begin(`${deps.publicUrl}${callbackPath}`));
    const { then } = request.query;
    keepAttempt(deps, response, {
      ...attempt,
      onward: isOwnPath(then) ? then : '/tasks',
      bind: request.query.bind === 'yes',
    });
    response.set('Cache-Control', 'no-store').redirect(303, url);
  });
  router.post('/oidc/finish', identify(deps), async (request, response) => {
    await limited(deps, request);
    const attempt = attemptOf(deps, request);
    dropAttempt(deps, response);
    const proven = attempt && (await provenBy(deps, provider, request, attempt));
    if (!attempt || !proven) throw new Refused([refuse('wrongCredentials')]);
    response.set('Cache-Control', 'no-store').redirect(303, await enter(deps, response, proven, attempt));
  });
  return router;
}

/** Binds the identity to the account that is signed in, or opens the account it is bound to. Returns where to go. */
async function enter(deps: ApiDeps, response: Response, proven: ProvenIdentity, attempt: KeptAttempt): Promise<string> {
  const caller = callerOf(response);
  const { bind, onward } = attempt;
  if (bind) {
    if (caller.kind !== 'session' || caller.secondFactorDue) throw new Refused([refuse('notSignedIn')]);
    const bound = await bindIdentity(deps, caller, proven);
    if (!bound.ok) throw new Refused(bound.refusals);
    return '/account?done=bindIdentity';
  }
  const signedIn = await signInWith(deps, proven);
  if (!signedIn.ok) throw new Refused(signedIn.refusals);
  if (caller.kind === 'session') await signOut(deps, caller);
  setSession(response, deps.publicUrl, signedIn.value.session);
  return signedIn.value.secondFactorDue ? `/second-factor?then=${encodeURIComponent(onward)}` : onward;
}

async function provenBy(
  deps: ApiDeps,
  provider: OidcProvider,
  request: Request,
  attempt: { readonly state: string; readonly nonce: string; readonly verifier: string },
): Promise<ProvenIdentity | null> {
  const back = new URL(`${deps.publicUrl}${callbackPath}`);
  const sent = (request.body ?? {}) as Readonly<Record<string, unknown>>;
  for (const name of ['code', 'state', 'iss']) {
    const value = sent[name];
    if (typeof value === 'string' && value !== '') back.searchParams.set(name, value);
  }
  try {
    return await provider.finish(back, attempt);
  } catch {
    // A wrong answer and a provider that does not answer look the same to the person: begin again.
    return null;
  }
}

async function reached<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch {
    throw new Refused([refuse('unavailable')]);
  }
}

async function limited({ limits }: ApiDeps, request: Request): Promise<void> {
  const tooMany = await limits.take('signInAddress', request.ip ?? '');
  if (tooMany) throw new Refused([tooMany]);
}

import { toString as qrSvg } from 'qrcode';
import { postsHeld, signInOf } from '../../db/read/page-people.js';
import { ownSessions } from '../../desk/identity/own-sessions.js';
import { isBound } from '../../desk/identity/single-sign-on.js';
import { listTokens } from '../../desk/identity/tokens.js';
import { totpUri } from '../../desk/identity/totp.js';
import { accepted } from '../../domain/refusal.js';
import { dayOf } from '../../domain/time/beijing.js';
import { accountPage } from '../../web/pages/account.js';
import type { Again } from '../../web/views/frame.js';
import { frameOf, guardOf, type Page, type Shown } from './kit.js';

const textIn = (value: unknown, name: string): string => {
  const found: unknown = value !== null && typeof value === 'object' ? Reflect.get(value, name) : undefined;
  return typeof found === 'string' ? found : '';
};

function codesIn(shown: Shown | undefined): readonly string[] | null {
  const { value } = shown ?? {};
  const codes: unknown =
    shown?.act === 'enrolTotp' && value !== null && typeof value === 'object'
      ? Reflect.get(value, 'recoveryCodes')
      : null;
  return Array.isArray(codes) ? codes.map(String) : null;
}

/**
 * A secret just offered; a mistyped code offers the same one again, or the phone would have to start over. The authenticator lists it
 * under the bureau and the login both times.
 */
async function offerOf(shown: Shown | undefined, again: Again | undefined, issuer: string, login: string) {
  const offered = shown?.act === 'offerTotp' ? shown.value : null;
  const secret = offered ? textIn(offered, 'secret') : again?.act === 'enrolTotp' ? (again.kept.secret?.[0] ?? '') : '';
  if (!/^[A-Z2-7]{16,64}$/.test(secret)) return null;
  const uri = totpUri(issuer, login, secret);
  const svg = await qrSvg(uri, { type: 'svg', margin: 1 });
  return { secret, uri, qr: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` };
}

export const accountPages: readonly Page[] = [
  {
    path: '/account',
    who: 'session',
    load: async (call) => {
      const { deps, caller, shown, again } = call;
      const frame = await frameOf(call);
      const { login, totp } = await signInOf(deps.db, caller.accountId);
      const view = {
        posts: await postsHeld(deps.db, caller.personId, dayOf(call.now)),
        totp,
        bound: deps.oidc ? await isBound(deps, caller.accountId) : null,
        offer: await offerOf(shown, again, frame.site.organiser, login),
        recoveryCodes: codesIn(shown),
        sessions: await ownSessions(deps, caller),
        passwordDue: !caller.secondFactor,
        newToken: shown?.act === 'createToken' ? textIn(shown.value, 'token') : null,
        tokens: await listTokens(deps, caller.accountId),
        guard: guardOf(call),
        ...(again && { again }),
      };
      return accepted(accountPage(frame, view));
    },
  },
];

import * as client from 'openid-client';
import type { ProvenIdentity } from '../../desk/identity/single-sign-on.js';

/** How the city's identity provider knows us. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The value of `acr` that says two factors were shown; null: never believed, our own second factor is asked for. */
  readonly strongAcr: string | null;
}

/** What one way to the provider and back is bound to; it stays in the browser's sealed cookie. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface OidcProvider {
  /** Where the browser goes, and what it must come back with. */
  readonly begin: (redirectUri: string) => Promise<{ readonly url: string; readonly attempt: Attempt }>;
  /** Trades what came back for an identity. @throws when it is not the answer to `attempt`, or the provider does not answer */
  readonly finish: (back: URL, attempt: Attempt) => Promise<ProvenIdentity>;
}

/** Authorization code with PKCE, state and nonce, by `openid-client`. The provider is asked for its addresses when first needed. */
export function oidcProvider(settings: OidcSettings): OidcProvider {
  const issuer = new URL(settings.issuer);
  const isLoopback = issuer.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(issuer.hostname);
  let known: Promise<client.Configuration> | undefined;
  const discovered = () => {
    known ??= client
      .discovery(issuer, settings.clientId, settings.clientSecret, undefined, {
        // The identity is believed by its signature, not only by the connection it came over (ASVS 6.8.2); config.ts lets
        // plain http through for a provider on this machine only.
        execute: [client.enableNonRepudiationChecks, ...(isLoopback ? [client.allowInsecureRequests] : [])],
      })
      .catch((error: unknown) => {
        known = undefined;
        throw error;
      });
    return known;
  };
  return {
    begin: async (redirectUri) => {
      const attempt = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(await discovered(), {
        redirect_uri: redirectUri,
        scope: 'openid',
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
        ...(settings.strongAcr && { acr_values: settings.strongAcr }),
      });
      return { url: url.href, attempt };
    },
    finish: async (back, attempt) => {
      const answer = await client.authorizationCodeGrant(await discovered(), back, {
        pkceCodeVerifier: attempt.verifier,
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        idTokenExpected: true,
      });
      const claims = answer.claims();
      if (!claims) throw new Error('an answer without an identity');
      const strong = settings.strongAcr !== null && claims.acr === settings.strongAcr;
      return { issuer: claims.iss, subject: claims.sub, strong };
    },
  };
}

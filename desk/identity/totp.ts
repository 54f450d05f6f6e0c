import { generateSecret, generateURI, verify } from 'otplib';
import type { IdentityDeps } from './deps.js';
import { type SealKeys, unseal } from './seal.js';

/** A new secret and the address an authenticator reads from a QR code. */
export function newTotp(issuer: string, login: string): { readonly secret: string; readonly uri: string } {
  const secret = generateSecret();
  return { secret, uri: totpUri(issuer, login, secret) };
}

/** The address of a secret: an authenticator lists it under `issuer` and `login`. */
export const totpUri = (issuer: string, login: string, secret: string): string =>
  generateURI({ issuer, label: login, secret });

/**
 * The time step of a right code, or null. A step that was used once is never right again (replay).
 * @param sealed the sealed secret as stored
 */
export async function totpStep(
  deps: Pick<IdentityDeps, 'wallClock' | 'identity'> & SealKeys,
  sealed: string,
  code: string,
  lastStep: number | null,
): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null;
  const secret = unseal(deps, sealed);
  // Sealed by a key that is gone: a recovery code still opens, and a new enrolment seals anew.
  if (secret === null) return null;
  const verdict = await verify({
    secret,
    token: code,
    epoch: Math.floor(deps.wallClock() / 1000),
    epochTolerance: deps.identity.totpToleranceSeconds,
  });
  if (!verdict.valid || !('timeStep' in verdict)) return null;
  return lastStep !== null && verdict.timeStep <= lastStep ? null : verdict.timeStep;
}

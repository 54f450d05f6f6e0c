import { generateSecret, generateURI, verify } from 'otplib';
import type { IdentityDeps } from './deps.js';
import { unseal } from './seal.js';

/** A new secret and the address an authenticator reads from a QR code. */
export function newTotp(issuer: string, login: string): { readonly secret: string; readonly uri: string } {
  const secret = generateSecret();
  return { secret, uri: generateURI({ issuer, label: login, secret }) };
}

/**
 * The time step of a right code, or null. A step that was used once is never right again (replay).
 * @param sealed the sealed secret as stored
 */
export async function totpStep(
  deps: Pick<IdentityDeps, 'wallClock' | 'sealKey' | 'identity'>,
  sealed: string,
  code: string,
  lastStep: number | null,
): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null;
  const verdict = await verify({
    secret: unseal(deps.sealKey, sealed),
    token: code,
    epoch: Math.floor(deps.wallClock() / 1000),
    epochTolerance: deps.identity.totpToleranceSeconds,
  });
  if (!verdict.valid || !('timeStep' in verdict)) return null;
  return lastStep !== null && verdict.timeStep <= lastStep ? null : verdict.timeStep;
}

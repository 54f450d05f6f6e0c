import { hash, verify } from '@node-rs/argon2';
import { type Refusal, refuse } from '../../domain/refusal.js';
import type { IdentityDeps } from './deps.js';
import { newSecret } from './secrets.js';

// OWASP's parameters for argon2id: 19 MiB, two passes, one lane; they stand in each hash, so they may change.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A PHC string, argon2id. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost);

/** The hash of a password nobody knows: an account that waits for its owner to choose one. */
export const unknownPassword = (): Promise<string> => hashPassword(newSecret());

/** 'badInput' (newPassword; facts min, max) for a new password that is too short or too long. */
export function refuseLength({ identity }: Pick<IdentityDeps, 'identity'>, newPassword: string): Refusal | null {
  const { min, max } = identity.passwordLength;
  const fits = newPassword.length >= min && newPassword.length <= max;
  return fits ? null : refuse('badInput', { field: 'newPassword', facts: { min, max } });
}

let dummy: Promise<string> | undefined;

/** Whether the password is right; without a hash (unknown login) it takes as long and says no. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword('nobody has this password');
  const fits = await verify(stored ?? (await dummy), password.normalize('NFKC'));
  return stored !== null && fits;
}

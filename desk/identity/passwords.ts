import { hash, verify } from '@node-rs/argon2';

// OWASP's parameters for argon2id: 19 MiB, two passes, one lane; they stand in each hash, so they may change.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A PHC string, argon2id. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost);

let dummy: Promise<string> | undefined;

/** Whether the password is right; without a hash (unknown login) it takes as long and says no. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword('nobody has this password');
  const fits = await verify(stored ?? (await dummy), password.normalize('NFKC'));
  return stored !== null && fits;
}

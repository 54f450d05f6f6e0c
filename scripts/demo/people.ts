import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { generate } from 'otplib';
import { samplePassword, sampleTotpSecret } from '../../examples/accounts.js';
import { type Browser, call, newBrowser } from './http.js';

export interface Person {
  readonly code: string;
  readonly name: string;
  readonly email: string;
}

export interface Post {
  readonly role: string;
  readonly orgId: string;
}

/** A person who has signed in, with the posts the service knows of. */
export interface SignedIn {
  readonly browser: Browser;
  readonly personId: string;
  readonly posts: readonly Post[];
}

export interface People {
  readonly of: (code: string) => Person;
  /** Signs in with password and authenticator on first use; later the same session goes on. */
  readonly as: (code: string) => Promise<SignedIn>;
}

/** Everybody in the sample city, by the code of `people.csv`. */
export async function samplePeople(base: string): Promise<People> {
  const text = await readFile(new URL('../../examples/people.csv', import.meta.url), 'utf8');
  const rows: Person[] = parse(text, { columns: true, bom: true, skip_empty_lines: true });
  const known = new Map(rows.map((row) => [row.code, row]));
  const sessions = new Map<string, Promise<SignedIn>>();
  const of = (code: string): Person => {
    const person = known.get(code);
    if (!person) throw new Error(`nobody in the sample city has the code ${code}`);
    return person;
  };
  return {
    of,
    as: (code) => {
      const session = sessions.get(code) ?? signIn(base, of(code).code);
      sessions.set(code, session);
      return session;
    },
  };
}

async function signIn(base: string, code: string): Promise<SignedIn> {
  const browser = newBrowser(base);
  const totp = await generate({ secret: sampleTotpSecret(code) });
  await call(browser, 'POST', '/api/session', { login: code.toLowerCase(), password: samplePassword, code: totp });
  const me = await call<{ personId: string; posts: readonly Post[] }>(browser, 'GET', '/api/session');
  return { browser, personId: me.personId, posts: me.posts };
}

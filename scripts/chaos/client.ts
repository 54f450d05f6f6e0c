import { generate } from 'otplib';
import { samplePassword, sampleTotpSecret } from '../../examples/accounts.js';
import type { Ledger } from './ledger.js';
import { pause } from './service.js';

/** Somebody's browser. `actor` is the person behind it, as the database names them. */
export interface Browser {
  readonly base: string;
  readonly address: string;
  readonly actor: string | null;
  cookie: string;
  nonce?: string;
}

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** Nobody answered, or answered that it cannot now: the same is asked again. */
class NoAnswer extends Error {}

/** How long one try waits for its answer, and how long until the next, in milliseconds. */
const patience = 20_000;
const betweenTries = 150;

let browsers = 0;
/** Everybody comes from an address of their own; the service trusts our one hop. */
export function newBrowser(base: string, actor: string | null = null): Browser {
  browsers += 1;
  return { base, address: `10.${browsers >> 16}.${(browsers >> 8) & 255}.${browsers & 255}`, actor, cookie: '' };
}

async function ask(browser: Browser, method: string, path: string, body: unknown, key: string | null): Promise<Answer> {
  const isForm = body instanceof FormData;
  try {
    const response = await fetch(`${browser.base}${path}`, {
      method,
      signal: AbortSignal.timeout(patience),
      headers: {
        Accept: 'application/json',
        'X-Forwarded-For': browser.address,
        ...(browser.cookie && { Cookie: browser.cookie }),
        ...(browser.nonce && { 'X-Link-Nonce': browser.nonce }),
        ...(key && { 'Idempotency-Key': key }),
        ...(body !== undefined && !isForm && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.status >= 500 || response.status === 429) throw new NoAnswer(String(response.status));
    for (const set of response.headers.getSetCookie()) browser.cookie = set.split(';')[0] ?? '';
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {} };
  } catch (error) {
    throw error instanceof NoAnswer ? error : new NoAnswer(error instanceof Error ? error.name : 'unknown');
  }
}

/** Asks until somebody answers, for as long as it takes: the harness brings back what it killed. */
async function untilAnswered(send: () => Promise<Answer>, onSilence: () => void): Promise<Answer> {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      onSilence();
      await pause(betweenTries);
    }
  }
}

/** Looks at something; changes nothing. */
export const look = (browser: Browser, path: string): Promise<Answer> =>
  untilAnswered(
    () => ask(browser, 'GET', path, undefined, null),
    () => undefined,
  );

/** What was acknowledged, or null when the act was refused for good. */
export type Done = Record<string, unknown> | null;

/** Acts under one key until the answer is known; the ledger has it before it is sent and after. */
export async function act(
  ledger: Ledger,
  browser: Browser,
  name: string,
  [method, path, body]: readonly [method: string, path: string, body?: unknown],
  chain: string | null = null,
): Promise<Done> {
  const op = ledger.begin(name, browser.actor, chain);
  // A respondent's key would join the answer to the person; their link takes one answer only (HOST-18).
  const key = op.actor === null ? null : op.key;
  const answer = await untilAnswered(
    () => ask(browser, method, path, body ?? {}, key),
    () => {
      op.unknown += 1;
    },
  );
  const [first] = (answer.body.errors ?? []) as { code?: string }[];
  op.code = answer.status < 300 ? null : String(first?.code ?? answer.body.code ?? answer.status);
  const wasDoneBefore = key === null && op.unknown > 0 && op.code === 'linkUsed';
  op.outcome = op.code === null || wasDoneBefore ? 'ok' : 'refused';
  op.answer = answer.body;
  op.answeredAt = Date.now();
  return op.outcome === 'ok' ? answer.body : null;
}

/** Signs in with password and second factor, before anything is killed. @param code as in people.csv */
export async function signIn(base: string, code: string): Promise<Browser> {
  const browser = newBrowser(base);
  const totp = await generate({ secret: sampleTotpSecret(code) });
  const body = { login: code.toLowerCase(), password: samplePassword, code: totp };
  const answer = await ask(browser, 'POST', '/api/session', body, null);
  if (answer.status >= 300) throw new Error(`${code} cannot sign in: ${answer.status}`);
  const me = await look(browser, '/api/session');
  return { ...browser, actor: String(me.body.personId) };
}

/** Trades a link's secret for a browser that can do its one thing; null when the link is dead. */
export async function followLink(
  base: string,
  link: { readonly id: string; readonly secret: string },
  actor: string | null,
): Promise<Browser | null> {
  const browser = newBrowser(`${base}/t/${link.id}`, actor);
  const answer = await untilAnswered(
    () => ask(browser, 'POST', '/open', { secret: link.secret }, null),
    () => undefined,
  );
  if (answer.status >= 300) return null;
  browser.nonce = String(answer.body.nonce);
  return browser;
}

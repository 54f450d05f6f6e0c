import { randomUUID } from 'node:crypto';

/** One refusal as problem+json tells it. */
export interface Told {
  readonly code: string;
  readonly ruleId?: string;
  readonly field?: string;
  readonly detail: string;
}

/** An answer that is no success: a value of the service, kept with every reason it gave. */
export class Refused extends Error {
  readonly status: number;
  readonly errors: readonly Told[];
  constructor(what: string, status: number, errors: readonly Told[]) {
    super(
      `${what} → ${status} ${errors.map((one) => `${one.code} ${one.ruleId ?? ''} ${one.field ?? ''}`).join(', ')}`,
    );
    this.status = status;
    this.errors = errors;
  }
}

/** Somebody's browser: cookies, and the address they come from. `nonce` is bound to a page behind a link. */
export interface Browser {
  readonly base: string;
  readonly address: string;
  cookie: string;
  nonce?: string;
}

let browsers = 0;
/** Everybody comes from an address of their own, as people do; the demo's proxy hop says which. */
export function newBrowser(base: string): Browser {
  browsers += 1;
  return { base, address: `10.${browsers >> 16}.${(browsers >> 8) & 255}.${browsers & 255}`, cookie: '' };
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

async function ask(browser: Browser, method: Method, path: string, given?: unknown): Promise<Response> {
  const body = given ?? (method === 'GET' ? undefined : {});
  const isForm = body instanceof FormData;
  const response = await fetch(`${browser.base}${path}`, {
    method,
    headers: {
      'X-Forwarded-For': browser.address,
      'Accept-Language': 'zh',
      Accept: 'application/json',
      ...(browser.cookie && { Cookie: browser.cookie }),
      ...(browser.nonce && { 'X-Link-Nonce': browser.nonce }),
      ...(method !== 'GET' && { 'Idempotency-Key': randomUUID() }),
      ...(body !== undefined && !isForm && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
  });
  for (const set of response.headers.getSetCookie()) browser.cookie = set.split(';')[0] ?? '';
  if (response.ok) return response;
  const text = await response.text();
  throw new Refused(`${method} ${path}`, response.status, errorsOf(text));
}

function errorsOf(text: string): readonly Told[] {
  try {
    return (JSON.parse(text) as { errors?: Told[] }).errors ?? [];
  } catch {
    return [];
  }
}

/** Calls the service and gives its answer; a refusal is thrown as `Refused`. */
export async function call<T>(browser: Browser, method: Method, path: string, body?: unknown): Promise<T> {
  return (await (await ask(browser, method, path, body)).json()) as T;
}

/** Downloads a file. */
export async function download(browser: Browser, path: string): Promise<Buffer> {
  return Buffer.from(await (await ask(browser, 'GET', path)).arrayBuffer());
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Runs `work` over `items`, so many at a time, as people act beside each other. */
export async function side<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

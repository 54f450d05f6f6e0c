import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { createApp } from '../../api/app.js';
import type { ApiDeps, LogLine } from '../../api/deps.js';
import { rateLimits } from '../../api/rate-limits.js';
import { rows as allRows } from '../../api/routes/all.js';
import type { AnyRow } from '../../api/routes/call.js';
import { accounts } from '../../db/schema/all.js';
import { accountRow } from '../../desk/identity/accounts.js';
import { identityParameters } from '../../desk/identity/parameters.js';
import { openDesk, type TestDesk, type TinyCity, tinyCity } from '../support/desk.js';

export const sealKey = 'seal-key-of-the-tests';
export const password = '用于测试的密码 1';

export interface TestServer {
  readonly url: string;
  readonly deps: ApiDeps;
  /** The desk behind it. */
  readonly desk: TestDesk;
  readonly city: TinyCity;
  readonly log: LogLine[];
  /** Real time, which codes and sessions go by. */
  readonly wall: { at: number };
  /** Business time. */
  readonly setClock: (instant: string) => void;
  readonly account: (code: string, totpSecret?: string) => Promise<string>;
  readonly stopDatabase: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The app over HTTP on a free loopback port, on a real database with the tiny city. */
export async function serve(
  extra: readonly AnyRow[] = [],
  change: object = {},
  more: Partial<ApiDeps> = {},
): Promise<TestServer> {
  const desk = await openDesk();
  const city = await tinyCity(desk);
  let stopped = false;
  const log: LogLine[] = [];
  const wall = { at: Date.parse('2026-03-02T01:00:00.000Z') };
  // Refusals need not wait for each other here; `timing.test.ts` asks for what is set.
  const identity = identityParameters.parse({ evenMilliseconds: 5, ...change });
  const limits = rateLimits(identity);
  const deps: ApiDeps = {
    ...desk,
    wallClock: () => wall.at,
    sealKey,
    identity,
    publicUrl: 'http://pingxuan.test',
    trustProxyHops: 0,
    log: (line) => void log.push(line),
    checks: { database: () => desk.database.ping() },
    limits,
    blobs: { put: async () => '0'.repeat(64), read: async () => null, remove: async () => undefined },
    ...more,
  };
  const server = createApp(deps, [...allRows, ...extra]).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    deps,
    desk,
    city,
    log,
    wall,
    setClock: (instant) => desk.clock.set(instant),
    account: async (code, totpSecret) => {
      const row = await accountRow(sealKey, {
        personId: city.personId(code),
        login: code,
        password,
        ...(totpSecret && { totpSecret }),
      });
      await desk.db.insert(accounts).values(row);
      return row.id;
    },
    stopDatabase: async () => {
      stopped = true;
      await desk.database.close();
    },
    close: async () => {
      await new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      });
      await limits.close();
      if (!stopped) await desk.close();
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
  /** `name=value` of the cookie that was set, if any. */
  readonly cookie: string;
}

const anything = z.record(z.string(), z.unknown());

/** One request; JSON in and out. */
export async function call(
  { url }: Pick<TestServer, 'url'>,
  method: string,
  path: string,
  more: { body?: unknown; headers?: Record<string, string>; cookie?: string; key?: string } = {},
): Promise<Answer> {
  const response = await fetch(`${url}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(more.body !== undefined && { 'content-type': 'application/json' }),
      ...(more.cookie && { cookie: more.cookie }),
      ...(method === 'GET' || method === 'HEAD' ? {} : { 'idempotency-key': more.key ?? randomUUID() }),
      ...more.headers,
    },
    ...(more.body !== undefined && { body: typeof more.body === 'string' ? more.body : JSON.stringify(more.body) }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text ? anything.parse(JSON.parse(text)) : { text },
    cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '',
  };
}

/** Signs in and returns the cookie. */
export async function signedIn(server: TestServer, code: string, totp?: string): Promise<string> {
  const body = { login: code, password, ...(totp && { code: totp }) };
  return (await call(server, 'POST', '/api/session', { body })).cookie;
}

import { randomUUID } from 'node:crypto';
import { generate } from 'otplib';
import { samplePassword, sampleTotpSecret } from '../../examples/accounts.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}
export interface Asked {
  readonly key?: string;
  readonly language?: 'zh' | 'en';
}

/** Somebody of the sample city with a session. */
export interface Client {
  readonly cookie: string;
  readonly totpSecret: string;
  send(method: string, path: string, body?: unknown, asked?: Asked): Promise<Answer>;
}

let addresses = 0;
/** Everybody comes from an address of their own. */
const nextAddress = () => `10.1.${(addresses >> 8) & 255}.${addresses++ & 255}`;

async function ask(
  base: string,
  address: string,
  cookie: string,
  method: string,
  path: string,
  body: unknown,
  asked: Asked,
) {
  const response = await fetch(`${base}${path}`, {
    method,
    headers: {
      Accept: 'application/json',
      'X-Forwarded-For': address,
      'Accept-Language': asked.language ?? 'zh',
      ...(cookie && { Cookie: asked.language ? `${cookie}; lang=${asked.language}` : cookie }),
      ...(method !== 'GET' && { 'Idempotency-Key': asked.key ?? randomUUID() }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const answer: Answer = {
    status: response.status,
    headers: response.headers,
    body: isJson && text ? (JSON.parse(text) as Record<string, unknown>) : {},
  };
  return { answer, cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

/** Signs in with password and second factor. @param base address of the service; @param code as in people.csv */
export async function signIn(base: string, code: string): Promise<Client> {
  const address = nextAddress();
  const totpSecret = sampleTotpSecret(code);
  const body = { login: code.toLowerCase(), password: samplePassword, code: await generate({ secret: totpSecret }) };
  const { answer, cookie } = await ask(base, address, '', 'POST', '/api/session', body, {});
  if (answer.status >= 300) throw new Error(`${code} cannot sign in: ${JSON.stringify(answer.body)}`);
  return {
    cookie,
    totpSecret,
    send: async (method, path, given, asked = {}) =>
      (await ask(base, address, cookie, method, path, given, asked)).answer,
  };
}

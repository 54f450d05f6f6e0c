import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

/** Connections are kept, as a browser or a proxy keeps them. */
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

export interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly cookie?: string;
  readonly body?: unknown;
  /** Where the request seems to come from; everybody has an address of their own. */
  readonly address?: string;
  /** What kind of answer is wanted; JSON unless said. */
  readonly accept?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
export interface Answered {
  readonly status: number;
  /** The cookies it set, without their attributes. */
  readonly cookies: readonly string[];
  readonly text: string;
}

/** A kept connection that the server ended while the request was on its way is no answer: it is sent again, under the same key. */
export function ask(base: string, asked: Asked, key = randomUUID()): Promise<Answered> {
  const body = asked.body === undefined ? null : JSON.stringify(asked.body);
  const headers = {
    Accept: asked.accept ?? 'application/json',
    'X-Forwarded-For': asked.address ?? '10.0.0.1',
    ...asked.headers,
    ...(asked.cookie && { Cookie: `px_session=${asked.cookie}` }),
    ...(asked.method !== 'GET' && { 'Idempotency-Key': key }),
    ...(body !== null && { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }),
  };
  return new Promise((done, fail) => {
    const sent = request(`${base}${asked.path}`, { method: asked.method, agent, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        done({
          status: answer.statusCode ?? 0,
          cookies: cookiesOf(answer.headers['set-cookie']),
          text: Buffer.concat(chunks).toString(),
        }),
      );
      answer.on('error', fail);
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      if (sent.reusedSocket && error.code === 'ECONNRESET') ask(base, asked, key).then(done, fail);
      else fail(error);
    });
    sent.end(body);
  });
}

const cookiesOf = (set: readonly string[] = []) => set.map((one) => one.split(';')[0] ?? '');

/** The answer's JSON. @throws Error for anything but 2xx */
export async function call<T>(base: string, asked: Asked): Promise<T> {
  const { status, text } = await ask(base, asked);
  if (status < 200 || status > 299) throw new Error(`${asked.method} ${asked.path}: ${status} ${text.slice(0, 500)}`);
  return (text ? JSON.parse(text) : null) as T;
}

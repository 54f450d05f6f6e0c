import { randomUUID } from 'node:crypto';
import type { Sample } from './requests.js';

/** How a cell came out. `stop`: let in, and told by a rule that it cannot be now. */
export type Outcome = 'ok' | 'stop' | '401' | '403' | '404' | 'wrong';

export interface Sent {
  readonly outcome: Outcome;
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
}

/** One request as somebody; nothing is followed. */
export async function send(
  url: string,
  method: string,
  sample: Sample,
  who: { readonly cookie?: string; readonly bearer?: string; readonly nonce?: string; readonly accept?: string },
): Promise<Sent> {
  const { body, headers } = bodyOf(sample);
  const answer = await fetch(`${url}${sample.path}`, {
    method,
    redirect: 'manual',
    headers: {
      accept: who.accept ?? 'application/json',
      'accept-language': 'zh',
      ...headers,
      ...(who.cookie && { cookie: who.cookie }),
      ...(who.bearer && { authorization: `Bearer ${who.bearer}` }),
      ...(who.nonce && { 'x-link-nonce': who.nonce }),
      ...(method !== 'GET' && { 'idempotency-key': randomUUID() }),
    },
    ...(body !== undefined && { body }),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { outcome: outcomeOf(answer, bytes), status: answer.status, headers: answer.headers, bytes };
}

function bodyOf({ body, file }: Sample): { body?: FormData | string; headers: Record<string, string> } {
  if (file) {
    const form = new FormData();
    for (const [name, value] of Object.entries(body ?? {})) form.append(name, String(value));
    form.append('file', new Blob([file[1]]), file[0]);
    return { body: form, headers: {} };
  }
  return body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : { headers: {} };
}

const codeIn = (bytes: Buffer): string => /"code":"(\w+)"/.exec(bytes.toString('utf8'))?.[1] ?? '';

function outcomeOf({ status, headers }: Response, bytes: Buffer): Outcome {
  if (status === 303) {
    const to = headers.get('location') ?? '';
    return to.startsWith('/sign-in') ? '401' : to.startsWith('/second-factor') ? '403' : 'ok';
  }
  if (status < 300) return 'ok';
  if (status === 401) return codeIn(bytes) === 'wrongCredentials' ? 'stop' : '401';
  if (status === 403) return '403';
  if (status === 404) return '404';
  // A sample of ours that is wrong in form proves nothing of who may.
  if (status === 400 && codeIn(bytes) === 'badInput') return 'wrong';
  return status < 500 && status !== 429 ? 'stop' : 'wrong';
}

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { formFields } from '../../api/form-fields.js';
import { fileRoute, route } from '../../api/routes/route.js';
import { act } from '../../desk/kit/act.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import { record } from '../../desk/kit/audit.js';
import { clamdScan } from '../../documents/clamd.js';
import { accepted } from '../../domain/refusal.js';
import { type FakeClamd, startClamd } from './fake-clamd.js';
import { serve, signedIn, type TestServer } from './server.js';

const input = z.strictObject({ chainId: z.uuid(), name: z.string(), size: z.number(), note: z.string() });
const keep = act<PersonActor, z.output<typeof input>, { name: string; note: string }>({
  name: 'keep',
  input,
  chain: (i) => i.chainId,
  run: async (desk, actor, i) => {
    await record(desk, actor, { chain: i.chainId, act: 'keep' });
    return accepted(i);
  },
});
const summary = { zh: '试', en: 'Probe' };
const rows = [
  route({
    method: 'post',
    path: '/api/upload/{chainId}',
    act: keep,
    tag: 'application',
    summary,
    response: z.object({ name: z.string(), note: z.string() }),
    upload: { maxBytes: 10_000, keep: async (_deps, { name, size }) => accepted({ name, size }) },
  }),
  fileRoute({
    path: '/api/download',
    tag: 'application',
    summary,
    mediaType: 'application/pdf',
    read: async () => accepted({ bytes: Buffer.from('%PDF-1.7'), name: '申报表.pdf' }),
  }),
];

let server: TestServer;
let cookie = '';
beforeAll(async () => {
  server = await serve(rows);
  await server.account('teacherA1a');
  cookie = await signedIn(server, 'teacherA1a');
});
afterAll(() => server.close());

async function send(bytes: Buffer, name: string, to: Pick<TestServer, 'url'> = server, as = cookie) {
  const form = new FormData();
  form.set('note', '第一次');
  form.set('file', new Blob([new Uint8Array(bytes)]), name);
  const headers = { cookie: as, 'idempotency-key': randomUUID() };
  const response = await fetch(`${to.url}/api/upload/${randomUUID()}`, { method: 'POST', headers, body: form });
  return { status: response.status, body: z.record(z.string(), z.unknown()).parse(await response.json()) };
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('a file with a Chinese name reaches the act beside its fields', async () => {
  expect(await send(png, '证书.png')).toEqual({ status: 200, body: { name: '证书.png', note: '第一次' } });
});

test('a file is judged by its bytes and its size', async () => {
  expect((await send(Buffer.from('<html>'), '证书.png')).body.code).toBe('wrongFileType');
  expect((await send(Buffer.alloc(20_000), '证书.png')).body).toMatchObject({ status: 413, code: 'tooLarge' });
});

test('a part without a name, a body cut off and a boundary that is missing are the caller’s to mend', async () => {
  const part = '--x\r\nContent-Disposition: form-data; name=""\r\n\r\n{}\r\n';
  for (const [type, body] of [
    ['multipart/form-data; boundary=x', `${part}--x--\r\n`],
    ['multipart/form-data; boundary=x', part],
    ['multipart/form-data', part],
  ] as const) {
    const headers = { cookie, 'content-type': type, 'idempotency-key': randomUUID() };
    const answer = await fetch(`${server.url}/api/upload/${randomUUID()}`, { method: 'POST', headers, body });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
  }
});

test('a download is an attachment under its Chinese name', async () => {
  const response = await fetch(`${server.url}/api/download`, { headers: { cookie } });
  expect(response.headers.get('content-type')).toBe('application/pdf');
  expect(response.headers.get('content-disposition')).toContain("filename*=UTF-8''%E7%94%B3");
  expect(await response.text()).toBe('%PDF-1.7');
});

test('without its database the service says 503 and when to come back', async () => {
  const down = await serve(rows);
  await down.stopDatabase();
  const response = await fetch(`${down.url}/api/session`, { headers: { authorization: 'Bearer pxt_x' } });
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  expect((await fetch(`${down.url}/readyz`)).status).toBe(503);
  await down.close();
});

test('the fields of a form nest, list, count and tick, and touch no prototype', () => {
  const sent = { 'a.b': 'x', 'list[]': 'one', 'n#': '12', 'yes?': 'on', '__proto__.polluted': '1' };
  expect(formFields(sent)).toEqual({ a: { b: 'x' }, list: ['one'], n: 12, yes: true });
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

describe('with a virus scanner (ASVS 5.4.3)', () => {
  let clamd: FakeClamd;
  let scanned: TestServer;
  let theirs = '';
  let kept = 0;
  beforeAll(async () => {
    clamd = await startClamd();
    const counting = route({
      method: 'post',
      path: '/api/upload/{chainId}',
      act: keep,
      tag: 'application',
      summary,
      response: z.object({ name: z.string(), note: z.string() }),
      upload: {
        maxBytes: 200_000,
        keep: async (_deps, { name, size }) => {
          kept += 1;
          return accepted({ name, size });
        },
      },
    });
    scanned = await serve([counting], {}, { scan: clamdScan(clamd.address, 500) });
    await scanned.account('teacherA1a');
    theirs = await signedIn(scanned, 'teacherA1a');
  });
  beforeEach(() => {
    kept = 0;
  });
  afterAll(async () => {
    await scanned.close();
    await clamd.stop();
  });
  const upload = (bytes: Buffer) => send(bytes, '证书.png', scanned, theirs);
  const large = Buffer.concat([png, Buffer.alloc(150_000, 7)]);

  test('a clean file is kept, and the scanner saw every byte of it', async () => {
    clamd.answers('stream: OK');
    expect((await upload(large)).status).toBe(200);
    expect(clamd.saw().equals(large)).toBe(true);
    expect(kept).toBe(1);
  });

  test('an infected one is refused with a sentence, and nothing is kept', async () => {
    clamd.answers('stream: Eicar-Test-Signature FOUND');
    const { status, body } = await upload(png);
    expect([status, body.code, body.detail]).toEqual([422, 'fileInfected', expect.stringContaining('发现病毒')]);
    expect(kept).toBe(0);
  });

  test.each([
    ['INSTREAM size limit exceeded. ERROR', 'it is too large for the scanner'],
    ['stream: OKAY', 'the answer is not understood'],
    ['', 'it hangs up without a word'],
    [null, 'it never answers'],
  ])('%s: %s, so it has to come again', async (answer, _why) => {
    clamd.answers(answer);
    const { status, body } = await upload(png);
    expect([status, body.code, kept]).toEqual([503, 'unavailable', 0]);
  });

  test('no scanner at its address takes no file either', async () => {
    await clamd.stop();
    expect([(await upload(png)).status, kept]).toEqual([503, 0]);
  });
});

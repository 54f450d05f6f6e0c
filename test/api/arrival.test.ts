import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { call, password, serve, type TestServer } from './server.js';

const last = '2026-03-30T15:59:59.999Z';
const after = '2026-03-30T16:00:00.000Z';
let server: TestServer;
let cookie: string;
beforeEach(async () => {
  server = await serve();
  await server.account('teacherA1a');
  ({ cookie } = await call(server, 'POST', '/api/session', { body: { login: 'teacherA1a', password } }));
  server.setClock(last);
});
afterEach(() => server.close());

const path = () => `/api/rounds/${server.city.roundId}/applications`;

test('CONV-06: a request that arrived in the last moment counts by it, however long the service is about it', async () => {
  // everything a request waits for before its act: here the count of its address
  Object.assign(server.deps.limits, {
    take: async () => {
      server.setClock(after);
      return null;
    },
  });
  expect((await call(server, 'POST', path(), { body: {}, cookie })).status).toBe(201);
  const late = await call(server, 'POST', path(), { body: {}, cookie });
  expect([late.status, late.body.code]).toEqual([409, 'windowClosed']);
});

test('CONV-06: a request that was held open over the end, and written after it, comes after it', async () => {
  const late = request(`${server.url}${path()}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'content-length': '2' },
  });
  const answered = new Promise<number>((done, failed) => {
    late.on('response', (response) => done(response.resume().statusCode ?? 0));
    late.on('error', failed);
  });
  late.flushHeaders();
  await new Promise((done) => setTimeout(done, 1_200));
  server.setClock(after);
  late.end('{}');
  expect(await answered).toBe(409);
});

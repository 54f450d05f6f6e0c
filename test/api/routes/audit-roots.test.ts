import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { performSystem } from '../../../desk/kit/act.js';
import { system } from '../../../desk/kit/actor.js';
import { record } from '../../../desk/kit/audit.js';
import type { Anchor } from '../../../desk/verify/check.js';
import { sealOnce } from '../../../worker/sealer.js';
import { call, serve, type TestServer } from '../server.js';

let server: TestServer;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server?.close());

const kept: Anchor[] = [];
const seal = () => sealOnce(server.deps, async (anchor) => void kept.push(anchor));

test('nothing is sealed yet: no root, and nobody is told an error', async () => {
  const { status, body } = await call(server, 'GET', '/api/audit-roots');
  expect([status, body]).toEqual([200, { latest: null, items: [] }]);
});

test('anybody reads the newest seal and the root of each day that is over; nothing else of the log', async () => {
  await performSystem(server.deps, (desk) => record(desk, system, { chain: randomUUID(), act: 'remind' }));
  expect(await seal()).toBe(true);
  expect(await seal()).toBe(false);
  server.setClock('2026-03-03T01:00:00.000Z');
  await seal();
  const { status, body } = await call(server, 'GET', '/api/audit-roots');
  expect(status).toBe(200);
  expect(body).toEqual({
    latest: { seal: 1, hash: kept[0]?.hash, at: expect.any(String) },
    items: [{ day: '2026-03-02', seal: 1, root: kept[0]?.hash }],
  });
});

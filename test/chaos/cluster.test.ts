import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cluster, makeCluster } from '../../scripts/chaos/cluster.js';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await makeCluster();
  await cluster.start();
}, 120_000);
afterAll(() => cluster?.remove());

/** When the server that takes a new connection was started. */
async function startedAt(): Promise<string> {
  const client = new pg.Client({ connectionString: cluster.url, connectionTimeoutMillis: 3_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ at: string }>('SELECT pg_postmaster_start_time()::text AS at');
    return rows[0]?.at ?? '';
  } finally {
    await client.end();
  }
}

test('killed under load, the cluster is called started once another server takes connections, not while the dead one’s backends still answer', {
  timeout: 120_000,
}, async () => {
  for (let time = 0; time < 8; time += 1) {
    const before = await startedAt();
    let isOver = false;
    const load = Array.from({ length: 8 }, async () => {
      while (!isOver) await cluster.ask('SELECT count(*) FROM generate_series(1, 20000)').catch(() => undefined);
    });
    await new Promise((done) => setTimeout(done, 100));
    await cluster.kill();
    await cluster.start();
    expect(await startedAt()).not.toBe(before);
    isOver = true;
    await Promise.all(load);
  }
});

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { NativeConnection, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Activities } from '../../activities/create.js';
import { freePort } from '../../scripts/ensure/port.js';
import { startTemporal, type TemporalServer } from '../../scripts/ensure/temporal-server.js';
import { dataConverter } from '../../worker/temporal.js';
import { quietRuntime } from '../support/temporal.js';
import { workflowBundle } from '../support/workflow-bundle.js';

const marker = { name: '标记失败甲', phone: '13912345678' };
const taskQueue = 'loud';

/** As Drizzle throws it: the query with the values it was given, and PostgreSQL's own words beneath. */
class DrizzleQueryError extends Error {
  constructor() {
    const beneath = Object.assign(new Error(`Key (name)=(${marker.name}) already exists`), { code: '23505' });
    super(`Failed query: insert into people …\nparams: ${marker.name},${marker.phone}`, { cause: beneath });
  }
}

describe('a failure travels to Temporal without its words (I34, W27)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pingxuan-failures-'));
  let server: TemporalServer;
  let client: Client;
  beforeAll(async () => {
    quietRuntime();
    server = await startTemporal({
      port: await freePort(),
      namespace: 'default',
      databaseFile: join(folder, 'temporal.db'),
    });
    client = new Client({ connection: await Connection.connect({ address: server.address }), dataConverter });
  }, 180_000);
  afterAll(async () => {
    await client.connection.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Every file of Temporal's own store, as it stands on the disk, write-ahead log and all. */
  const stored = () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));

  test('neither in its store nor in its answers; kind and code stay', { timeout: 120_000 }, async () => {
    const connection = await NativeConnection.connect({ address: server.address });
    const fails = async () => {
      throw new DrizzleQueryError();
    };
    const activities = { openStage: fails, climbLadder: fails, closeProcess: fails } as unknown as Activities;
    const worker = await Worker.create({
      connection,
      taskQueue,
      workflowBundle: await workflowBundle(),
      dataConverter,
      activities: { ...activities },
    });
    const running = worker.run();
    const subject = { kind: 'case', id: 'failing' } as const;
    const handle = await client.workflow.start('hostApplication', {
      workflowId: 'case-failing',
      taskQueue,
      args: [{ subject, roundId: 'r', roundCode: 'T2026', route: 'county' }],
    });
    // Tried on the spot for ten seconds; then the failure is written down beside the timer of the next try.
    const failed = async (): Promise<string> => {
      for (let tries = 0; tries < 600; tries += 1) {
        const said = historyToJSON(await handle.fetchHistory()).replace(/"data": ?"([A-Za-z0-9+/=]+)"/g, (_, data) =>
          Buffer.from(data, 'base64').toString('utf8'),
        );
        if (said.includes('encodedAttributes')) return said;
        await new Promise((done) => setTimeout(done, 100));
      }
      return expect.fail('no failure came');
    };
    const said = await failed();
    expect(said).toContain('DrizzleQueryError');
    expect(said).toContain('23505');
    for (const word of Object.values(marker)) {
      expect(said.includes(word)).toBe(false);
      expect(stored().includes(word)).toBe(false);
    }
    expect(stored().includes('case-failing')).toBe(true);
    await handle.terminate();
    worker.shutdown();
    await running;
    await connection.close();
  });
});

import { join } from 'node:path';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { searchAttributes } from '../../scripts/ensure/temporal-server.js';
import { type FreshDatabase, freshDatabase } from '../support/postgres.js';
import { devServer, timeSkipping } from '../support/temporal.js';
import type { sleeper } from './sleeper.js';

describe('the time-skipping server', () => {
  let env: TestWorkflowEnvironment;
  beforeAll(async () => {
    env = await timeSkipping();
  });
  afterAll(() => env.teardown());

  test('lets ninety days pass while we wait seconds', async () => {
    const taskQueue = 'sleeper';
    const worker = await Worker.create({
      connection: env.nativeConnection,
      taskQueue,
      workflowsPath: join(import.meta.dirname, 'sleeper.ts'),
    });
    const before = performance.now();
    const result = await worker.runUntil(
      env.client.workflow.execute<typeof sleeper>('sleeper', { taskQueue, workflowId: 'sleeper' }),
    );
    const days = (Date.parse(result.ended) - Date.parse(result.began)) / 86_400_000;
    expect(days).toBeGreaterThanOrEqual(90);
    expect(days).toBeLessThan(91);
    expect(performance.now() - before).toBeLessThan(15_000);
  });
});

test('the dev server knows our search attributes', async () => {
  const env = await devServer();
  const { customAttributes } = await env.connection.operatorService.listSearchAttributes({ namespace: 'default' });
  expect(Object.keys(customAttributes ?? {})).toEqual(expect.arrayContaining([...searchAttributes]));
  await env.teardown();
});

describe('a fresh database', () => {
  const made: FreshDatabase[] = [];
  const fresh = async (template?: string) => {
    const database = await freshDatabase(template);
    made.push(database);
    return database.url;
  };
  const ask = async (url: string, sql: string): Promise<unknown[]> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(sql);
    await client.end();
    return rows;
  };
  afterAll(() => Promise.all(made.map((database) => database.drop())));

  test('is a real PostgreSQL that syncs to disk', async () => {
    expect(await ask(await fresh(), 'show fsync')).toEqual([{ fsync: 'on' }]);
  });

  test('can be copied, and the copy is another one', async () => {
    const template = await fresh();
    await ask(template, 'create table t as select 1 as n');
    const copy = await fresh(template);
    await ask(copy, 'insert into t values (2)');
    expect(await ask(copy, 'select n from t order by n')).toEqual([{ n: 1 }, { n: 2 }]);
    expect(await ask(template, 'select n from t')).toEqual([{ n: 1 }]);
  });
});
